import { createHmac } from "node:crypto";

import { afterAll, beforeAll, beforeEach } from "vitest";
import { z } from "zod";

import { aDesk, type Desk } from "./desk";
import { startReceiver, type Received, type WebhookReceiver } from "./webhook-receiver";
import { createSafeHttp } from "#lib/connectors/http";
import { minuteMs } from "#lib/core/time";
import { disconnect } from "#lib/db/client";
import { closeQueues } from "#lib/queue/backend";
import { addWebhook, changeWebhook } from "#lib/webhooks/commands/keep-webhook";
import { deliverNext, type Told } from "#lib/webhooks/deliver-next";
import type { DeliveryView, LogFilters, WebhookType, WebhookView } from "#lib/webhooks/model";
import { listDeliveries, listWebhooks } from "#lib/webhooks/queries/webhooks";

export type Made = { readonly webhookId: string; readonly secret: string };

/** A fresh desk for each test of a file and one receiver for all of them; what a test does with its webhooks and sees at the receiver. */
export const aListeningDesk = () => {
  // Events are stamped by the database: the clock goes on from its moment.
  const now = new Date(Math.ceil(Date.now() / 1000) * 1000 + minuteMs);
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
  /** Each address has a path of its own, so that what arrives there is told apart. */
  const listen = async (events: readonly WebhookType[] = ["item.created"], withText = false): Promise<Made> => {
    const terms = { events: [...events], withText };
    const made = await addWebhook(desk.owner, { url: receiver.url, ...terms }, now);
    await changeWebhook(desk.owner, { webhookId: made.webhookId, url: `${receiver.url}/${made.webhookId}`, ...terms }, now);
    return made;
  };
  const tell = ({ webhookId }: Made, at = now): Promise<Told> => {
    const http = createSafeHttp({ allowedHosts: [receiver.host], now: () => at });
    return deliverNext({ workspaceId: desk.owner.workspaceId, webhookId, http, now: at });
  };
  const tellAll = async (made: Made, at = now): Promise<void> => {
    while ((await tell(made, at)) === "over");
  };
  const arrivedAt = ({ webhookId }: Made): readonly Received[] => receiver.received().filter(({ path }) => path.endsWith(webhookId));
  const log = async (filters: LogFilters = {}): Promise<readonly DeliveryView[]> => (await listDeliveries(desk.owner, filters, { limit: 50 })).deliveries;
  const only = async ({ webhookId }: Made): Promise<DeliveryView> => onlyOne(await log({ webhook: webhookId }));
  const view = async ({ webhookId }: Made): Promise<WebhookView> => onlyOne((await listWebhooks(desk.owner, now)).filter(({ id }) => id === webhookId));
  return {
    now,
    later: (ms: number): Date => new Date(now.getTime() + ms),
    get desk() {
      return desk;
    },
    get receiver() {
      return receiver;
    },
    listen,
    tell,
    tellAll,
    arrivedAt,
    log,
    only,
    view,
  };
};

/** The one there is. */
export const onlyOne = <Thing>(things: readonly Thing[]): Thing => {
  const [thing, ...more] = things;
  if (thing === undefined || more.length > 0) throw new Error(`There are ${things.length}, not one.`);
  return thing;
};

const bodySchema = z.object({ type: z.string(), timestamp: z.string(), data: z.record(z.string(), z.unknown()) });
/** Throws where nothing arrived. */
export const bodyOf = (request: Received | undefined): z.infer<typeof bodySchema> => bodySchema.parse(JSON.parse(request?.rawBody.toString("utf8") ?? "null"));

/** After the text of Standard Webhooks alone: what a receiver would write. */
export const isSignedWith = (secret: string, request: Received | undefined): boolean => {
  if (request === undefined) return false;
  const { headers, rawBody } = request;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const content = Buffer.concat([Buffer.from(`${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.`), rawBody]);
  const expected = `v1,${createHmac("sha256", key).update(content).digest("base64")}`;
  return String(headers["webhook-signature"]).split(" ").includes(expected);
};
