import { describe, expect, it } from "vitest";
import { z } from "zod";

import { seekUntoldEvents, tellWebhook } from "../../../workers/handlers/tell-webhooks";
import { reconcile } from "../../../workers/reconcile";
import { aDesk, aMember, storeItems } from "../../support/desk";
import { aListeningDesk, bodyOf, isSignedWith, onlyOne } from "../../support/listening";
import { createSafeHttp } from "#lib/connectors/http";
import { dayMs, hourMs, minuteMs } from "#lib/core/time";
import { inSqlTransaction, sql } from "#lib/db/sql";
import { queueNamed } from "#lib/queue/backend";
import { listAudit } from "#lib/team/queries";
import { listNotices } from "#lib/team/queries/notices";
import { switchWebhook } from "#lib/webhooks/commands/keep-webhook";
import { replayDelivery, sendTestEvent } from "#lib/webhooks/commands/send-again";
import { deliverNext } from "#lib/webhooks/deliver-next";
import { eventDataSchemas } from "#lib/webhooks/event-model";
import { forgetOldEvents } from "#lib/webhooks/forget";
import { leaseMs, triesMax } from "#lib/webhooks/retry-model";
import { listDueWebhooks } from "#lib/webhooks/queries/due";

process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.1";

const place = aListeningDesk();
const { now, later, listen, tell, tellAll, arrivedAt, log, only, view } = place;

const aQuestion = { postedAt: new Date("2026-03-10T10:00:00Z"), text: "Where is <b>my</b> parcel?", neededSince: new Date("2026-03-10T10:00:00Z") };

describe("what is told", () => {
  it("a comment and its waiting arrive signed, with the facts of it and nobody's words", async () => {
    const made = await listen(["item.created", "item.waiting"]);
    const [itemId] = await storeItems(place.desk, [aQuestion]);
    await tellAll(made);
    const arrived = arrivedAt(made);
    expect(arrived.map((request) => bodyOf(request).type).toSorted()).toEqual(["item.created", "item.waiting"]);
    for (const request of arrived) {
      const { type, data } = bodyOf(request);
      expect(isSignedWith(made.secret, request)).toBe(true);
      expect(eventDataSchemas["item.created"].strict().parse(data)).toMatchObject({
        itemId,
        waitingSince: "2026-03-10T10:00:00.000Z",
        sentiment: "neutral",
        brand: { slug: place.desk.brandSlug },
      });
      expect(request.headers).toMatchObject({ "content-type": "application/json", "webhook-timestamp": String(now.getTime() / 1000) });
      expect(request.headers["webhook-id"]).toMatch(/^evt_[0-9a-f]{32}$/u);
      expect(type).not.toBe("");
    }
    expect(arrived.some(({ rawBody }) => rawBody.includes("parcel"))).toBe(false);
    expect(await view(made)).toMatchObject({ waiting: 0, lastArrivedAt: now.toISOString(), failingSince: null });
  });

  it("words travel where the address takes them, and are not kept in the log", async () => {
    const made = await listen(["item.created"], true);
    await storeItems(place.desk, [aQuestion]);
    await tellAll(made);
    expect(bodyOf(onlyOne(arrivedAt(made))).data).toMatchObject({ text: aQuestion.text });
    expect((await only(made)).request).not.toContain("parcel");
    const stored = await sql.query<{ data: string }>({
      text: "SELECT data::text FROM webhook_event WHERE workspace_id = $1",
      values: [place.desk.owner.workspaceId],
    });
    expect(stored.some(({ data }) => data.includes("parcel"))).toBe(false);
  });

  it("waiting is told when it begins, each time it does, of what is flagged as spam too; an answer that goes out, once", async () => {
    const made = await listen(["item.waiting", "reply.sent"]);
    const [itemId] = await storeItems(place.desk, [{ postedAt: aQuestion.postedAt, tones: ["spam"] }]);
    const item = (set: string) => sql.query({ text: `UPDATE item SET ${set} WHERE id = $1`, values: [itemId] });
    await item("needed_since = posted_at");
    await item("sentiment = 'negative'");
    await item("answered_at = now()");
    await item("answered_at = NULL");
    await sql.query({
      text: `INSERT INTO reply (id, workspace_id, brand_id, source_id, thread_id, item_id, member_id, text, state, request_key, created_at)
        SELECT 'rpl_' || i.id, workspace_id, brand_id, source_id, thread_id, i.id, $2, 'On its way.', 'queued', i.id, now() FROM item i WHERE i.id = $1`,
      values: [itemId, place.desk.owner.memberId],
    });
    await sql.query({ text: "UPDATE reply SET state = 'sent', sent_at = $2 WHERE id = $1", values: [`rpl_${itemId ?? ""}`, now] });
    await sql.query({ text: "UPDATE reply SET sent_at = $2, attempts = 2 WHERE id = $1", values: [`rpl_${itemId ?? ""}`, now] });
    await tellAll(made);
    expect(arrivedAt(made).map((request) => bodyOf(request).type)).toEqual(["item.waiting", "item.waiting", "reply.sent"]);
    const reply = bodyOf(arrivedAt(made)[2]);
    expect(eventDataSchemas["reply.sent"].parse(reply.data)).toMatchObject({ itemId, memberId: place.desk.owner.memberId, sentAt: now.toISOString() });
  });

  it("each line of a case's story is told", async () => {
    const made = await listen(["case.changed"]);
    const [itemId] = await storeItems(place.desk, [aQuestion]);
    await sql.query({
      text: `INSERT INTO case_file (id, workspace_id, brand_id, number, title, author_id, level, opened_by_id, opened_at, status, step)
        SELECT 'cas_' || i.id, workspace_id, brand_id, 7, 'A private title', author_id, 'agent', 'x', now(), 'open', 'listen' FROM item i WHERE i.id = $1`,
      values: [itemId],
    });
    await sql.query({
      text: "INSERT INTO case_event (id, case_id, workspace_id, at, kind, round, words) SELECT 'cev_' || id, id, workspace_id, $2, 'opened', 1, 'private words' FROM case_file WHERE id = $1",
      values: [`cas_${itemId ?? ""}`, now],
    });
    await tellAll(made);
    const [request] = arrivedAt(made);
    expect(bodyOf(request)).toMatchObject({ type: "case.changed", data: { number: 7, change: "opened", step: "listen", status: "open" } });
    expect(request?.rawBody.includes("private")).toBe(false);
  });

  it("an alert is told as it opens, a report as it is made, each with the way to it", async () => {
    const made = await listen(["alert.fired", "report.ready"]);
    const { workspaceId, workspaceSlug } = place.desk.owner;
    await sql.query({
      text: `WITH rule AS (
          INSERT INTO alert_rule (id, workspace_id, kind, severity, cool_down_minutes, channel_ids, created_at) VALUES ('alr_' || $1, $1, 'threat', 'critical', 60, '{}', $2) RETURNING id
        )
        INSERT INTO alert (id, workspace_id, rule_id, kind, subject, severity, state, evidence, opened_at, last_seen_at, told_at, told_size)
        SELECT 'alt_1', $1, id, 'threat', 'itm_1', 'critical', 'open', '{}', $2, $2, $2, 1 FROM rule`,
      values: [workspaceId, now],
    });
    await sql.query({
      text: `INSERT INTO report (id, workspace_id, audience, locale, zone, brand_ids, week_from, week_to, status, requested_at)
        VALUES ('rep_1', $1, 'page', 'en', 'UTC', '{}', '2026-11-09', '2026-11-16', 'queued', $2)`,
      values: [workspaceId, now],
    });
    await sql.query({ text: "UPDATE report SET status = 'made', made_at = $2 WHERE workspace_id = $1", values: [workspaceId, now] });
    await tellAll(made);
    const home = `http://localhost:3000/${workspaceSlug}`;
    expect(arrivedAt(made).map((request) => bodyOf(request).data)).toEqual([
      { alertId: "alt_1", kind: "threat", severity: "critical", subject: "itm_1", openedAt: now.toISOString(), link: `${home}/alerts/alt_1` },
      { reportId: "rep_1", weekFrom: "2026-11-09", weekTo: "2026-11-16", madeAt: now.toISOString(), link: `${home}/reports/rep_1` },
    ]);
  });

  it("nothing is noted of what nobody listens to, of the brand's own words, of imports, nor in another workspace", async () => {
    const made = await listen(["item.created"]);
    const other = await aDesk();
    await storeItems(other, [aQuestion]);
    await storeItems(place.desk, [
      { ...aQuestion, origin: "import" },
      { ...aQuestion, origin: "backfill" },
      { ...aQuestion, isBrand: true },
    ]);
    await switchWebhook(place.desk.owner, { webhookId: made.webhookId, isOn: false }, now);
    await storeItems(place.desk, [aQuestion]);
    const noted = await sql.query({
      text: "SELECT id FROM webhook_event WHERE workspace_id = ANY ($1)",
      values: [[place.desk.owner.workspaceId, other.owner.workspaceId]],
    });
    expect(noted).toEqual([]);
  });

  it("a deed that is rolled back is told of no one", async () => {
    const made = await listen(["item.waiting"]);
    const [itemId] = await storeItems(place.desk, [{ ...aQuestion, origin: "import" }]);
    const copy = inSqlTransaction(async (tx) => {
      await tx.query({ text: "UPDATE item SET origin = 'live', needed_since = NULL WHERE id = $1", values: [itemId] });
      await tx.query({ text: "UPDATE item SET needed_since = posted_at WHERE id = $1", values: [itemId] });
      throw new Error("rolled back");
    });
    await expect(copy).rejects.toThrow("rolled back");
    expect(await log({ webhook: made.webhookId })).toEqual([]);
  });

  it("what is gone by the time of its first try is given up", async () => {
    const made = await listen();
    const [itemId] = await storeItems(place.desk, [aQuestion]);
    await sql.query({ text: "DELETE FROM item WHERE id = $1", values: [itemId] });
    await tellAll(made);
    expect(arrivedAt(made)).toEqual([]);
    expect(await only(made)).toMatchObject({ state: "given-up", failure: "subject-gone" });
  });
});

describe("an address in trouble", () => {
  it("is tried again under the same id with the same body, later each time, until it is given up; a replay begins anew", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion]);
    place.receiver.usually({ kind: "status", status: 500, body: `<script>alert(1)</script>${"é".repeat(5_000)}` });
    let at = now;
    const waits: number[] = [];
    for (let round = 1; round <= 10; round += 1) {
      expect(await tell(made, at)).toBe("failed");
      expect(await tell(made, at)).toBe("nothing");
      const { nextTryAt } = await only(made);
      if (nextTryAt === null) break;
      waits.push(Date.parse(nextTryAt) - at.getTime());
      expect(await tell(made, new Date(Date.parse(nextTryAt) - 1))).toBe("nothing");
      at = new Date(nextTryAt);
    }
    expect(waits).toHaveLength(9);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    const tries = arrivedAt(made);
    expect(tries).toHaveLength(10);
    expect(new Set(tries.map(({ headers, rawBody }) => `${String(headers["webhook-id"])} ${rawBody.toString()}`)).size).toBe(1);
    const over = await only(made);
    expect(over).toMatchObject({ state: "given-up", attempts: 10, status: 500, failure: "status" });
    expect(over.answer).toHaveLength(500);
    place.receiver.usually({ kind: "status", status: 200 });
    await replayDelivery(place.desk.owner, { deliveryId: over.id }, at);
    await expect(replayDelivery(place.desk.owner, { deliveryId: over.id }, at)).rejects.toMatchObject({ reason: "webhook-under-way" });
    expect(await tell(made, at)).toBe("over");
    expect(arrivedAt(made).at(-1)?.headers["webhook-id"]).toBe(tries[0]?.headers["webhook-id"]);
    expect(await view(made)).toMatchObject({ failingSince: null });
  });

  it("is not waited for where somebody knows that it is well again: what failed is sent again at once, what never was tried goes its way", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion, aQuestion]);
    place.receiver.next({ kind: "status", status: 500 });
    expect(await tell(made)).toBe("failed");
    const [fresh, failed] = await log({ webhook: made.webhookId });
    await expect(replayDelivery(place.desk.owner, { deliveryId: fresh?.id ?? "" }, now)).rejects.toMatchObject({ reason: "webhook-under-way" });
    await replayDelivery(place.desk.owner, { deliveryId: failed?.id ?? "" }, now);
    await tellAll(made);
    expect((await log({ webhook: made.webhookId })).map(({ state, attempts }) => [state, attempts])).toEqual([
      ["arrived", 1],
      ["arrived", 1],
    ]);
  });

  it("where it asks to be left alone nothing is sent there until then", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion, aQuestion]);
    place.receiver.next({ kind: "status", status: 429, headers: { "retry-after": "7200" } });
    expect(await tell(made)).toBe("failed");
    expect(await tell(made, later(2 * hourMs - 1))).toBe("nothing");
    expect(await listDueWebhooks(later(2 * hourMs - 1))).not.toContainEqual({ workspaceId: place.desk.owner.workspaceId, webhookId: made.webhookId });
    await tellAll(made, later(2 * hourMs));
    expect((await log({ webhook: made.webhookId })).map(({ state }) => state)).toEqual(["arrived", "arrived"]);
  });

  it("that breaks off, sends elsewhere or lies in a private network counts as failed; nothing follows it there", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion, aQuestion, aQuestion]);
    place.receiver.next({ kind: "cut" }, { kind: "status", status: 307, headers: { location: `${place.receiver.url}/elsewhere` } });
    await tell(made);
    await tell(made);
    const guarded = createSafeHttp({ allowedHosts: [], now: () => now });
    await deliverNext({ workspaceId: place.desk.owner.workspaceId, webhookId: made.webhookId, http: guarded, now });
    expect((await log({ webhook: made.webhookId })).map(({ failure }) => failure).toSorted()).toEqual(["cut-short", "redirected-write", "refused-address"]);
    expect(place.receiver.received().some(({ path }) => path.endsWith("/elsewhere"))).toBe(false);
  });

  it("an answer of any length that says yes has arrived", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion]);
    place.receiver.next({ kind: "status", status: 200, body: "x".repeat(3_000_000) });
    expect(await tell(made)).toBe("over");
    expect((await only(made)).answer).toBe("x".repeat(500));
  });

  it.each([
    ["for five days", { at: later(5 * dayMs + minuteMs), status: 500, because: "failing" }],
    ["for good, by its own 410", { at: now, status: 410, because: "gone" }],
  ])("is disabled %s; whoever may set it right hears of it, and nothing more is sent", async (_words, { at, status, because }) => {
    const manager = await aMember(place.desk, "manager");
    const made = await listen();
    await storeItems(place.desk, [aQuestion, aQuestion]);
    place.receiver.next({ kind: "status", status: because === "gone" ? 410 : 500 });
    await tell(made);
    place.receiver.usually({ kind: "status", status });
    if (because === "failing") for (const moment of [later(2 * dayMs), later(4 * dayMs), at]) await tell(made, moment);
    expect(await view(made)).toMatchObject({ disabledBecause: because });
    for (const reader of [place.desk.owner, manager])
      expect(await listNotices(reader, { limit: 5 })).toMatchObject([
        { kind: "webhook-disabled", path: "settings/webhooks", params: { host: place.receiver.host } },
      ]);
    expect(await listAudit(place.desk.owner, { limit: 1 })).toMatchObject([{ action: "webhook.disable", actor: "system", details: { because } }]);
    expect(await tell(made, later(6 * dayMs))).toBe("nothing");
    await expect(sendTestEvent(place.desk.owner, { webhookId: made.webhookId }, now)).rejects.toMatchObject({ reason: "webhook-disabled" });
    // Enabled again, what was still to arrive goes on.
    place.receiver.usually({ kind: "status", status: 204 });
    await switchWebhook(place.desk.owner, { webhookId: made.webhookId, isOn: true }, at);
    await tellAll(made, later(6 * dayMs));
    expect((await log({ webhook: made.webhookId })).map(({ state }) => state)).toEqual(["arrived", "arrived"]);
  });

  it("is not disabled by its first failure after a quiet week, though it failed before", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion]);
    place.receiver.usually({ kind: "status", status: 500 });
    let at = now;
    for (let tries = 0; tries < triesMax; tries += 1) {
      await tell(made, at);
      at = new Date((await only(made)).nextTryAt ?? at);
    }
    expect(await only(made)).toMatchObject({ state: "given-up" });
    await storeItems(place.desk, [aQuestion]);
    const aWeekOn = new Date(at.getTime() + 7 * dayMs);
    expect(await tell(made, aWeekOn)).toBe("failed");
    expect(await view(made)).toMatchObject({ disabledAt: null, failingSince: aWeekOn.toISOString() });
  });
});

describe("nothing is lost or sent by two at once", () => {
  it("two workers at one address never have the same event in hand", async () => {
    const made = await listen();
    await storeItems(
      place.desk,
      Array.from({ length: 12 }, () => aQuestion),
    );
    await Promise.all([tellAll(made), tellAll(made), tellAll(made)]);
    const ids = arrivedAt(made).map(({ headers }) => headers["webhook-id"]);
    expect([ids.length, new Set(ids).size]).toEqual([12, 12]);
  });

  it("what was in the hands of a worker that died is due again, and the late word of the dead changes nothing", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion]);
    // While the first request is held its worker counts as dead and another takes the event up.
    place.receiver.next({ kind: "status", status: 500 });
    place.receiver.meanwhile(async () => {
      place.receiver.meanwhile(null);
      expect(await tell(made, later(minuteMs - 1))).toBe("nothing");
      expect(await tell(made, later(minuteMs))).toBe("over");
    });
    await tell(made);
    expect(arrivedAt(made)).toHaveLength(2);
    expect(await only(made)).toMatchObject({ state: "arrived", attempts: 2 });
    expect(await tell(made, later(dayMs))).toBe("nothing");
  });

  it("what kills every worker that takes it up is given up, and holds up nothing else", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion, aQuestion]);
    await sql.query({
      text: "UPDATE webhook_event SET data = '[]' WHERE id = (SELECT min(event_id) FROM webhook_delivery WHERE webhook_id = $1)",
      values: [made.webhookId],
    });
    for (let round = 0; round < triesMax; round += 1) await expect(tellAll(made, later(round * leaseMs))).rejects.toThrow();
    await tellAll(made, later(triesMax * leaseMs));
    expect((await log({ webhook: made.webhookId })).map(({ state, failure }) => failure ?? state)).toEqual(["arrived", "other"]);
  });

  it("an emptied queue is filled again by reconciling, and the handlers tell the rest", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion]);
    const queue = await queueNamed("deliver");
    await queue.obliterate({ force: true });
    await reconcile({ now, graceMs: 0 });
    const queued = await queue.getJobs(["waiting", "prioritized", "delayed"]);
    expect(
      queued.filter(({ name }) => name === "webhooks.tell-webhook").map(({ data }) => z.object({ webhookId: z.string() }).parse(data).webhookId),
    ).toContain(made.webhookId);
    const run = { now, signal: new AbortController().signal };
    await seekUntoldEvents.run({}, run);
    await tellWebhook.run({ workspaceId: place.desk.owner.workspaceId, webhookId: made.webhookId }, run);
    await tellWebhook.run({ workspaceId: place.desk.owner.workspaceId, webhookId: made.webhookId }, run);
    expect(arrivedAt(made)).toHaveLength(1);
  });

  it("the log is forgotten after a month", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion]);
    await forgetOldEvents(later(29 * dayMs));
    expect(await log({ webhook: made.webhookId })).toHaveLength(1);
    await forgetOldEvents(later(31 * dayMs));
    expect(await log({ webhook: made.webhookId })).toEqual([]);
  });
});
