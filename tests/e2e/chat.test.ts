import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoChat } from "../../demo/accounts";
import { aWord, luc, openDesk, openItem, storedItem, tom, type OpenDesk } from "./open-desk";

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk({ PARLEY_DEMO_STORY: "on" });
});
afterAll(async () => {
  await desk.close();
});

const patience = { timeout: 60_000, interval: 250 };
const brand = "kestrel";

/** The demo's rules and its method are written by its own people, a moment after it is there; then answers need not cool down. */
const withoutCoolDown = async (page: Page): Promise<void> => {
  const clause = page.getByRole("group", { name: "English" }).getByLabel("Clause of the offer");
  const written = async (): Promise<string> => {
    await page.goto(`${desk.url}/demo/playbook/method?brand=${brand}`);
    return clause.inputValue();
  };
  await expect.poll(written, patience).not.toBe("");
  await page.getByLabel("Minutes before an answer may go").fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Kestrel Parcels: saved").waitFor();
};

/** The page of the chat, as the source's own page names it. */
const visitChat = async (manager: Page): Promise<Page> => {
  await manager.goto(`${desk.url}/demo/sources`);
  await manager.getByRole("link", { name: demoChat.name }).click();
  const address = await manager.getByRole("link", { name: demoChat.path }).getAttribute("href");
  const visitor = await desk.visit();
  await visitor.goto(address ?? "");
  return visitor;
};

const write = async (visitor: Page, text: string): Promise<void> => {
  await visitor.getByLabel("Your message").fill(text);
  await visitor.getByRole("button", { name: "Send" }).click();
  await visitor.getByRole("listitem").filter({ hasText: text }).waitFor();
};

const hears = (visitor: Page, words: string): Promise<void> => visitor.getByRole("listitem").filter({ hasText: words }).waitFor();

const guard = async (page: Page, choice: string): Promise<Locator> => {
  await page.getByRole("button", { name: "Guard", exact: true }).click();
  await page.getByRole("menuitem", { name: choice }).click();
  return page.getByRole("dialog");
};

describe("a rude visitor in the chat", { timeout: 180_000 }, () => {
  it("is answered calmly, heard of by the manager at a key, shut out and let in again, and becomes a case for the team", async () => {
    const [agent, manager] = await Promise.all([desk.signIn(tom), desk.signIn(luc)]);
    await withoutCoolDown(manager);
    const visitor = await visitChat(manager);

    const rude = aWord("parcel");
    const name = `Rudy ${rude}`;
    await visitor.getByLabel("Your name").fill(name);
    await write(visitor, `You are a bunch of clowns and idiots, where is my ${rude}?`);
    await openItem(desk, agent, await storedItem(desk, rude));

    const field = agent.getByLabel(`Your reply to ${name}`);
    await field.fill("/person");
    await agent.getByRole("option", { name: "Soft answer to a rude opening" }).waitFor();
    await field.press("Enter");
    await field.press("Control+Enter");
    await hears(visitor, "you are talking to a person, not to a machine");

    await agent.getByRole("button", { name: /^Answered .* by Tom Asher$/u }).waitFor();
    await agent.keyboard.press("m");
    await agent.getByText("2 managers have been told").waitFor();
    await agent.keyboard.press("?");
    await agent.getByRole("dialog").getByText("Warn the manager").waitFor();
    await agent.keyboard.press("Escape");
    await manager
      .getByRole("button", { name: /^Notices, \d+ new$/u })
      .first()
      .click();
    await manager.getByRole("link", { name: `Tom Asher asks you to look in: ${name}, ${demoChat.name}` }).click();
    await manager.getByText(`where is my ${rude}?`).first().waitFor();

    const threat = aWord("gate");
    await write(visitor, `I will come to your ${threat} and break your legs.`);
    const threatId = await storedItem(desk, threat);
    await openItem(desk, agent, threatId);
    const closing = await guard(agent, "Stop the conversation…");
    await closing.getByLabel("House rule").selectOption("2");
    await closing.getByLabel("Then request a ban").check();
    await closing.getByRole("button", { name: "Say this and close" }).click();
    await agent.getByRole("dialog").getByRole("button", { name: "Request the ban" }).click();
    await agent.getByText("The request waits for a second person.").waitFor();
    await hears(visitor, "we end this conversation");
    await visitor.getByText("This conversation is closed.").waitFor();

    await manager.goto(`${desk.url}/demo/people/approvals`);
    const request = manager.getByRole("article", { name: "Ban" }).filter({ hasText: `Ban: ${name}` });
    await request.getByRole("button", { name: "Approve and ban" }).click();
    await request.waitFor({ state: "detached" });
    await visitor.getByRole("status").filter({ hasText: "clause 2" }).waitFor();
    await visitor.getByLabel("Your message").waitFor({ state: "hidden" });
    expect(await writeBehindThePage(visitor)).toBe(403);

    await agent.getByRole("button", { name: "Share with the team" }).click();
    const share = agent.getByRole("dialog", { name: "Share with the team" });
    await share.getByLabel("What makes it hard?").fill(`Did we answer ${threat} early enough?`);
    await share.getByRole("button", { name: "Share", exact: true }).click();
    await agent.getByText("Shared with the team.").waitFor();
    await agent.goto(`${desk.url}/demo/feed`);
    await agent.getByText(`Did we answer ${threat} early enough?`).waitFor();

    await liftBan(manager, name);
    await visitor.getByLabel("Your message").waitFor();
    await write(visitor, "I am sorry.");
    await Promise.all([agent, manager, visitor].map((page) => page.close()));
  });
});

/** What the page refuses to do for the visitor, asked of the chat itself. */
const writeBehindThePage = (visitor: Page): Promise<number> =>
  visitor.evaluate(async () => {
    const said = { visitor: localStorage.getItem("visitor"), text: "Let me in!" };
    return (await fetch("say", { method: "POST", body: JSON.stringify(said) })).status;
  });

const liftBan = async (manager: Page, name: string): Promise<void> => {
  await manager.goto(`${desk.url}/demo/people?q=${encodeURIComponent(name)}`);
  await manager.getByRole("link", { name }).first().click();
  const ban = manager.getByRole("article", { name: "Ban" });
  await ban.getByRole("button", { name: "Lift the ban" }).click();
  await ban.getByLabel("Why the ban is lifted").fill("They rang and said sorry.");
  await ban.getByRole("button", { name: "Save" }).click();
};
