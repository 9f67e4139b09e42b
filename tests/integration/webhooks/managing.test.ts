import { describe, expect, it } from "vitest";

import { aDesk, aMember, storeItems } from "../../support/desk";
import { aListeningDesk, bodyOf, isSignedWith, onlyOne } from "../../support/listening";
import type { Actor } from "#lib/auth/actor";
import { dayMs, hourMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import { addWebhook, changeWebhook, removeWebhook, rotateWebhookSecret, switchWebhook } from "#lib/webhooks/commands/keep-webhook";
import { replayDelivery, replaySince, sendTestEvent } from "#lib/webhooks/commands/send-again";
import { logFiltersSchema, webhooksMax } from "#lib/webhooks/model";
import { listDeliveries, listWebhooks } from "#lib/webhooks/queries/webhooks";

const place = aListeningDesk();
const { now, later, listen, tell, tellAll, arrivedAt, log, only, view } = place;

const aQuestion = { postedAt: new Date("2026-03-10T10:00:00Z"), text: "Where is <b>my</b> parcel?", neededSince: new Date("2026-03-10T10:00:00Z") };

describe("what managers do", () => {
  it("a test event arrives; both secrets sign for a day after a rotation, then the new one alone", async () => {
    const made = await listen();
    const { eventId } = await sendTestEvent(place.desk.owner, { webhookId: made.webhookId }, now);
    await tellAll(made);
    expect(bodyOf(onlyOne(arrivedAt(made)))).toMatchObject({ type: "test", data: { webhookId: made.webhookId } });
    const { secret } = await rotateWebhookSecret(place.desk.owner, { webhookId: made.webhookId }, now);
    expect(secret).not.toBe(made.secret);
    expect((await view(made)).overlapsUntil).toBe(later(dayMs).toISOString());
    const signedAt = async (at: Date): Promise<readonly boolean[]> => {
      await sendTestEvent(place.desk.owner, { webhookId: made.webhookId }, at);
      await tellAll(made, at);
      const request = arrivedAt(made).at(-1);
      return [made.secret, secret].map((one) => isSignedWith(one, request));
    };
    expect(await signedAt(later(dayMs - 1000))).toEqual([true, true]);
    expect(await signedAt(later(dayMs))).toEqual([false, true]);
    expect((await log({ webhook: made.webhookId, type: "test" })).map((delivery) => delivery.eventId)).toContain(eventId);
    const stored = await sql.query<{ secret: string }>({ text: "SELECT secret FROM webhook WHERE id = $1", values: [made.webhookId] });
    expect(stored[0]?.secret).not.toContain(secret.slice(6));
  });

  it("what did not arrive since a moment is sent again, or all of it", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion, aQuestion, aQuestion]);
    await tell(made);
    place.receiver.usually({ kind: "status", status: 500 });
    await sql.query({ text: "UPDATE webhook_delivery SET attempts = 9 WHERE webhook_id = $1 AND arrived_at IS NULL", values: [made.webhookId] });
    await tell(made);
    await tell(made);
    place.receiver.usually({ kind: "status", status: 200 });
    const replay = (since: Date, withArrived: boolean) => replaySince(place.desk.owner, { webhookId: made.webhookId, since, withArrived }, now);
    expect(await replay(later(hourMs), true)).toEqual({ count: 0 });
    expect(await replay(later(-hourMs), false)).toEqual({ count: 2 });
    await tellAll(made);
    expect(await replay(later(-hourMs), true)).toEqual({ count: 3 });
    await tellAll(made);
    expect(arrivedAt(made)).toHaveLength(8);
    expect(await log({ webhook: made.webhookId, state: "arrived" })).toHaveLength(3);
  });

  it("the log is read a page at a time, and words in its address that nobody knows filter nothing", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion, aQuestion, aQuestion]);
    const first = await listDeliveries(place.desk.owner, {}, { limit: 2 });
    const second = await listDeliveries(place.desk.owner, { before: first.next ?? undefined }, { limit: 2 });
    expect([first.deliveries.length, second.deliveries.length, second.next]).toEqual([2, 1, null]);
    expect(new Set([...first.deliveries, ...second.deliveries].map(({ id }) => id)).size).toBe(3);
    expect(logFiltersSchema.parse({ state: "?", type: "'; DROP", webhook: made.webhookId })).toEqual({ webhook: made.webhookId });
  });

  it("agents and tokens may do none of it; in another workspace nothing is found; so many and no more are kept", async () => {
    const made = await listen();
    await storeItems(place.desk, [aQuestion]);
    const { webhookId } = made;
    const { id: deliveryId } = await only(made);
    const terms = { url: place.receiver.url, events: ["item.created" as const], withText: false };
    const asked = (actor: Actor): readonly Promise<unknown>[] => [
      changeWebhook(actor, { webhookId, ...terms }, now),
      rotateWebhookSecret(actor, { webhookId }, now),
      switchWebhook(actor, { webhookId, isOn: false }, now),
      sendTestEvent(actor, { webhookId }, now),
      replayDelivery(actor, { deliveryId }, now),
      replaySince(actor, { webhookId, since: now, withArrived: true }, now),
      removeWebhook(actor, { webhookId }, now),
    ];
    const [agent, stranger] = [await aMember(place.desk, "agent"), (await aDesk()).owner];
    for (const unable of [agent, { ...place.desk.owner, memberId: null, scopes: ["items:read"] }]) {
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
    await removeWebhook(place.desk.owner, { webhookId }, now);
    expect(await log({ webhook: webhookId })).toEqual([]);
  });
});
