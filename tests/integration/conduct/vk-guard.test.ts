import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { advanceStandingSanction } from "../../../workers/handlers/advance-sanction";
import { deliverQueuedDeed } from "../../../workers/handlers/deliver-deed";
import { deliverQueuedReply } from "../../../workers/handlers/deliver-reply";
import { extendStandingBans } from "../../../workers/handlers/extend-bans";
import { pollSource } from "../../../workers/handlers/poll-source";
import { startVk } from "../../support/platforms/peers";
import { aMember, aSource } from "../../support/desk";
import { aHouse, authorOf, type House, looked, reasonOf, visibilityOf } from "./a-house";
import { approveBan } from "#lib/conduct/commands/decide-ban";
import { liftBan } from "#lib/conduct/commands/lift";
import { postRules } from "#lib/conduct/commands/post-rules";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { ladderOf } from "#lib/conduct/queries/ladder";
import { listDueDeeds, listDueSanctions, listWorkspacesToExtend } from "#lib/conduct/queries/pending";
import { listPendingApprovals, listSanctions } from "#lib/conduct/queries/sanctions";
import { newId } from "#lib/core/ids";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { confirmLink } from "#lib/people/commands/decide-link";
import { Postponed } from "#lib/queue/outcome";
import { listDueReplies } from "#lib/replies/queries";
import { putSecret } from "#lib/sources/store/sources";

// The fake stands on this machine; its port is not known before it listens.
process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.0/8";

const signal = new AbortController().signal;

describe("guarding a VK community through the wire", { timeout: 120_000 }, () => {
  let running: Awaited<ReturnType<typeof startVk>>;
  let house: House;
  let sourceId: string;
  const others: { readonly close: () => Promise<void> }[] = [];
  let moment = new Date();
  const later = (): Date => (moment = new Date(moment.getTime() + 60 * 60_000));

  beforeAll(async () => {
    running = await startVk(() => new Date());
    house = await aHouse();
    sourceId = await aCommunity(running, "club123");
  });
  afterAll(async () => {
    for (const { close } of [running, ...others]) await close();
  });

  /** A community that the desk watches from now on, and has read once. */
  const aCommunity = async ({ context: { settings, secret } }: typeof running, name: string): Promise<string> => {
    const id = await aSource(house.owner, house.brandId, []);
    await sql.query({
      text: "UPDATE source SET platform = 'vk', url = $3, settings = $2::jsonb WHERE id = $1",
      values: [id, JSON.stringify(settings), `https://vk.com/${name}`],
    });
    await inTransaction((tx) => putSecret(tx, house.owner.workspaceId, { sourceId: id, secret, now: moment }));
    await poll(id);
    return id;
  };

  const quietly = async (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => {
      if (!(error instanceof Postponed)) throw error;
    });
  const poll = async (id = sourceId): Promise<void> =>
    quietly(pollSource.run({ workspaceId: house.owner.workspaceId, sourceId: id }, { now: later(), signal }));

  /** What reconciling would enqueue, run by the workers' own handlers until nothing is due. */
  const work = async (): Promise<void> => {
    for (let round = 0; round < 10; round += 1) {
      const due = { before: later(), limit: 100 };
      const now = moment;
      for (const reply of await listDueReplies(due)) await quietly(deliverQueuedReply.run(reply, { now, signal }));
      for (const sanction of await listDueSanctions({ now, limit: 100 })) await advanceStandingSanction.run(sanction, { now, signal });
      for (const workspace of await listWorkspacesToExtend()) await extendStandingBans.run(workspace, { now, signal });
      for (const deed of await listDueDeeds(due)) await quietly(deliverQueuedDeed.run(deed, { now, signal }));
    }
  };

  /** A comment on the wall, read by the desk; its tags as a person set them. */
  const aComment = async (fromId: number, text: string, tone: "insult" | "threat"): Promise<{ readonly itemId: string; readonly number: number }> => {
    const { id } = running.world.addComment({ post: running.post, fromId, text, date: moment });
    await poll();
    const [item] = await sql.query<{ id: string }>({
      text: "UPDATE item SET tones = $3, sentiment = 'negative' WHERE source_id = $1 AND external_id = $2 RETURNING id",
      values: [sourceId, `comment-${String(id)}`, [tone]],
    });
    if (item === undefined) throw new Error("The desk did not read the comment.");
    return { itemId: await looked(house, item.id), number: id };
  };

  it("[G3] writes to the person, then takes the comment off the wall", async () => {
    running.world.allowMessages(77, true);
    const { itemId, number } = await aComment(77, "You idiots, where is my kettle?", "insult");
    await startPoliteGuard(house.anna, { itemId, clauseNumber: "3.2", message: "Rule 3.2 asks for civil words.", bypassReason: null }, moment);
    await work();
    expect(running.world.messages()).toMatchObject([{ text: "Rule 3.2 asks for civil words." }]);
    expect(running.world.comments().find(({ id }) => id === number)).not.toMatchObject({ deletedBy: null });
    expect(await visibilityOf(itemId)).toBe("deleted");
  });

  it("[G4] a threat goes straight to the bodyguard: approval by a second person, notice, ban; and back", async () => {
    running.world.addPerson({ id: 88, firstName: "Zed", lastName: "", screenName: "zed" });
    const { itemId } = await aComment(88, "I will find you and break your legs.", "threat");
    const { sanctionId } = await requestBan(house.anna, { itemId, clauseNumber: "3.1", notice: "You threatened us.", days: null }, moment);
    expect((await listPendingApprovals(house.boris)).map(({ id }) => id)).toEqual([sanctionId]);
    await work();
    expect(running.world.bans()).toEqual([]);
    expect(await reasonOf(approveBan(await aMember(house, "agent"), { sanctionId }, moment))).toBe("forbidden");
    await approveBan(house.boris, { sanctionId }, moment);
    await work();
    expect(running.world.bans()).toMatchObject([{ userId: 88 }]);
    const authorId = await authorOf(itemId);
    expect((await ladderOf(house.owner.workspaceId, { brandId: house.brandId, authorId, now: later() })).rung).toBe("excluded");
    expect(await listSanctions(house.anna, { authorId })).toMatchObject([{ id: sanctionId, kind: "ban", state: "standing", decidedByName: house.boris.name }]);
    await liftBan(house.boris, { sanctionId, reason: "They said sorry." }, moment);
    await work();
    expect(running.world.bans()).toEqual([]);
  });

  it("[G4] an approved ban reaches a community that is added later, and an account that is joined to the person later; lifted, it is gone everywhere", async () => {
    running.world.addPerson({ id: 90, firstName: "Yan", lastName: "", screenName: "yan" });
    running.world.addPerson({ id: 91, firstName: "Yan", lastName: "Two", screenName: "yan2" });
    const { itemId } = await aComment(90, "I will find you and break your legs.", "threat");
    const { itemId: others91 } = await aComment(91, "Where is my kettle?", "insult");
    const { sanctionId } = await requestBan(house.anna, { itemId, clauseNumber: "3.1", notice: "You threatened us.", days: null }, moment);
    await approveBan(house.boris, { sanctionId }, moment);
    await work();
    const second = await startVk(() => new Date());
    others.push(second);
    for (const id of [90, 91]) second.world.addPerson({ id, firstName: "Yan", lastName: "", screenName: `yan-${id}` });
    await aCommunity(second, "club124");
    await work();
    expect(second.world.bans()).toMatchObject([{ userId: 90 }]);

    const link = { id: newId("authorLink"), authorId: await authorOf(itemId), otherId: await authorOf(others91) };
    await sql.query({
      text: "INSERT INTO author_link (id, workspace_id, author_id, other_id, state, score, reasons, suggested_at) VALUES ($1, $2, $3, $4, 'suggested', 1, '[]', $5)",
      values: [link.id, house.owner.workspaceId, link.authorId, link.otherId, moment],
    });
    await confirmLink(house.anna, { linkId: link.id }, moment);
    await work();
    for (const { world } of [running, second])
      expect(
        world
          .bans()
          .map(({ userId }) => userId)
          .toSorted(),
      ).toEqual([90, 91]);

    await liftBan(house.boris, { sanctionId, reason: "They said sorry." }, moment);
    await work();
    for (const { world } of [running, second]) expect(world.bans()).toEqual([]);
  });

  it("[G1] the rules can be a pinned post of the community", async () => {
    await postRules(house.boris, { sourceId, language: "en", isPinned: true }, moment);
    await work();
    expect(running.world.posts().find(({ text }) => text.includes("3.2. A rule\nBe polite."))).toMatchObject({ isPinned: true });
  });
});
