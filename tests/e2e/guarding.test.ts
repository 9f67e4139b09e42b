import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { holdBack } from "./doors";
import { anna, luc, openItem, tom } from "./open-desk";
import { noticeLines, openVkDesk, type Comment, type VkDesk } from "./vk-desk";

let desk: VkDesk;
beforeAll(async () => {
  desk = await openVkDesk({ story: "off" });
});
afterAll(async () => {
  await desk.close();
});

const patience = { timeout: 60_000, interval: 250 };

/** Opens a comment and one of the dialogs about it. */
const guard = async (page: Page, { itemId }: Comment, choice: "Warn…" | "Remove politely…" | "Request a ban…"): Promise<Locator> => {
  await openItem(desk, page, itemId);
  await page.getByRole("button", { name: "Guard", exact: true }).click();
  await page.getByRole("menuitem", { name: choice }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  return dialog;
};

/** What the brand wrote on the wall in answer to this comment. */
const answersTo = ({ number }: Comment): readonly string[] =>
  desk.vk
    .comments()
    .filter(({ fromId, replyTo }) => fromId === desk.vk.ownerId && replyTo === number)
    .map(({ text }) => text);

const messagesTo = (person: number): readonly string[] =>
  desk.vk
    .messages()
    .filter(({ userId }) => userId === person)
    .map(({ text }) => text);

const isBanned = (person: number): boolean => desk.vk.bans().some(({ userId }) => userId === person);

/** A second person looks at what waits and approves the ban of somebody. */
const approve = async (page: Page, name: string): Promise<void> => {
  await page.goto(`${desk.url}/demo/people/approvals`);
  const card = page.getByRole("article", { name: "Ban" }).filter({ hasText: `Ban: ${name}` });
  await card.getByRole("button", { name: "Approve and ban" }).click();
  await card.waitFor({ state: "detached" });
};

describe("an insult", () => {
  it("[G5] travels the ladder to exclusion: a reasoned answer, a warning that names it, a new insult, a ban approved by a second person", async () => {
    const person = desk.aPerson("Zed");
    const [agent, manager] = await Promise.all([desk.signIn(tom), desk.signIn(luc)]);

    const first = await desk.said(person, "You are idiots, all of you. Where is my kettle, order 4711?");
    const tooEarly = await guard(agent, first, "Warn…");
    await tooEarly.getByText("A step is missing: first an answer, then a warning, then the ban. Only a threat skips steps.").waitFor();
    await tooEarly.getByLabel("The insult, word for word").fill("idiots");
    expect(await tooEarly.getByRole("button", { name: "Warn", exact: true }).isDisabled()).toBe(true);
    await agent.keyboard.press("Escape");
    const answer = `Hello Zed, order 4711 left today and is with you on Thursday. Tom, Harbour & Sons`;
    await agent.getByLabel("Your reply to Zed").fill(answer);
    await agent.keyboard.press("Control+Enter");
    await expect.poll(() => answersTo(first), patience).toEqual([answer]);
    await agent.getByRole("button", { name: /^Answered .* by Tom Asher$/ }).waitFor();

    const second = await desk.said(person, "Still nothing. You are a pack of idiots and liars.");
    const warning = await guard(agent, second, "Warn…");
    await warning.locator('[aria-current="step"]', { hasText: "Answered" }).waitFor();
    const warn = warning.getByRole("button", { name: "Warn", exact: true });
    expect(await warning.getByLabel("The insult, word for word").inputValue()).toMatch(/^You are a pack of idiots and liars/u);
    await warning.getByLabel("The insult, word for word").fill("");
    expect(await warn.isDisabled()).toBe(true);
    await warning.getByLabel("The insult, word for word").fill("a pack of idiots and liars");
    await warn.click();
    await expect
      .poll(() => answersTo(second), patience)
      .toEqual([expect.stringMatching(/“a pack of idiots and liars”.*clause 1 of our house rules \(No insults\).*a warning/u)]);

    const third = await desk.said(person, "You idiots, you never learn.");
    const request = await guard(agent, third, "Request a ban…");
    await request.locator('[aria-current="step"]', { hasText: "Warned" }).waitFor();
    await request.getByRole("heading", { name: "Evidence, 3 messages" }).waitFor();
    const { y = 900, height = 0 } = (await request.getByRole("button", { name: "Request the ban" }).boundingBox()) ?? {};
    expect(y + height).toBeLessThan(900);
    await request.getByRole("button", { name: "Request the ban" }).click();
    await agent.getByText("The request waits for a second person.").waitFor();
    expect(isBanned(person)).toBe(false);
    await agent.goto(`${desk.url}/demo/people/approvals`);
    await agent.getByText("You asked for this: somebody else decides.").waitFor();
    expect(await agent.getByRole("button", { name: "Approve and ban" }).count()).toBe(0);

    await approve(manager, "Zed");
    await expect.poll(() => isBanned(person), patience).toBe(true);
    const [notice, ...others] = messagesTo(person);
    expect(others).toEqual([]);
    for (const line of Object.values(noticeLines)) expect(notice).toContain(line);
    expect(notice).toContain("under clause 1 of our house rules");
    expect(notice).not.toMatch(/[{}]/u);

    const after = await guard(agent, third, "Request a ban…");
    await after.locator('[aria-current="step"]', { hasText: "Excluded" }).waitFor();
    expect(await after.getByRole("button", { name: "Request the ban" }).count()).toBe(0);
    await Promise.all([agent.close(), manager.close()]);
  });
});

describe("a threat", () => {
  it("[G4] goes straight to the bodyguard, never by one person alone: whoever asked cannot approve, another can", async () => {
    const person = desk.aPerson("Vadim");
    const [asking, second] = await Promise.all([desk.signIn(luc), desk.signIn(anna)]);
    const threat = await desk.said(person, "I will find you and break your legs.");
    const request = await guard(asking, threat, "Request a ban…");
    await request.getByText("Threat: steps may be skipped").waitFor();
    await request.getByLabel("How long").selectOption("365");
    await request.getByRole("button", { name: "Request the ban" }).click();
    await asking.getByText("The request waits for a second person.").waitFor();

    await asking.goto(`${desk.url}/demo/people/approvals`);
    const own = asking.getByRole("article", { name: "Ban" }).filter({ hasText: "Ban: Vadim" });
    await own.getByText("You asked for this: somebody else decides.").waitFor();
    expect(await own.getByRole("button", { name: "Approve and ban" }).count()).toBe(0);

    await second.goto(`${desk.url}/demo/people/approvals`);
    const theirs = second.getByRole("article", { name: "Ban" }).filter({ hasText: "Ban: Vadim" });
    const approval = await holdBack(second, "san_", () => theirs.getByRole("button", { name: "Approve and ban" }).click());
    const { rows } = await desk.database.query<{ id: string }>("SELECT id FROM sanction WHERE item_id = $1", [threat.itemId]);
    expect(rows).toHaveLength(1);
    expect(isBanned(person)).toBe(false);
    expect(await approval.sendWith((body) => body)).toContain('"ok":true');
    await expect.poll(() => isBanned(person), patience).toBe(true);
    expect(messagesTo(person)).toEqual([expect.stringContaining("clause 2 of our house rules")]);
    expect(
      desk.vk
        .bans()
        .find(({ userId }) => userId === person)
        ?.until?.getFullYear(),
    ).toBe(new Date().getFullYear() + 1);
    expect(await approval.sendWith((body) => body)).toContain("decided-already");
    await Promise.all([asking.close(), second.close()]);
  });
});

describe("a polite guard", () => {
  it("[G3] writes to the person under a clause, then takes the comment away", async () => {
    const person = desk.aPerson("Mara");
    const page = await desk.signIn(tom);
    const comment = await desk.said(person, "You idiots, you stupid clowns. Where is my kettle?");
    const dialog = await guard(page, comment, "Remove politely…");
    await dialog.getByText("Speak of the matter as hard as you like").waitFor();
    await dialog.getByLabel("What was said").fill("you stupid clowns");
    await dialog.getByRole("button", { name: "Send and remove" }).click();
    await page.getByText("Evidence is kept; the message is on its way.").waitFor();
    await expect.poll(() => desk.vk.findComment(comment.number)?.isDeleted, patience).toBe(true);
    expect(messagesTo(person)).toEqual([expect.stringMatching(/“you stupid clowns”: clause 1 of our house rules/u)]);
    const { rows } = await desk.database.query("SELECT e.text FROM evidence e JOIN sanction s ON s.id = e.sanction_id WHERE s.item_id = $1", [comment.itemId]);
    expect(rows).toEqual([{ text: desk.vk.findComment(comment.number)?.text }]);
    await page.close();
  });

  it("[G3] leaves a comment to a person's hands where nobody can be written to and the platform hides nothing", async () => {
    const person = desk.aPerson("Orla", { takesMessages: false });
    const page = await desk.signIn(tom);
    const comment = await desk.said(person, "You idiots, where is my kettle?");
    const dialog = await guard(page, comment, "Remove politely…");
    await dialog.getByRole("button", { name: "Send and remove" }).click();
    await page.getByText("Evidence is kept; the message is on its way.").waitFor();
    const deed = async (): Promise<unknown> =>
      (await desk.database.query("SELECT d.kind, d.state FROM sanction_deed d JOIN sanction s ON s.id = d.sanction_id WHERE s.item_id = $1", [comment.itemId]))
        .rows;
    await expect.poll(deed, patience).toEqual([{ kind: "hide", state: "by-hand" }]);
    expect(desk.vk.findComment(comment.number)?.isDeleted).toBe(false);
    await page.goto(`${desk.url}/demo/people/approvals`);
    const card = page.getByRole("article", { name: "Polite removal" }).filter({ hasText: "Orla" });
    await card.getByText("The private message could not be sent: hide instead of delete.").waitFor();
    await card.getByRole("button", { name: "I have done it" }).click();
    await card.waitFor({ state: "detached" });
    await page.close();
  });

  it("[G2] never removes a complaint that breaks no rule: the page says why, the door refuses it too", async () => {
    const person = desk.aPerson("Nora");
    const page = await desk.signIn(tom);
    const complaint = await desk.said(person, "The kettle I bought on Monday leaks, and nobody at your shop answers the phone.");
    const dialog = await guard(page, complaint, "Remove politely…");
    await dialog.getByText("This is criticism, and it stays").waitFor();
    await dialog.getByText("It shows no breach of this rule. Criticism is answered, not removed.").waitFor();
    await dialog.getByText("A manager can give a reason why this one may be removed.").waitFor();
    expect(await dialog.getByRole("button", { name: "Send and remove" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");

    const insult = await desk.said(desk.aPerson("Otto"), "You idiots, answer the phone!");
    const other = await guard(page, insult, "Remove politely…");
    const removal = await holdBack(page, "I removed your comment", () => other.getByRole("button", { name: "Send and remove" }).click());
    expect(await removal.sendWith((body) => body.replaceAll(insult.itemId, complaint.itemId))).toContain('"criticism"');
    expect(desk.vk.findComment(complaint.number)?.isDeleted).toBe(false);
    expect((await desk.database.query("SELECT FROM sanction WHERE item_id = $1", [complaint.itemId])).rowCount).toBe(0);
    await page.close();
  });
});
