import { beforeEach, describe, expect, it } from "vitest";

import { aHouse, anInsult, aPlatform, deedsOf, drain, minutes, now, publishBook, reasonOf, type House } from "../conduct/a-house";
import { sql } from "#lib/db/sql";
import { decideAppeal, recordAppeal } from "#lib/conduct/commands/appeals";
import { approveBan } from "#lib/conduct/commands/decide-ban";
import { liftBan } from "#lib/conduct/commands/lift";
import { overrideCriticism } from "#lib/conduct/commands/override-criticism";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { stopConversation } from "#lib/conduct/commands/stop-conversation";
import { warn } from "#lib/conduct/commands/warn";
import { listSanctions } from "#lib/conduct/queries/sanctions";
import { ConnectorError } from "#lib/connectors/contract";
import { publishRules, saveRuleDraft, withdrawClause } from "#lib/playbook/commands/rules";
import { findPublicRules, rulesPathOf } from "#lib/playbook/queries/public-rules";
import { saveRuleDraftSchema } from "#lib/playbook/rule-model";
import { houseRules } from "#lib/playbook/shipped/house-rules";
import { exportAudit } from "#lib/team/export-audit";
import { listAudit } from "#lib/team/queries";
import { verifyAudit } from "#lib/team/verify-audit";

// The sentences of the product's capabilities on guarding, each as a test.

let house: House;
beforeEach(async () => {
  house = await aHouse();
});

const message = "Rule 3.2 asks for civil words. Tell me what happened and I will help.";
const notice = "You broke rule 3.2 again and again. We end our conversation here.";
const warning = {
  clauseNumber: "3.2",
  quote: "idiots",
  text: "You wrote “idiots”. Rule 3.2 asks for civil words.",
  channel: "public",
  bypassReason: null,
} as const;

const guard = async (itemId: string, { clauseNumber = "3.2" } = {}) => startPoliteGuard(house.anna, { itemId, clauseNumber, message, bypassReason: null }, now);
const askFor = async (itemId: string, { clauseNumber = "3.2" } = {}) => requestBan(house.anna, { itemId, clauseNumber, notice, days: null }, now);
const aThreat = async () => anInsult(house, { text: "I know where you live.", tones: ["threat"] });
const aComplaint = async () => anInsult(house, { text: "The kettle leaks, and nobody answers the phone.", tones: [] });

/** Three insults of one person, the first answered, the second warned for. */
const repeatedInsults = async (): Promise<readonly string[]> => {
  const first = await anInsult(house, { at: minutes(-300), answeredAt: minutes(-280) });
  const second = await anInsult(house, { at: minutes(-200) });
  await warn(house.anna, { ...warning, itemId: second }, minutes(-190));
  await drain(house, aPlatform(), minutes(-180));
  await sql.query({ text: "UPDATE reply SET sent_at = $2 WHERE item_id = $1", values: [second, minutes(-180)] });
  return [first, second, await anInsult(house, { at: minutes(-100) })];
};

const evidenceOf = async (sanctionId: string): Promise<readonly string[]> =>
  (await sql.query<{ id: string }>({ text: "SELECT item_id AS id FROM evidence WHERE sanction_id = $1 ORDER BY posted_at", values: [sanctionId] })).map(
    ({ id }) => id,
  );

describe("[G1] house rules", () => {
  const publish = async () => {
    await saveRuleDraft(house.boris, saveRuleDraftSchema.parse({ brandId: house.brandId, rules: houseRules }), now);
    return publishRules(house.boris, { brandId: house.brandId, fromDay: null }, now);
  };
  const address = () => ({ workspaceSlug: house.owner.workspaceSlug, brandSlug: house.brandSlug });

  it("versioned per brand and language", async () => {
    const other = await aHouse();
    await publish();
    const books = (await findPublicRules(address()))?.books ?? [];
    expect(books.map(({ version }) => version)).toEqual([1, 2]);
    const titles = books[1]?.clauses[0]?.texts;
    expect(new Set([titles?.en.title, titles?.ru.title, titles?.fr.title]).size).toBe(3);
    expect((await findPublicRules({ workspaceSlug: other.owner.workspaceSlug, brandSlug: other.brandSlug }))?.books).toHaveLength(1);
  });

  it("public page with a stable URL", async () => {
    const path = async () => rulesPathOf(house.owner, { id: house.brandId, slug: house.brandSlug });
    const before = await path();
    await publish();
    await withdrawClause(house.boris, { brandId: house.brandId, number: "7" }, minutes(1));
    expect(await path()).toBe(before);
    expect((await findPublicRules(address()))?.books).toHaveLength(3);
  });

  it.each([
    { what: "hide or delete", act: async (itemId: string) => guard(itemId, { clauseNumber: "9" }) },
    { what: "ban", act: async (itemId: string) => askFor(itemId, { clauseNumber: "9" }) },
    { what: "warn", act: async (itemId: string) => warn(house.anna, { ...warning, itemId, clauseNumber: "9" }, now) },
    { what: "close", act: async (itemId: string) => stopConversation(house.anna, { itemId, clauseNumber: "9", text: "We end it.", bypassReason: null }, now) },
  ])("no hide/delete/ban without naming a clause, refused by the server otherwise ($what)", async ({ act }) => {
    expect(await reasonOf(act(await aThreat()))).toBe("no-clause");
    expect(await sql.query({ text: "SELECT FROM sanction_deed WHERE workspace_id = $1", values: [house.owner.workspaceId] })).toEqual([]);
  });

  it("old actions keep the version they cited", async () => {
    const { sanctionId } = await guard(await anInsult(house));
    await publishBook(house, { version: 2, from: minutes(1), clauses: { "1": "other" } });
    const [sanction] = (await listSanctions(house.anna, {})).filter(({ id }) => id === sanctionId);
    expect(sanction).toMatchObject({ clauseNumber: "3.2", clauseVersion: 1 });
  });
});

describe("[G2] criticism is not removable", () => {
  it("a complaint without a breach of rules cannot be hidden or deleted", async () => {
    const itemId = await aComplaint();
    for (const clauseNumber of ["1", "2", "3.1", "3.2", "4"]) expect(await reasonOf(guard(itemId, { clauseNumber }))).toBe("criticism");
  });

  it("override needs a manager and a reason", async () => {
    const itemId = await aComplaint();
    expect(await reasonOf(overrideCriticism(house.anna, { itemId, reason: "It names a nurse." }, now))).toBe("forbidden");
    await overrideCriticism(house.boris, { itemId, reason: "It names a nurse." }, now);
    expect(await reasonOf(guard(itemId))).toBe("was not refused");
    const override = (await listAudit(house.owner, { limit: 10 })).find(({ action }) => action === "criticism.override");
    expect(override).toMatchObject({ actor: house.boris.name, details: { reason: "It names a nurse." } });
  });
});

describe("[G3] polite guard", () => {
  it("evidence archived, then a private message naming the rule and offering help, then removal", async () => {
    const itemId = await anInsult(house);
    const { sanctionId } = await guard(itemId);
    expect([await evidenceOf(sanctionId), await deedsOf(sanctionId)]).toEqual([[itemId], []]);
    const platform = aPlatform();
    await drain(house, platform);
    expect(platform.done).toMatchObject([{ kind: "message", text: message }, { kind: "delete" }]);
  });

  it("if the message cannot be sent, hide instead of delete, and say so", async () => {
    const { sanctionId } = await guard(await anInsult(house));
    const platform = aPlatform({ refuses: { message: new ConnectorError("permission", "no-messages", { message: "No." }) } });
    await drain(house, platform);
    expect(platform.kinds()).toEqual(["hide"]);
    expect(await deedsOf(sanctionId)).toMatchObject([{ kind: "hide", state: "done", because: "message-not-sent" }]);
  });
});

describe("[G4] bodyguard", () => {
  it("lists the repeated insults as evidence", async () => {
    const insults = await repeatedInsults();
    const { sanctionId } = await askFor(insults[2] ?? "");
    expect(await evidenceOf(sanctionId)).toEqual(insults);
  });

  it("or the threat", async () => {
    await anInsult(house);
    const threat = await aThreat();
    expect(await evidenceOf((await askFor(threat)).sanctionId)).toEqual([threat]);
  });

  it("needs a second person’s approval", async () => {
    const itemId = await aThreat();
    const { sanctionId } = await requestBan(house.boris, { itemId, clauseNumber: "3.1", notice, days: null }, now);
    const platform = aPlatform();
    await drain(house, platform);
    expect([platform.done, await reasonOf(approveBan(house.boris, { sanctionId }, now))]).toEqual([[], "own-request"]);
    await approveBan(house.clara, { sanctionId }, now);
    await drain(house, platform);
    expect(platform.kinds()).toContain("ban");
  });

  it("sends the formal notice (clause of the offer, refund line, postal contact), then bans", async () => {
    const { sanctionId } = await askFor(await aThreat());
    await approveBan(house.boris, { sanctionId }, now);
    const platform = aPlatform();
    await drain(house, platform);
    const text = `${notice}\n\nClause 9 of the offer applies.\nYour money is refunded within ten days.\nWrite to: Acme, 1 Main Street.`;
    expect(platform.done).toMatchObject([{ kind: "message", text }, { kind: "ban" }]);
  });

  it("appeal and unban with history", async () => {
    const { sanctionId } = await askFor(await aThreat());
    await approveBan(house.boris, { sanctionId }, now);
    const platform = aPlatform();
    await drain(house, platform);
    const { appealId } = await recordAppeal(house.anna, { sanctionId, text: "I was drunk." }, minutes(5));
    await decideAppeal(house.boris, { appealId, isGranted: false, reason: "No regret." }, minutes(6));
    await liftBan(house.clara, { sanctionId, reason: "They said sorry." }, minutes(7));
    await drain(house, platform, minutes(7));
    expect(platform.kinds()).toEqual(["message", "ban", "unban"]);
    expect((await listSanctions(house.anna, {}))[0]).toMatchObject({
      ...{
        requestedByName: house.anna.name,
        decidedByName: house.boris.name,
        endedBecause: "lifted",
        endedByName: house.clara.name,
        endedReason: "They said sorry.",
      },
      appeals: [{ text: "I was drunk.", state: "rejected", decidedByName: house.boris.name, decisionReason: "No regret." }],
    });
  });
});

describe("[G5] ladder", () => {
  it("answer → warning → exclusion per author and brand", async () => {
    const [, , third = ""] = await repeatedInsults();
    expect(await reasonOf(askFor(third))).toBe("was not refused");
    expect(await reasonOf(warn(house.anna, { ...warning, itemId: await anInsult(house, { author: "Else" }) }, now))).toBe("rung-skipped");
    const elsewhere = { ...house, ...(await aHouse()) };
    expect(await reasonOf(requestBan(elsewhere.anna, { itemId: await anInsult(elsewhere), clauseNumber: "3.2", notice, days: null }, now))).toBe(
      "rung-skipped",
    );
  });

  it("skipping a rung is refused unless there is a threat", async () => {
    const insult = await anInsult(house);
    expect(await reasonOf(warn(house.anna, { ...warning, itemId: insult }, now))).toBe("rung-skipped");
    expect(await reasonOf(askFor(insult))).toBe("rung-skipped");
    expect(await reasonOf(askFor(await aThreat()))).toBe("was not refused");
  });
});

describe("[G6] audit", () => {
  it("every action with who, when, what, why, evidence", async () => {
    const itemId = await aThreat();
    const { sanctionId } = await askFor(itemId);
    await approveBan(house.boris, { sanctionId }, minutes(1));
    await drain(house, aPlatform(), minutes(2));
    await liftBan(house.clara, { sanctionId, reason: "They said sorry." }, minutes(3));
    const trail = (await listAudit(house.owner, { limit: 20 })).toReversed().filter(({ action }) => action !== "reply.send");
    const [hash] = await sql.query<{ hash: string }>({ text: "SELECT hash FROM evidence WHERE sanction_id = $1", values: [sanctionId] });
    expect(trail.slice(-4)).toMatchObject([
      {
        actor: house.anna.name,
        at: now.toISOString(),
        action: "ban.request",
        subjectId: sanctionId,
        details: { clause: "3.2", version: 1, evidence: [hash?.hash] },
      },
      { actor: house.boris.name, at: minutes(1).toISOString(), action: "ban.approve", subjectId: sanctionId },
      { actor: house.clara.name, at: minutes(3).toISOString(), action: "ban.end", details: { because: "lifted", reason: "They said sorry." } },
      { actor: "system", action: "deed.done", details: { kind: "ban", sanctionId } },
    ]);
  });

  it("append-only, hash-chained, verifiable, exportable", async () => {
    await guard(await anInsult(house));
    const { workspaceId } = house.owner;
    for (const statement of ["UPDATE audit_entry SET action = 'nothing' WHERE workspace_id = $1", "DELETE FROM audit_entry WHERE workspace_id = $1"])
      await expect(sql.query({ text: statement, values: [workspaceId] })).rejects.toThrow();
    expect(await verifyAudit(house.owner)).toMatchObject({ kind: "whole" });
    const lines: string[] = [];
    for await (const part of exportAudit(house.owner, "jsonl")) lines.push(...part.trimEnd().split("\n"));
    expect(lines).toHaveLength((await listAudit(house.owner, { limit: 100 })).length);
  });
});
