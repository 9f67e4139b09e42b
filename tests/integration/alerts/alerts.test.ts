import { beforeEach, describe, expect, it } from "vitest";

import { aDesk, aMember, aThread, storeItems, type Desk } from "../../support/desk";
import { acknowledgeAlert, reopenAlert, resolveAlert } from "#lib/alerts/commands/alerts";
import { addRule, removeRule, saveRule, setQuietHours, turnRule } from "#lib/alerts/commands/rules";
import { lookForAlerts } from "#lib/alerts/look";
import type { AlertView } from "#lib/alerts/model/alert-view";
import { templates, type AlertKind } from "#lib/alerts/model/terms";
import { getAlert, listOver, listStanding } from "#lib/alerts/queries/alerts";
import { getQuiet, listRuleViews } from "#lib/alerts/queries/rules";
import { tryRule } from "#lib/alerts/queries/try-rule";
import type { Actor } from "#lib/auth/actor";
import { dayMs, hourMs, minuteMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import { listNotices } from "#lib/team/queries/notices";
import { listAudit } from "#lib/team/queries";

// Tuesday.
const now = new Date("2026-03-10T12:04:00Z");
const before = (ms: number): Date => new Date(now.getTime() - ms);
const after = (ms: number): Date => new Date(now.getTime() + ms);

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
const switchOn = async (kind: AlertKind, over: Partial<Parameters<typeof addRule>[1]> = {}, actor: Actor = desk.owner): Promise<string> =>
  (await addRule(actor, { kind, brandId: null, settings: {}, channelIds: [], ...templates[kind], ...over }, now)).ruleId;

const look = async (at = now): Promise<readonly AlertView[]> => {
  await lookForAlerts({ workspaceId: desk.owner.workspaceId, now: at });
  return listStanding(desk.owner);
};

const aThreat = async (postedAt = before(minuteMs)): Promise<string> =>
  (await storeItems(desk, [{ postedAt, text: "I know where your couriers live", sentiment: "negative", tones: ["threat"], neededSince: postedAt }]))[0] ?? "";

const manyNegative = async (count: number, from: Date, threadId?: string): Promise<readonly string[]> =>
  storeItems(
    desk,
    Array.from({ length: count }, (_, place) => ({
      postedAt: new Date(from.getTime() + place * minuteMs),
      author: `Author ${place}`,
      sentiment: "negative",
      ...(threadId === undefined ? {} : { threadId }),
    })),
  );

describe("what calls", () => {
  it("is a threat that waits, once however many look at the same moment", async () => {
    await switchOn("threat");
    const itemId = await aThreat();
    await Promise.all([look(), look(), look()]);
    const [alert, ...others] = await listStanding(desk.owner);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ severity: "critical", state: "open", evidence: { kind: "threat", itemId } });
    expect(await getAlert(desk.owner, alert?.id ?? "")).toMatchObject({ said: { text: "I know where your couriers live", itemId } });
    expect((await listNotices(desk.owner, { limit: 10 })).map(({ kind }) => kind)).toEqual(["alert-threat"]);
  });

  it("stands in the list with who wrote it and how it begins, for as long as the comment is there", async () => {
    await switchOn("threat");
    const postedAt = before(minuteMs);
    const threat = { postedAt, sentiment: "negative", tones: ["threat"], neededSince: postedAt };
    const [first, second] = await storeItems(desk, [
      { ...threat, author: "<b>Vlad</b>", text: `I know where you live ${"again ".repeat(100)}` },
      { ...threat, author: "Nina", text: "You will regret it" },
    ]);
    const saidBy = (alerts: readonly AlertView[], itemId: string | undefined) =>
      alerts.find(({ evidence }) => "itemId" in evidence && evidence.itemId === itemId)?.said;
    const alerts = await look();
    expect(saidBy(alerts, first)?.author).toBe("<b>Vlad</b>");
    expect(saidBy(alerts, first)?.text).toMatch(/^I know where you live again.{100,240}$/);
    expect(saidBy(alerts, second)).toMatchObject({ author: "Nina", text: "You will regret it" });
    await sql.query({ text: "UPDATE item SET deleted_at = $2 WHERE id = $1", values: [second, now] });
    expect(saidBy(await listStanding(desk.owner), second)).toBeNull();
    const kept = await sql.query<{ evidence: string }>({ text: "SELECT evidence::text FROM alert WHERE workspace_id = $1", values: [desk.owner.workspaceId] });
    expect(kept.map(({ evidence }) => evidence).join(" ")).not.toMatch(/regret|Nina|Vlad/);
  });

  it("is a threat the tagger doubts, called one step lower and shown with its words, so that a person looks", async () => {
    await switchOn("threat");
    const postedAt = before(minuteMs);
    await storeItems(desk, [
      { postedAt, text: "Nobody knew what to do with the code", sentiment: "negative", tones: ["threat"], unsure: ["tone"], neededSince: postedAt },
    ]);
    await look();
    const [alert] = await listStanding(desk.owner);
    expect(alert).toMatchObject({ severity: "warning", evidence: { kind: "threat", isSure: false } });
    expect(await getAlert(desk.owner, alert?.id ?? "")).toMatchObject({ said: { text: "Nobody knew what to do with the code" } });
  });

  it("is an hour with far more negative comments than the history has", async () => {
    await switchOn("spike");
    await storeItems(desk, [{ postedAt: before(60 * dayMs) }]);
    await manyNegative(12, new Date("2026-03-10T11:00:00Z"));
    expect(await look(new Date("2026-03-10T12:02:00Z"))).toEqual([]);
    const [alert] = await look();
    expect(alert?.evidence).toMatchObject({
      kind: "spike",
      hour: "2026-03-10T11:00:00.000Z",
      count: 12,
      expected: 0,
      law: "poisson",
      sameHours: [0, 0, 0, 0, 0, 0, 0, 0],
    });
  });

  it("is no spike where spam, the brand's own words or four comments make it", async () => {
    await switchOn("spike");
    const hour = new Date("2026-03-10T11:00:00Z");
    await storeItems(desk, [
      { postedAt: before(60 * dayMs) },
      ...Array.from({ length: 20 }, () => ({ postedAt: hour, sentiment: "negative", tones: ["spam"] })),
      ...Array.from({ length: 20 }, () => ({ postedAt: hour, sentiment: "negative", isBrand: true })),
    ]);
    await manyNegative(4, hour);
    expect(await look()).toEqual([]);
  });

  it("is many people against the brand in one conversation", async () => {
    await switchOn("pile-on");
    await manyNegative(4, before(hourMs), await aThread(desk, before(2 * hourMs)));
    expect(await look()).toEqual([]);
    const threadId = await aThread(desk, before(2 * hourMs));
    await manyNegative(5, before(hourMs), threadId);
    expect((await look()).map(({ evidence }) => evidence)).toMatchObject([{ kind: "pile-on", threadId, authors: 5, items: 5 }]);
  });

  it("is an answer that is about to be late, a source that fails, a credential that is refused and a case whose day is over", async () => {
    for (const kind of ["promise", "source", "credential", "case-overdue"] as const) await switchOn(kind);
    await storeItems(desk, [{ postedAt: before(hourMs), neededSince: before(hourMs), dueAt: after(10 * minuteMs) }]);
    await sql.query({ text: "UPDATE source SET failures = 3, last_error_at = $2 WHERE id = $1", values: [desk.sourceId, now] });
    await sql.query({
      text: `INSERT INTO case_file (id, workspace_id, brand_id, number, title, author_id, level, opened_by_id, opened_at, due_at, status, step)
        VALUES ('case-' || $1::text, $1, $2, 7, 'Lost parcel', 'aut_1', 'agent', 'mem_1', $3, $3, 'open', 'listen')`,
      values: [desk.owner.workspaceId, desk.brandId, before(dayMs)],
    });
    expect((await look()).map(({ evidence }) => evidence.kind).toSorted()).toEqual(["case-overdue", "promise", "source"]);
    await sql.query({ text: "UPDATE source SET status = 'reconnect' WHERE id = $1", values: [desk.sourceId] });
    expect((await look(after(6 * minuteMs))).map(({ evidence }) => evidence.kind)).toContain("credential");
  });

  it("is a source that is silent where it never is", async () => {
    await switchOn("source");
    const hours = Array.from({ length: 29 * 24 }, (_, hour) => before((hour + 8) * hourMs));
    await storeItems(
      desk,
      hours.map((postedAt) => ({ postedAt })),
    );
    await sql.query({ text: "UPDATE source SET last_item_at = $2 WHERE id = $1", values: [desk.sourceId, before(8 * hourMs)] });
    expect((await look()).map(({ evidence }) => evidence)).toMatchObject([{ kind: "source", what: "silent" }]);
  });
});

describe("an alert", () => {
  it("is over by itself when what it saw is, and leaves the bell", async () => {
    await switchOn("threat");
    const itemId = await aThreat();
    await look();
    await sql.query({ text: "UPDATE item SET answered_at = $2 WHERE id = $1", values: [itemId, now] });
    expect(await look(after(minuteMs))).toEqual([]);
    expect(await listOver(desk.owner, { limit: 5 })).toMatchObject([{ state: "resolved", resolved: { by: null } }]);
    expect(await listNotices(desk.owner, { limit: 10 })).toEqual([]);
  });

  it("that somebody closed does not come back while it is the same", async () => {
    await switchOn("threat");
    await aThreat();
    const [alert] = await look();
    await resolveAlert(desk.owner, { alertId: alert?.id ?? "" }, now);
    expect(await look(after(minuteMs))).toEqual([]);
  });

  it("is taken up by one, and the other hears that it moved on", async () => {
    await switchOn("threat");
    await aThreat();
    const [alert] = await look();
    const alertId = alert?.id ?? "";
    const agent = await aMember(desk, "agent");
    await acknowledgeAlert(agent, { alertId }, now);
    await expect(acknowledgeAlert(desk.owner, { alertId }, now)).rejects.toMatchObject({ code: "conflict", reason: "alert-moved-on" });
    expect(await listStanding(desk.owner)).toMatchObject([{ state: "acknowledged", acknowledged: { by: agent.name } }]);
    await reopenAlert(agent, { alertId }, now);
    expect(await listStanding(desk.owner)).toMatchObject([{ state: "open", acknowledged: null }]);
  });

  it("that nobody takes up escalates once", async () => {
    await switchOn("pile-on", { escalateMinutes: 30 });
    await manyNegative(5, before(hourMs), await aThread(desk, before(2 * hourMs)));
    await look();
    expect(await look(after(31 * minuteMs))).toMatchObject([{ state: "escalated", severity: "critical" }]);
    expect(await look(after(70 * minuteMs))).toMatchObject([{ state: "escalated" }]);
  });
});

describe("rules", () => {
  it("are the business of owners and managers", async () => {
    const agent = await aMember(desk, "agent");
    await expect(switchOn("threat", {}, agent)).rejects.toMatchObject({ code: "forbidden" });
    const ruleId = await switchOn("threat", {}, await aMember(desk, "manager"));
    await expect(turnRule(agent, { ruleId, isOn: false }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeRule(agent, { ruleId }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setQuietHours(agent, { quiet: null }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(tryRule(agent, { kind: "threat", brandId: null, settings: {}, coolDownMinutes: 0 }, now)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("of another workspace are not there", async () => {
    const ruleId = await switchOn("threat");
    await aThreat();
    const [alert] = await look();
    const { owner: stranger, brandId } = await aDesk();
    await expect(turnRule(stranger, { ruleId, isOn: false }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(removeRule(stranger, { ruleId }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(getAlert(stranger, alert?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
    await expect(acknowledgeAlert(stranger, { alertId: alert?.id ?? "" }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(switchOn("threat", { brandId })).rejects.toMatchObject({ code: "not-found" });
    expect(await listStanding(stranger)).toEqual([]);
    expect(await listRuleViews(stranger)).toEqual([]);
  });

  it("that rest close what they called for, and every change is written down", async () => {
    const ruleId = await switchOn("threat");
    await aThreat();
    await look();
    await turnRule(desk.owner, { ruleId, isOn: false }, now);
    expect(await look()).toEqual([]);
    await saveRule(desk.owner, { ruleId, brandId: desk.brandId, settings: {}, channelIds: [], ...templates.threat, severity: "warning" }, now);
    await setQuietHours(desk.owner, { quiet: { from: 22 * 60, to: 7 * 60 } }, now);
    expect(await getQuiet(desk.owner)).toEqual({ from: 1320, to: 420 });
    await removeRule(desk.owner, { ruleId }, now);
    expect(await listRuleViews(desk.owner)).toEqual([]);
    const actions = (await listAudit(desk.owner, { limit: 20 })).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["alert-rule.add", "alert-rule.pause", "alert-rule.update", "alert-quiet.set", "alert-rule.remove"]));
  });

  it("tried on the past say when they would have called", async () => {
    await storeItems(desk, [{ postedAt: before(80 * dayMs) }]);
    await manyNegative(12, new Date("2026-03-03T09:00:00Z"));
    await aThreat(before(3 * dayMs));
    const spikes = await tryRule(desk.owner, { kind: "spike", brandId: null, settings: {}, coolDownMinutes: 180 }, now);
    expect(spikes.fired).toEqual(["2026-03-03T10:00:00.000Z"]);
    expect(spikes.weeks.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 1, 0]);
    expect((await tryRule(desk.owner, { kind: "threat", brandId: desk.brandId, settings: {}, coolDownMinutes: 0 }, now)).fired).toHaveLength(1);
    expect((await tryRule(desk.owner, { kind: "pile-on", brandId: null, settings: { authors: 20 }, coolDownMinutes: 0 }, now)).fired).toEqual([]);
  });
});
