import { createHmac } from "node:crypto";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

import { seekUntoldEvents, tellWebhook } from "../../../workers/handlers/tell-webhooks";
import { reconcile } from "../../../workers/reconcile";
import { aDesk, aMember, storeItems, type Desk } from "../../support/desk";
import { startReceiver, type Received, type WebhookReceiver } from "../../support/webhook-receiver";
import type { Actor } from "#lib/auth/actor";
import { createSafeHttp } from "#lib/connectors/http";
import { dayMs, hourMs, minuteMs } from "#lib/core/time";
import { disconnect } from "#lib/db/client";
import { inSqlTransaction, sql } from "#lib/db/sql";
import { closeQueues, queueNamed } from "#lib/queue/backend";
import { listAudit } from "#lib/team/queries";
import { listNotices } from "#lib/team/queries/notices";
import { addWebhook, changeWebhook, removeWebhook, rotateWebhookSecret, switchWebhook } from "#lib/webhooks/commands/keep-webhook";
import { replayDelivery, replaySince, sendTestEvent } from "#lib/webhooks/commands/send-again";
import { deliverNext, type Told } from "#lib/webhooks/deliver-next";
import { eventDataSchemas } from "#lib/webhooks/event-model";
import { forgetOldEvents } from "#lib/webhooks/forget";
import { logFiltersSchema, webhooksMax, type DeliveryView, type LogFilters, type WebhookType, type WebhookView } from "#lib/webhooks/model";
import { listDueWebhooks } from "#lib/webhooks/queries/due";
import { listDeliveries, listWebhooks } from "#lib/webhooks/queries/webhooks";

process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.1";

// Events are stamped by the database: the given clock goes on from its moment.
const now = new Date(Math.ceil(Date.now() / 1000) * 1000 + minuteMs);
const later = (ms: number): Date => new Date(now.getTime() + ms);

let receiver: WebhookReceiver;
let desk: Desk;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await closeQueues();
  await disconnect();
});
beforeEach(async () => {
  desk = await aDesk();
  receiver.usually({ kind: "status", status: 204 });
});

type Made = { readonly webhookId: string; readonly secret: string };

const listen = (events: readonly WebhookType[] = ["item.created"], { withText = false, url = receiver.url } = {}): Promise<Made> =>
  addWebhook(desk.owner, { url, events: [...events], withText }, now);

const http = () => createSafeHttp({ allowedHosts: [receiver.host], now: () => now });
const tell = ({ webhookId }: Made, at = now): Promise<Told> => deliverNext({ workspaceId: desk.owner.workspaceId, webhookId, http: http(), now: at });
const tellAll = async (made: Made, at = now): Promise<void> => {
  while ((await tell(made, at)) === "arrived");
};

const ofDesk = (webhookId: string): readonly Received[] => receiver.received().filter(({ path }) => path.endsWith(webhookId));
/** An address of its own, so that what arrives there is told apart. */
const listenHere = async (events?: readonly WebhookType[], withText = false): Promise<Made> => {
  const made = await listen(events, { withText });
  await changeWebhook(
    desk.owner,
    { webhookId: made.webhookId, url: `${receiver.url}/${made.webhookId}`, events: [...(events ?? ["item.created" as const])], withText },
    now,
  );
  return made;
};

const log = async (filters: LogFilters = {}): Promise<readonly DeliveryView[]> => (await listDeliveries(desk.owner, filters, { limit: 50 })).deliveries;
const only = async ({ webhookId }: Made): Promise<DeliveryView> => {
  const [delivery, ...more] = await log({ webhook: webhookId });
  if (delivery === undefined || more.length > 0) throw new Error("There is not exactly one delivery.");
  return delivery;
};
const view = async ({ webhookId }: Made): Promise<WebhookView> => {
  const found = (await listWebhooks(desk.owner, now)).find(({ id }) => id === webhookId);
  if (found === undefined) throw new Error("There is no such webhook.");
  return found;
};

const bodySchema = z.object({ type: z.string(), timestamp: z.string(), data: z.record(z.string(), z.unknown()) });
const bodyOf = ({ rawBody }: Received): z.infer<typeof bodySchema> => bodySchema.parse(JSON.parse(rawBody.toString("utf8")));

/** After the text of Standard Webhooks alone: what a receiver would write. */
const isSignedWith = (secret: string, { headers, rawBody }: Received): boolean => {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const content = Buffer.concat([Buffer.from(`${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.`), rawBody]);
  const expected = `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(expected);
};

const aQuestion = { postedAt: new Date("2026-03-10T10:00:00Z"), text: "Where is <b>my</b> parcel?", neededSince: new Date("2026-03-10T10:00:00Z") };

describe("what is told", () => {
  it("a comment and its waiting arrive signed, with the facts of it and nobody's words", async () => {
    const made = await listenHere(["item.created", "item.waiting"]);
    const [itemId] = await storeItems(desk, [aQuestion]);
    await tellAll(made);
    const arrived = ofDesk(made.webhookId);
    expect(arrived.map((request) => bodyOf(request).type).toSorted()).toEqual(["item.created", "item.waiting"]);
    for (const request of arrived) {
      const { type, data } = bodyOf(request);
      expect(isSignedWith(made.secret, request)).toBe(true);
      expect(eventDataSchemas["item.created"].strict().parse(data)).toMatchObject({
        itemId,
        waitingSince: "2026-03-10T10:00:00.000Z",
        sentiment: "neutral",
        brand: { slug: desk.brandSlug },
      });
      expect(request.headers).toMatchObject({ "content-type": "application/json", "webhook-timestamp": String(now.getTime() / 1000) });
      expect(request.headers["webhook-id"]).toMatch(/^evt_[0-9a-f]{32}$/u);
      expect(type).not.toBe("");
    }
    expect(arrived.some(({ rawBody }) => rawBody.includes("parcel"))).toBe(false);
    expect(await view(made)).toMatchObject({ waiting: 0, lastArrivedAt: now.toISOString(), failingSince: null });
  });

  it("words travel where the address takes them, and are not kept in the log", async () => {
    const made = await listenHere(["item.created"], true);
    await storeItems(desk, [aQuestion]);
    await tellAll(made);
    expect(bodyOf(ofDesk(made.webhookId)[0] ?? fail()).data).toMatchObject({ text: aQuestion.text });
    expect((await only(made)).request).not.toContain("parcel");
    const stored = await sql.query<{ data: string }>({
      text: "SELECT data::text FROM webhook_event WHERE workspace_id = $1",
      values: [desk.owner.workspaceId],
    });
    expect(stored.some(({ data }) => data.includes("parcel"))).toBe(false);
  });

  it("waiting is told when it begins, each time it does; an answer that goes out, once", async () => {
    const made = await listenHere(["item.waiting", "reply.sent"]);
    const [itemId] = await storeItems(desk, [{ postedAt: aQuestion.postedAt }]);
    const item = (set: string) => sql.query({ text: `UPDATE item SET ${set} WHERE id = $1`, values: [itemId] });
    await item("needed_since = posted_at");
    await item("sentiment = 'negative'");
    await item("answered_at = now()");
    await item("answered_at = NULL");
    await sql.query({
      text: `INSERT INTO reply (id, workspace_id, brand_id, source_id, thread_id, item_id, member_id, text, state, request_key, created_at)
        SELECT 'rpl_' || i.id, workspace_id, brand_id, source_id, thread_id, i.id, $2, 'On its way.', 'queued', i.id, now() FROM item i WHERE i.id = $1`,
      values: [itemId, desk.owner.memberId],
    });
    await sql.query({ text: "UPDATE reply SET state = 'sent', sent_at = $2 WHERE id = $1", values: [`rpl_${itemId ?? ""}`, now] });
    await sql.query({ text: "UPDATE reply SET sent_at = $2, attempts = 2 WHERE id = $1", values: [`rpl_${itemId ?? ""}`, now] });
    await tellAll(made);
    expect(ofDesk(made.webhookId).map((request) => bodyOf(request).type)).toEqual(["item.waiting", "item.waiting", "reply.sent"]);
    const reply = bodyOf(ofDesk(made.webhookId)[2] ?? fail());
    expect(eventDataSchemas["reply.sent"].parse(reply.data)).toMatchObject({ itemId, memberId: desk.owner.memberId, sentAt: now.toISOString() });
  });

  it("each line of a case's story is told", async () => {
    const made = await listenHere(["case.changed"]);
    const [itemId] = await storeItems(desk, [aQuestion]);
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
    const [request] = ofDesk(made.webhookId);
    expect(bodyOf(request ?? fail())).toMatchObject({ type: "case.changed", data: { number: 7, change: "opened", step: "listen", status: "open" } });
    expect(request?.rawBody.includes("private")).toBe(false);
  });

  it("nothing is noted of what nobody listens to, of the brand's own words, of imports, nor in another workspace", async () => {
    const made = await listenHere(["item.created"]);
    const other = await aDesk();
    await storeItems(other, [aQuestion]);
    await storeItems(desk, [
      { ...aQuestion, origin: "import" },
      { ...aQuestion, origin: "backfill" },
      { ...aQuestion, isBrand: true },
    ]);
    await switchWebhook(desk.owner, { webhookId: made.webhookId, isOn: false }, now);
    await storeItems(desk, [aQuestion]);
    const noted = await sql.query({
      text: "SELECT id FROM webhook_event WHERE workspace_id = ANY ($1)",
      values: [[desk.owner.workspaceId, other.owner.workspaceId]],
    });
    expect(noted).toEqual([]);
  });

  it("a deed that is rolled back is told of no one", async () => {
    const made = await listenHere(["item.waiting"]);
    const [itemId] = await storeItems(desk, [{ ...aQuestion, origin: "import" }]);
    const copy = inSqlTransaction(async (tx) => {
      await tx.query({ text: "UPDATE item SET origin = 'live', needed_since = NULL WHERE id = $1", values: [itemId] });
      await tx.query({ text: "UPDATE item SET needed_since = posted_at WHERE id = $1", values: [itemId] });
      throw new Error("rolled back");
    });
    await expect(copy).rejects.toThrow("rolled back");
    expect(await log({ webhook: made.webhookId })).toEqual([]);
  });

  it("what is gone by the time of its first try is given up", async () => {
    const made = await listenHere();
    const [itemId] = await storeItems(desk, [aQuestion]);
    await sql.query({ text: "DELETE FROM item WHERE id = $1", values: [itemId] });
    await tellAll(made);
    expect(ofDesk(made.webhookId)).toEqual([]);
    expect(await only(made)).toMatchObject({ state: "given-up", failure: "subject-gone" });
  });
});

describe("an address in trouble", () => {
  it("is tried again under the same id with the same body, later each time, until it is given up; a replay begins anew", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion]);
    receiver.usually({ kind: "status", status: 500, body: `<script>alert(1)</script>${"é".repeat(5_000)}` });
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
    const tries = ofDesk(made.webhookId);
    expect(tries).toHaveLength(10);
    expect(new Set(tries.map(({ headers, rawBody }) => `${String(headers["webhook-id"])} ${rawBody.toString()}`)).size).toBe(1);
    const over = await only(made);
    expect(over).toMatchObject({ state: "given-up", attempts: 10, status: 500, failure: "status" });
    expect(over.answer).toHaveLength(500);
    receiver.usually({ kind: "status", status: 200 });
    await replayDelivery(desk.owner, { deliveryId: over.id }, at);
    await expect(replayDelivery(desk.owner, { deliveryId: over.id }, at)).rejects.toMatchObject({ reason: "webhook-under-way" });
    expect(await tell(made, at)).toBe("arrived");
    expect(ofDesk(made.webhookId).at(-1)?.headers["webhook-id"]).toBe(tries[0]?.headers["webhook-id"]);
    expect(await view(made)).toMatchObject({ failingSince: null });
  });

  it("where it asks to be left alone nothing is sent there until then", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion, aQuestion]);
    receiver.next({ kind: "status", status: 429, headers: { "retry-after": "7200" } });
    expect(await tell(made)).toBe("failed");
    expect(await tell(made, later(2 * hourMs - 1))).toBe("nothing");
    expect(await listDueWebhooks(later(2 * hourMs - 1))).not.toContainEqual({ workspaceId: desk.owner.workspaceId, webhookId: made.webhookId });
    await tellAll(made, later(2 * hourMs));
    expect((await log({ webhook: made.webhookId })).map(({ state }) => state)).toEqual(["arrived", "arrived"]);
  });

  it("that breaks off, sends elsewhere or lies in a private network counts as failed; nothing follows it there", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion, aQuestion, aQuestion]);
    receiver.next({ kind: "cut" }, { kind: "status", status: 307, headers: { location: `${receiver.url}/elsewhere` } });
    await tell(made);
    await tell(made);
    const guarded = createSafeHttp({ allowedHosts: [], now: () => now });
    await deliverNext({ workspaceId: desk.owner.workspaceId, webhookId: made.webhookId, http: guarded, now });
    expect((await log({ webhook: made.webhookId })).map(({ failure }) => failure).toSorted()).toEqual(["cut-short", "redirected-write", "refused-address"]);
    expect(receiver.received().some(({ path }) => path.endsWith("/elsewhere"))).toBe(false);
  });

  it("an answer of any length that says yes has arrived", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion]);
    receiver.next({ kind: "status", status: 200, body: "x".repeat(3_000_000) });
    expect(await tell(made)).toBe("arrived");
    expect((await only(made)).answer).toBe("x".repeat(500));
  });

  it.each([
    ["for five days", { at: later(5 * dayMs + minuteMs), status: 500, because: "failing" }],
    ["for good, by its own 410", { at: now, status: 410, because: "gone" }],
  ])("is disabled %s; whoever may set it right hears of it, and nothing more is sent", async (_words, { at, status, because }) => {
    const manager = await aMember(desk, "manager");
    const made = await listenHere();
    await storeItems(desk, [aQuestion, aQuestion]);
    receiver.next({ kind: "status", status: because === "gone" ? 410 : 500 });
    await tell(made);
    receiver.usually({ kind: "status", status });
    if (because === "failing") await tell(made, at);
    expect(await view(made)).toMatchObject({ disabledBecause: because });
    for (const reader of [desk.owner, manager])
      expect(await listNotices(reader, { limit: 5 })).toMatchObject([{ kind: "webhook-disabled", path: "settings/webhooks", params: { host: receiver.host } }]);
    expect(await listAudit(desk.owner, { limit: 1 })).toMatchObject([{ action: "webhook.disable", actor: "system", details: { because } }]);
    expect(await tell(made, later(6 * dayMs))).toBe("nothing");
    await expect(sendTestEvent(desk.owner, { webhookId: made.webhookId }, now)).rejects.toMatchObject({ reason: "webhook-disabled" });
    // Enabled again, what was still to arrive goes on.
    receiver.usually({ kind: "status", status: 204 });
    await switchWebhook(desk.owner, { webhookId: made.webhookId, isOn: true }, at);
    await tellAll(made, later(6 * dayMs));
    expect((await log({ webhook: made.webhookId })).map(({ state }) => state)).toEqual(["arrived", "arrived"]);
  });
});

describe("nothing is lost or sent by two at once", () => {
  it("two workers at one address never have the same event in hand", async () => {
    const made = await listenHere();
    await storeItems(
      desk,
      Array.from({ length: 12 }, () => aQuestion),
    );
    await Promise.all([tellAll(made), tellAll(made), tellAll(made)]);
    const ids = ofDesk(made.webhookId).map(({ headers }) => headers["webhook-id"]);
    expect([ids.length, new Set(ids).size]).toEqual([12, 12]);
  });

  it("what was in the hands of a worker that died is due again, and the late word of the dead changes nothing", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion]);
    // While the first request is held its worker counts as dead and another takes the event up.
    receiver.next({ kind: "status", status: 500 });
    receiver.meanwhile(async () => {
      receiver.meanwhile(null);
      expect(await tell(made, later(minuteMs - 1))).toBe("nothing");
      expect(await tell(made, later(minuteMs))).toBe("arrived");
    });
    await tell(made);
    expect(ofDesk(made.webhookId)).toHaveLength(2);
    expect(await only(made)).toMatchObject({ state: "arrived", attempts: 2 });
    expect(await tell(made, later(dayMs))).toBe("nothing");
  });

  it("an emptied queue is filled again by reconciling, and the handlers tell the rest", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion]);
    const queue = await queueNamed("deliver");
    await queue.obliterate({ force: true });
    await reconcile({ now, graceMs: 0 });
    const queued = await queue.getJobs(["waiting", "prioritized", "delayed"]);
    expect(
      queued.filter(({ name }) => name === "webhooks.tell-webhook").map(({ data }) => z.object({ webhookId: z.string() }).parse(data).webhookId),
    ).toContain(made.webhookId);
    const run = { now, signal: new AbortController().signal };
    await seekUntoldEvents.run({}, run);
    await tellWebhook.run({ workspaceId: desk.owner.workspaceId, webhookId: made.webhookId }, run);
    await tellWebhook.run({ workspaceId: desk.owner.workspaceId, webhookId: made.webhookId }, run);
    expect(ofDesk(made.webhookId)).toHaveLength(1);
  });

  it("the log is forgotten after a month", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion]);
    await forgetOldEvents(later(29 * dayMs));
    expect(await log({ webhook: made.webhookId })).toHaveLength(1);
    await forgetOldEvents(later(31 * dayMs));
    expect(await log({ webhook: made.webhookId })).toEqual([]);
  });
});

describe("what managers do", () => {
  it("a test event arrives; both secrets sign for a day after a rotation, then the new one alone", async () => {
    const made = await listenHere();
    const { eventId } = await sendTestEvent(desk.owner, { webhookId: made.webhookId }, now);
    await tellAll(made);
    expect(bodyOf(ofDesk(made.webhookId)[0] ?? fail())).toMatchObject({ type: "test", data: { webhookId: made.webhookId } });
    const { secret } = await rotateWebhookSecret(desk.owner, { webhookId: made.webhookId }, now);
    expect(secret).not.toBe(made.secret);
    expect((await view(made)).overlapsUntil).toBe(later(dayMs).toISOString());
    const signedAt = async (at: Date): Promise<readonly boolean[]> => {
      await sendTestEvent(desk.owner, { webhookId: made.webhookId }, at);
      await tellAll(made, at);
      const request = ofDesk(made.webhookId).at(-1) ?? fail();
      return [made.secret, secret].map((one) => isSignedWith(one, request));
    };
    expect(await signedAt(later(dayMs - 1000))).toEqual([true, true]);
    expect(await signedAt(later(dayMs))).toEqual([false, true]);
    expect((await log({ webhook: made.webhookId, type: "test" })).map((delivery) => delivery.eventId)).toContain(eventId);
    const stored = await sql.query<{ secret: string }>({ text: "SELECT secret FROM webhook WHERE id = $1", values: [made.webhookId] });
    expect(stored[0]?.secret).not.toContain(secret.slice(6));
  });

  it("what did not arrive since a moment is sent again, or all of it", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion, aQuestion, aQuestion]);
    await tell(made);
    receiver.usually({ kind: "status", status: 500 });
    await sql.query({ text: "UPDATE webhook_delivery SET attempts = 9 WHERE webhook_id = $1 AND arrived_at IS NULL", values: [made.webhookId] });
    await tell(made);
    await tell(made);
    receiver.usually({ kind: "status", status: 200 });
    const replay = (since: Date, withArrived: boolean) => replaySince(desk.owner, { webhookId: made.webhookId, since, withArrived }, now);
    expect(await replay(later(hourMs), true)).toEqual({ count: 0 });
    expect(await replay(later(-hourMs), false)).toEqual({ count: 2 });
    await tellAll(made);
    expect(await replay(later(-hourMs), true)).toEqual({ count: 3 });
    await tellAll(made);
    expect(ofDesk(made.webhookId)).toHaveLength(8);
    expect(await log({ webhook: made.webhookId, state: "arrived" })).toHaveLength(3);
  });

  it("the log is read a page at a time, and words in its address that nobody knows filter nothing", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion, aQuestion, aQuestion]);
    const first = await listDeliveries(desk.owner, {}, { limit: 2 });
    const second = await listDeliveries(desk.owner, { before: first.next ?? undefined }, { limit: 2 });
    expect([first.deliveries.length, second.deliveries.length, second.next]).toEqual([2, 1, null]);
    expect(new Set([...first.deliveries, ...second.deliveries].map(({ id }) => id)).size).toBe(3);
    expect(logFiltersSchema.parse({ state: "?", type: "'; DROP", webhook: made.webhookId })).toEqual({ webhook: made.webhookId });
  });

  it("agents and tokens may do none of it; in another workspace nothing is found; so many and no more are kept", async () => {
    const made = await listenHere();
    await storeItems(desk, [aQuestion]);
    const { webhookId } = made;
    const { id: deliveryId } = await only(made);
    const terms = { url: receiver.url, events: ["item.created" as const], withText: false };
    const asked = (actor: Actor): readonly Promise<unknown>[] => [
      changeWebhook(actor, { webhookId, ...terms }, now),
      rotateWebhookSecret(actor, { webhookId }, now),
      switchWebhook(actor, { webhookId, isOn: false }, now),
      sendTestEvent(actor, { webhookId }, now),
      replayDelivery(actor, { deliveryId }, now),
      replaySince(actor, { webhookId, since: now, withArrived: true }, now),
      removeWebhook(actor, { webhookId }, now),
    ];
    const [agent, stranger] = [await aMember(desk, "agent"), (await aDesk()).owner];
    for (const unable of [agent, { ...desk.owner, memberId: null, scopes: ["items:read"] }]) {
      for (const answer of await Promise.allSettled([
        ...asked(unable),
        addWebhook(unable, terms, now),
        listWebhooks(unable, now),
        listDeliveries(unable, {}, { limit: 1 }),
      ]))
        expect(answer).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
    }
    for (const answer of await Promise.allSettled(asked(stranger))) expect(answer).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
    expect([await listWebhooks(stranger, now), (await listDeliveries(stranger, { webhook: webhookId }, { limit: 5 })).deliveries]).toEqual([[], []]);
    for (let more = 1; more < webhooksMax; more += 1) await listen();
    await expect(listen()).rejects.toMatchObject({ reason: "webhooks-too-many" });
    await removeWebhook(desk.owner, { webhookId }, now);
    expect(await log({ webhook: webhookId })).toEqual([]);
  });
});

const fail = (): never => {
  throw new Error("Nothing arrived.");
};
