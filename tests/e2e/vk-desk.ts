import type { Page } from "playwright-core";

import { createFakeVk, fakeVkKeys, type FakeVk } from "../../demo/platforms/vk/fake-vk";
import { serveSites } from "../../demo/site/serve-sites";

import { anna, aWord, luc, openDesk, readNow, storedItem, type OpenDesk } from "./open-desk";

/** What the formal notice of the brand names beside the rule. */
export const noticeLines = {
  offer: "Clause 9 of our offer lets us end a conversation.",
  refund: "Your money is refunded within ten days.",
  contact: "Harbour & Sons, 1 Quay Street, Hull.",
} as const;

/** A desk whose brand keeps a community on VK: house rules in force, a formal notice written down, no cool-down. */
export type VkDesk = OpenDesk & {
  readonly vk: FakeVk;
  /** Somebody new on VK; to most people a community may write. */
  readonly aPerson: (name: string, traits?: { readonly takesMessages: boolean }) => number;
  /** Somebody comments on the wall, and the desk has read it. */
  readonly said: (fromId: number, text: string) => Promise<Comment>;
};

export type Comment = { readonly itemId: string; readonly number: number; readonly words: string };

const brandName = "Harbour & Sons";
/** As its address names it. */
export const harbour = "harbour-sons";
const community = "Harbour on VK";

/** The fake stands in this process; the brand, the keys, the rules and the method are entered on the pages, as a manager does. */
export const openVkDesk = async ({ story }: { readonly story: "on" | "off" }): Promise<VkDesk> => {
  const vk = createFakeVk({ groupId: 123, name: brandName, screenName: "harbour" });
  const post = vk.addPost({ text: "New kettles are here.", date: new Date() }).id;
  const served = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["/vk", vk]]) });
  const desk = await openDesk({ PARLEY_ALLOWED_HOSTS: new URL(served.url).host, PARLEY_DEMO_STORY: story });
  const page = await desk.signIn(anna);
  await addBrand(desk, page);
  await connect(desk, page, vk);
  await publishRules(desk, page);
  await keepMethod(desk, page);
  await page.close();
  const health = await desk.signIn(luc);
  await health.goto(`${desk.url}/demo/sources`);
  return {
    ...desk,
    vk,
    ...peopleOf(vk),
    said: async (fromId, text) => {
      const words = aWord("word");
      const { id: number } = vk.addComment({ post, fromId, text: `${text} ${words}`, date: nextSecond() });
      await readNow(health, community);
      return { itemId: await storedItem(desk, words), number, words };
    },
    close: async () => {
      await desk.close();
      await served.close();
    },
  };
};

/** VK knows whole seconds: what is said now was said after whatever has just been delivered. */
const nextSecond = (): Date => new Date(Math.ceil(Date.now() / 1000) * 1000);

const peopleOf = (vk: FakeVk): Pick<VkDesk, "aPerson"> => ({
  aPerson: (name, { takesMessages } = { takesMessages: true }) => {
    const id = 500 + vk.people().length;
    vk.addPerson({ id, firstName: name, lastName: "", screenName: name.toLowerCase() });
    vk.allowMessages(id, takesMessages);
    return id;
  },
});

const addBrand = async ({ url }: OpenDesk, page: Page): Promise<void> => {
  await page.goto(`${url}/demo/settings/brands`);
  await page.getByRole("button", { name: "Add a brand" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill(brandName);
  await form.getByRole("button", { name: "Add a brand" }).click();
  await page.getByRole("form", { name: brandName }).waitFor();
};

/** The address of VK itself cannot be reached here, so the source is put there without its keys; then they are entered. */
const connect = async ({ url, database }: OpenDesk, page: Page, vk: FakeVk): Promise<void> => {
  await database.query(
    `INSERT INTO source (id, workspace_id, brand_id, platform, name, url, settings, own_ids, capabilities, live_since, status)
     SELECT 'src_harbour', workspace_id, id, 'vk', $2, 'https://vk.com/harbour', $3, '{}', '{}', now() - interval '1 day', 'reconnect' FROM brand WHERE name = $1`,
    [brandName, community, JSON.stringify({ api: vk.baseUrl(), groupId: vk.settings.groupId })],
  );
  await page.goto(`${url}/demo/sources`);
  await page.getByRole("row", { name: community }).getByRole("button", { name: "Reconnect" }).click();
  await page.getByRole("textbox", { name: "Key of an administrator" }).fill(fakeVkKeys.user);
  await page.getByRole("textbox", { name: "Key of the community" }).fill(fakeVkKeys.group);
  await page.locator("form").getByRole("button", { name: "Reconnect" }).click();
  await page.getByText(`${community} is connected again`).waitFor();
};

const publishRules = async ({ url }: OpenDesk, page: Page): Promise<void> => {
  await page.goto(`${url}/demo/playbook/rules?brand=${harbour}`);
  await page.getByRole("button", { name: "Publish …" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("Version 1 is published").waitFor();
};

const keepMethod = async ({ url }: OpenDesk, page: Page): Promise<void> => {
  await page.goto(`${url}/demo/playbook/method?brand=${harbour}`);
  await page.getByLabel("Minutes before an answer may go").fill("0");
  const english = page.getByRole("group", { name: "English" });
  await english.getByLabel("Clause of the offer").fill(noticeLines.offer);
  await english.getByLabel("Line on refunds").fill(noticeLines.refund);
  await english.getByLabel("Postal contact").fill(noticeLines.contact);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(`${brandName}: saved`).waitFor();
};
