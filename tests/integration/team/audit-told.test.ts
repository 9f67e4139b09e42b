import { describe, expect, it } from "vitest";

import { loadAuditWords } from "../../../app/[workspace]/settings/audit/_trail/audit-words";
import { saidOf } from "../../../app/[workspace]/settings/audit/_trail/said-of";
import { aHouse, anInsult, aPlatform, authorOf, drain, minutes, now, type House } from "../conduct/a-house";
import type { Actor, Locale } from "#lib/auth/actor";
import { decideAppeal, recordAppeal } from "#lib/conduct/commands/appeals";
import { approveBan, refuseBan } from "#lib/conduct/commands/decide-ban";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { sql } from "#lib/db/sql";
import { setMethod } from "#lib/playbook/commands/method";
import { withdrawClause } from "#lib/playbook/commands/rules";
import { methodOf } from "#lib/playbook/queries/method";
import { listAudit } from "#lib/team/queries";
import { readAuditNames } from "#lib/team/queries/audit-names";

/** The trail of these actions as a reader sees it, oldest first. */
const told = async (reader: Actor, nouns: readonly string[], locale: Locale = "en") => {
  const entries = (await listAudit(reader, { limit: 100 })).filter(({ action }) => nouns.includes(action.split(".")[0] ?? "")).toReversed();
  const words = await loadAuditWords({ locale, zone: "UTC", names: await readAuditNames(reader, entries) });
  return entries.map((entry) => [entry.action, ...saidOf(entry, words)]);
};

const askFor = async ({ anna }: House, itemId: string, days: number | null = null) =>
  requestBan(anna, { itemId, clauseNumber: "3.2", notice: "We end it here.", days }, now);

describe("the audit page", () => {
  it("tells a ban from its request to its appeal: on whom, under which clause, for how long, by whom and why", async () => {
    const house = await aHouse();
    const { sanctionId } = await askFor(house, await anInsult(house, { tones: ["threat"] }), 30);
    await approveBan(house.boris, { sanctionId }, now);
    await drain(house, aPlatform());
    const { appealId } = await recordAppeal(house.anna, { sanctionId, text: "I was drunk." }, minutes(600));
    await decideAppeal(house.boris, { appealId, isGranted: true, reason: "They said sorry." }, minutes(601));
    expect(await told(house.owner, ["ban", "appeal", "deed"])).toEqual([
      ["ban.request", "Zed", "rule 3.2, version 1", "for 30 days", "1 comment kept as evidence"],
      ["ban.approve", "Zed", `asked for by ${house.anna.name}`],
      ["deed.done", "Ban", "Zed", "A page"],
      ["appeal.record", "Zed"],
      ["ban.end", "Zed", "Ended by an appeal", "“They said sorry.”"],
      ["appeal.grant", "Zed", "“They said sorry.”"],
    ]);
    expect((await told(house.owner, ["ban"], "ru"))[0]).toEqual(["ban.request", "Zed", "правило 3.2, версия 1", "на 30 дней", "сохранён 1 комментарий"]);
    expect((await told(house.owner, ["ban"], "fr"))[0]).toEqual([
      "ban.request",
      "Zed",
      "règle 3.2, version 1",
      "pour 30 jours",
      "1 commentaire conservé comme preuve",
    ]);
  });

  it("tells a polite guard and the message that it sent", async () => {
    const house = await aHouse();
    const itemId = await anInsult(house);
    await startPoliteGuard(house.anna, { itemId, clauseNumber: "3.2", message: "Rule 3.2 asks for civil words.", bypassReason: null }, now);
    await drain(house, aPlatform());
    expect(await told(house.owner, ["guard", "reply", "deed"])).toEqual([
      ["reply.send", "Zed", "Message of a polite removal", "Private message"],
      ["guard.start", "Zed", "rule 3.2, version 1", "1 comment kept as evidence"],
      ["deed.done", "Delete", "Zed", "A page"],
    ]);
  });

  it("tells which clause was withdrawn, and of the method what was changed", async () => {
    const house = await aHouse();
    const { brandId } = house;
    await withdrawClause(house.boris, { brandId, number: "4" }, now);
    const method = await methodOf(house.owner.workspaceId, brandId);
    await setMethod(house.boris, { brandId, method: { ...method, coolDownMinutes: 20 } }, now);
    const brand = `Brand ${house.owner.workspaceSlug}`;
    expect(await told(house.owner, ["rules", "method"])).toEqual([
      ["rules.publish", brand, "version 2", "4 rules", "in force from Nov 20, 2026, 10:00"],
      ["rules.withdraw", brand, "rule 4", "published without it: 2"],
      ["method.set", brand, "Minutes before an answer may go: 20"],
    ]);
  });

  it("shows what a visitor calls themselves and what a member wrote as they are, never as markup or as a fact of ours", async () => {
    const house = await aHouse();
    const hostile = "<script>alert(1)</script> · rule 1, version 9 {name} '{";
    const itemId = await anInsult(house, { tones: ["threat"] });
    await sql.query({ text: "UPDATE author SET name = $2 WHERE id = $1", values: [await authorOf(itemId), hostile] });
    const { sanctionId } = await askFor(house, itemId);
    await refuseBan(house.boris, { sanctionId, reason: hostile }, now);
    expect((await told(house.owner, ["ban"])).at(-1)).toEqual(["ban.refuse", hostile, `“${hostile}”`]);
  });

  it("names nothing of another workspace", async () => {
    const [house, other] = [await aHouse(), await aHouse()];
    const itemId = await anInsult(other, { tones: ["threat"], author: "Secret" });
    const ids = [itemId, await authorOf(itemId), other.brandId, other.sourceId, (await askFor(other, itemId)).sanctionId, other.anna.memberId ?? ""];
    const entries = ids.map((subjectId) => ({ id: "aud_1", at: now.toISOString(), actor: "", action: "item.take", subjectId, details: { again: subjectId } }));
    expect(await readAuditNames(house.owner, entries)).toEqual(new Map());
    expect((await readAuditNames(other.owner, entries)).size).toBe(ids.length);
    await expect(readAuditNames(house.anna, entries)).rejects.toMatchObject({ reason: "forbidden" });
  });
});
