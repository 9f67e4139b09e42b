import { beforeEach, describe, expect, it } from "vitest";

import { aSource } from "../../support/desk";
import { aHouse, anInsult, aPlatform, authorOf, deedsOf, drain, minutes, now, publishBook, reasonOf, type House } from "./a-house";
import { decideAppeal, recordAppeal } from "#lib/conduct/commands/appeals";
import { approveBan, refuseBan } from "#lib/conduct/commands/decide-ban";
import { recordDeedByHand } from "#lib/conduct/commands/deeds";
import { liftBan, withdrawRequest } from "#lib/conduct/commands/lift";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { warn } from "#lib/conduct/commands/warn";

import { ladderOf } from "#lib/conduct/queries/ladder";
import { ConnectorError } from "#lib/connectors/contract";
import { sql } from "#lib/db/sql";
import { listAudit } from "#lib/team/queries";

const notice = "You broke rule 3.2 again and again. We end our conversation here.";
const words = {
  clauseNumber: "3.2",
  quote: "idiots",
  text: "You wrote “idiots”. Rule 3.2 asks for civil words.",
  channel: "public",
  bypassReason: null,
} as const;

let house: House;
beforeEach(async () => {
  house = await aHouse();
});

const askFor = async (itemId: string, { days = null, by = house.anna }: { readonly days?: number | null; readonly by?: House["anna"] } = {}) =>
  requestBan(by, { itemId, clauseNumber: "3.2", notice, days }, now);

const aThreat = async () => anInsult(house, { text: "I know where you live, idiots.", tones: ["threat"] });

const rungOf = async (itemId: string, at = now) =>
  (await ladderOf(house.owner.workspaceId, { brandId: house.brandId, authorId: await authorOf(itemId), now: at })).rung;

describe("[G5] answer, warning, exclusion per author and brand", () => {
  it("an insult travels the ladder to exclusion, each rung counting once it was delivered", async () => {
    const platform = aPlatform();
    const first = await anInsult(house, { at: minutes(-300) });
    expect(await reasonOf(warn(house.anna, { ...words, itemId: first }, now))).toBe("rung-skipped");
    await sql.query({ text: "UPDATE item SET answered_at = $2 WHERE id = $1", values: [first, minutes(-280)] });
    expect(await rungOf(first)).toBe("answered");
    expect(await reasonOf(warn(house.anna, { ...words, itemId: first }, now))).toBe("no-new-insult");

    const second = await anInsult(house, { at: minutes(-200) });
    expect(await reasonOf(askFor(second))).toBe("rung-skipped");
    await warn(house.anna, { ...words, itemId: second }, minutes(-190));
    expect(await rungOf(second)).toBe("answered");
    expect(await reasonOf(warn(house.anna, { ...words, itemId: second }, minutes(-189)))).toBe("warning-under-way");
    await drain(house, { connector: { ...platform.connector } }, minutes(-180));
    await sql.query({ text: "UPDATE reply SET sent_at = $2 WHERE item_id = $1", values: [second, minutes(-180)] });
    expect(await rungOf(second)).toBe("warned");
    expect(await reasonOf(askFor(second))).toBe("no-new-insult");

    const third = await anInsult(house, { at: minutes(-100) });
    const { sanctionId } = await askFor(third);
    expect(await rungOf(third)).toBe("warned");
    await approveBan(house.boris, { sanctionId }, now);
    await drain(house, platform);
    expect(await rungOf(third, minutes(600))).toBe("excluded");
    expect(platform.kinds()).toEqual(["reply", "message", "ban"]);
  });

  it("takes no message of a guard for the reasoned answer", async () => {
    const itemId = await anInsult(house, { at: minutes(-300) });
    await startPoliteGuard(house.anna, { itemId, clauseNumber: "3.2", message: "Rule 3.2 asks for civil words.", bypassReason: null }, minutes(-290));
    await drain(house, aPlatform(), minutes(-280));
    const answeredBy = "SELECT i.id FROM item i JOIN reply r ON r.external_id = i.external_id AND r.source_id = i.source_id WHERE r.item_id = $1";
    await sql.query({ text: `UPDATE item SET answered_at = $2, answered_by_item_id = (${answeredBy}) WHERE id = $1`, values: [itemId, minutes(-280)] });
    expect(await rungOf(itemId)).toBe("none");
  });

  it("skips to exclusion for a threat", async () => {
    const itemId = await aThreat();
    const { sanctionId } = await askFor(itemId);
    expect(await sql.query({ text: "SELECT item_id, text FROM evidence WHERE sanction_id = $1", values: [sanctionId] })).toEqual([
      { item_id: itemId, text: "I know where you live, idiots." },
    ]);
  });

  it("knows each author and brand apart, and warns only in words that name the insult", async () => {
    const answered = await anInsult(house, { at: minutes(-300), answeredAt: minutes(-280) });
    const others = await anInsult(house, { author: "Else", at: minutes(-100) });
    expect(await reasonOf(warn(house.anna, { ...words, itemId: others }, now))).toBe("rung-skipped");
    const next = await anInsult(house, { at: minutes(-100) });
    expect(await rungOf(answered)).toBe("answered");
    expect(await reasonOf(warn(house.anna, { ...words, itemId: next, text: "Please be civil." }, now))).toBe("warning-names-nothing");
    expect(await reasonOf(warn(house.anna, { ...words, itemId: next }, now))).toBe("was not refused");
  });

  it("of two who warn at once one does", async () => {
    await anInsult(house, { at: minutes(-300), answeredAt: minutes(-280) });
    const itemId = await anInsult(house, { at: minutes(-100) });
    const ends = await Promise.all([house.anna, house.boris].map(async (actor) => reasonOf(warn(actor, { ...words, itemId }, now))));
    expect(ends.toSorted()).toEqual(["warning-under-way", "was not refused"]);
  });
});

describe("[G4] bodyguard: evidence listed, a second person's approval, the formal notice, then the ban", () => {
  it("does nothing before a second person approves, and never on the word of whoever asked", async () => {
    const { sanctionId } = await askFor(await aThreat(), { by: house.boris });
    const platform = aPlatform();
    await drain(house, platform);
    expect(platform.done).toEqual([]);
    expect(await reasonOf(approveBan(house.boris, { sanctionId }, now))).toBe("own-request");
    expect(await reasonOf(approveBan(house.anna, { sanctionId }, now))).toBe("forbidden");
    await approveBan(house.clara, { sanctionId }, now);
    expect(await reasonOf(approveBan(house.owner, { sanctionId }, now))).toBe("decided-already");
    await drain(house, platform);
    expect(platform.kinds()).toEqual(["message", "ban"]);
  });

  it("sends the notice with the clause of the offer, the refund line and the postal contact before it bans", async () => {
    const { sanctionId } = await askFor(await aThreat());
    await approveBan(house.boris, { sanctionId }, now);
    const platform = aPlatform();
    await drain(house, platform);
    const text = `${notice}\n\nClause 9 of the offer applies.\nYour money is refunded within ten days.\nWrite to: Acme, 1 Main Street.`;
    expect(platform.done).toMatchObject([
      { kind: "message", text },
      { kind: "ban", authorExternalId: "Zed", until: null, notice: text, reason: "§ 3.2" },
    ]);
  });

  it("is refused where the brand has not written down what the notice names", async () => {
    await sql.query({ text: "UPDATE brand SET method = '{}' WHERE id = $1", values: [house.brandId] });
    expect(await reasonOf(askFor(await aThreat()))).toBe("notice-not-set");
  });

  it("sends the formal notice also where a polite guard has removed the same message before", async () => {
    const itemId = await aThreat();
    const platform = aPlatform();
    await startPoliteGuard(house.anna, { itemId, clauseNumber: "3.1", message: "Rule 3.1 asks for civil words.", bypassReason: null }, now);
    await drain(house, platform);
    const { sanctionId } = await askFor(itemId);
    await approveBan(house.boris, { sanctionId }, now);
    await drain(house, platform);
    expect(platform.kinds()).toEqual(["message", "delete", "message", "ban"]);
  });

  it("bans all the same where the notice cannot be sent: the ban carries it", async () => {
    const { sanctionId } = await askFor(await aThreat());
    await approveBan(house.boris, { sanctionId }, now);
    const platform = aPlatform({ refuses: { message: new ConnectorError("permission", "no-messages", { message: "No." }) } });
    await drain(house, platform);
    expect(platform.done).toMatchObject([{ kind: "ban" }]);
  });

  it("covers all the brand's sources where the account lives; what one cannot do is done by hand and counts", async () => {
    const itemId = await aThreat();
    await sql.query({ text: "UPDATE author SET realm = 'wordpress:example.org/one' WHERE id = $1", values: [await authorOf(itemId)] });
    await sql.query({ text: "UPDATE source SET url = 'https://example.org/one' WHERE id = $1", values: [house.sourceId] });
    const second = await aSource(house.owner, house.brandId, ["reply"]);
    await aSource(house.owner, house.brandId, ["ban"]);
    await sql.query({ text: "UPDATE source SET url = 'https://example.org/one/' WHERE id = $1", values: [second] });
    const { sanctionId } = await askFor(itemId);
    await approveBan(house.boris, { sanctionId }, now);
    await drain(house, aPlatform());
    const deeds = await deedsOf(sanctionId);
    expect(deeds.map(({ kind, state, because }) => [kind, state, because])).toEqual([
      ["ban", "done", null],
      ["ban", "by-hand", "cannot-here"],
    ]);
    await recordDeedByHand(house.anna, { deedId: deeds[1]?.id ?? "" }, minutes(9));
    expect((await deedsOf(sanctionId)).map(({ state }) => state)).toEqual(["done", "done"]);
  });

  it("asks once for one person, however many ask at once", async () => {
    const itemId = await aThreat();
    const ends = await Promise.all([house.anna, house.boris, house.clara].map(async (by) => reasonOf(askFor(itemId, { by }))));
    expect(ends.toSorted()).toEqual(["ban-standing", "ban-standing", "was not refused"]);
  });

  it("of two who decide at once one does", async () => {
    const { sanctionId } = await askFor(await aThreat());
    const ends = await Promise.all([
      reasonOf(approveBan(house.boris, { sanctionId }, now)),
      reasonOf(refuseBan(house.clara, { sanctionId, reason: "He was provoked." }, now)),
    ]);
    expect(ends.toSorted()).toEqual(["decided-already", "was not refused"]);
  });

  it("begins its time when it is approved", async () => {
    const { sanctionId } = await askFor(await aThreat(), { days: 3 });
    await approveBan(house.boris, { sanctionId }, minutes(4 * 24 * 60));
    expect(await sql.query({ text: "SELECT until FROM sanction WHERE id = $1", values: [sanctionId] })).toEqual([{ until: minutes(7 * 24 * 60) }]);
  });

  it("is not approved once its clause was withdrawn", async () => {
    const { sanctionId } = await askFor(await aThreat());
    await publishBook(house, { version: 2, from: minutes(5), clauses: { "1": "other" } });
    expect(await reasonOf(approveBan(house.boris, { sanctionId }, minutes(10)))).toBe("no-clause");
  });

  it("is held to the brand's tone check when it is asked for, not when it is approved", async () => {
    const itemId = await aThreat();
    const blocked = async (kinds: readonly string[]) =>
      sql.query({
        text: "UPDATE brand SET method = method || jsonb_build_object('draftCheckBlocks', $2::jsonb) WHERE id = $1",
        values: [house.brandId, JSON.stringify(kinds)],
      });
    const rude = async () => requestBan(house.anna, { itemId, clauseNumber: "3.2", notice: "You are an idiot. We end it here.", days: null }, now);
    await blocked(["insult"]);
    expect(await reasonOf(rude())).toBe("draft-blocked");
    await blocked([]);
    const { sanctionId } = await rude();
    await blocked(["insult"]);
    expect(await reasonOf(approveBan(house.boris, { sanctionId }, now))).toBe("was not refused");
  });

  it("is taken back by whoever asked, and by nobody else, so that it can be asked for anew", async () => {
    const itemId = await aThreat();
    const { sanctionId } = await askFor(itemId, { by: house.boris });
    expect(await reasonOf(withdrawRequest(house.anna, { sanctionId, reason: "Not mine." }, now))).toBe("decided-already");
    await withdrawRequest(house.boris, { sanctionId, reason: "The wrong clause." }, now);
    expect(await reasonOf(approveBan(house.clara, { sanctionId }, now))).toBe("decided-already");
    expect(await reasonOf(askFor(itemId))).toBe("was not refused");
  });

  it("refused, it leaves nothing but the request and the reason", async () => {
    const { sanctionId } = await askFor(await aThreat());
    await refuseBan(house.boris, { sanctionId, reason: "It was no threat." }, now);
    const platform = aPlatform();
    await drain(house, platform);
    expect(platform.done).toEqual([]);
    expect((await listAudit(house.owner, { limit: 1 }))[0]).toMatchObject({ action: "ban.refuse", details: { reason: "It was no threat." } });
  });
});

describe("[G4] appeal, unban and expiry, with history", () => {
  const aBan = async (days: number | null = null) => {
    const { sanctionId } = await askFor(await aThreat(), { days });
    await approveBan(house.boris, { sanctionId }, now);
    const platform = aPlatform();
    await drain(house, platform);
    return { sanctionId, platform };
  };

  it("a lifted ban is taken back there, once", async () => {
    const { sanctionId, platform } = await aBan();
    await liftBan(house.boris, { sanctionId, reason: "They said sorry." }, minutes(5));
    await drain(house, platform, minutes(5));
    expect(platform.kinds()).toEqual(["message", "ban", "unban"]);
    expect(await reasonOf(liftBan(house.boris, { sanctionId, reason: "Again." }, minutes(6)))).toBe("not-standing");
  });

  it("a ban lifted before it was done is not done, and its notice is not sent", async () => {
    const { sanctionId } = await askFor(await aThreat());
    await approveBan(house.boris, { sanctionId }, now);
    await liftBan(house.clara, { sanctionId, reason: "A mistake." }, now);
    const platform = aPlatform();
    await drain(house, platform);
    expect(platform.kinds()).toEqual([]);
  });

  it("an appeal is decided by somebody other than who asked for the ban, and ends it when granted", async () => {
    const { sanctionId, platform } = await aBan();
    const { appealId } = await recordAppeal(house.anna, { sanctionId, text: "I was drunk. Sorry." }, minutes(5));
    expect(await reasonOf(recordAppeal(house.anna, { sanctionId, text: "And again." }, minutes(5)))).toBe("appeal-open");
    await sql.query({ text: "UPDATE sanction SET requested_by_id = $2 WHERE id = $1", values: [sanctionId, house.clara.memberId] });
    expect(await reasonOf(decideAppeal(house.clara, { appealId, isGranted: true, reason: "Fine." }, minutes(6)))).toBe("own-request");
    await decideAppeal(house.boris, { appealId, isGranted: true, reason: "They said sorry." }, minutes(6));
    await drain(house, platform, minutes(6));
    expect(platform.kinds()).toEqual(["message", "ban", "unban"]);
    expect(await reasonOf(decideAppeal(house.boris, { appealId, isGranted: false, reason: "No." }, minutes(7)))).toBe("decided-already");
  });

  it("a rejected appeal leaves the ban", async () => {
    const { sanctionId, platform } = await aBan();
    const { appealId } = await recordAppeal(house.anna, { sanctionId, text: "You deserve it." }, minutes(5));
    await decideAppeal(house.boris, { appealId, isGranted: false, reason: "No regret." }, minutes(6));
    await drain(house, platform, minutes(6));
    expect(platform.kinds()).toEqual(["message", "ban"]);
  });

  it("a ban for a time ends by itself", async () => {
    const { sanctionId, platform } = await aBan(7);
    await drain(house, platform, minutes(60));
    expect(platform.kinds()).toEqual(["message", "ban"]);
    await drain(house, platform, minutes(7 * 24 * 60 + 1));
    expect(platform.kinds()).toEqual(["message", "ban", "unban"]);
    expect(await sql.query({ text: "SELECT state, ended_because FROM sanction WHERE id = $1", values: [sanctionId] })).toEqual([
      { state: "ended", ended_because: "expired" },
    ]);
  });
});
