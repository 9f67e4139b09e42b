import { asJobOutcome } from "../outcome";
import { afterPageRecorded, afterPushRecorded } from "../pipeline";
import type { Page } from "#lib/connectors/contract";
import { parsePush } from "#lib/connectors/push";
import { connectorFor } from "#lib/connectors/registry";
import { excerptOf } from "#lib/connectors/text";
import { recordPage } from "#lib/items/record-page";
import { tagPage } from "#lib/items/tag-page";
import { Postponed } from "#lib/queue/outcome";
import { handlerOf } from "#lib/queue/run-worker";
import { adoptByHand } from "#lib/replies/adopt-by-hand";
import { closePush } from "#lib/sources/commands/accept-push";
import { recordPushJob } from "#lib/sources/jobs";
import { findNextPush, findPushBody, hasEarlierPush, openSource, type OpenSource } from "#lib/sources/queries/open-source";
import { embeddedFor } from "#lib/tagging/embedded-for";

type Push = { readonly workspaceId: string; readonly sourceId: string; readonly webhookId: string };

/** An earlier push is usually recorded within this. */
const turnMs = 250;

/** Records one accepted push, after those that came before it: a deletion never overtakes what it deletes. Its receipt is closed in the same transaction. */
export const recordPush = handlerOf(recordPushJob, (push, { now }) => asJobOutcome(record(push, now)));

const record = async (push: Push, now: Date): Promise<void> => {
  const { workspaceId, sourceId } = push;
  const kept = await findPushBody(workspaceId, push);
  if (kept === null) return;
  if (await hasEarlierPush(workspaceId, { ...push, receivedAt: kept.receivedAt, now })) throw new Postponed(turnMs);
  const source = await openSource(workspaceId, sourceId);
  const told = await read(source, kept);
  const page = await tagPage(await embeddedFor(workspaceId), { ...told, cursor: null, done: true, receivedAt: kept.receivedAt });
  await adoptByHand({ source, page, now });
  const outcome = await recordPage({ workspaceId, source, stream: "push", page, cursorVersion: null, now, alongside: (tx) => closePush(tx, { ...push, now }) });
  if (outcome.kind === "recorded") await afterPageRecorded(workspaceId, outcome.threadIds);
  const next = await findNextPush(workspaceId, sourceId);
  if (next !== null) await afterPushRecorded({ workspaceId, sourceId, webhookId: next });
};

type Told = Pick<Page, "events" | "setAside">;

/** What a kept body says, in the words of the platform or in our own. */
const read = async ({ platform, context }: OpenSource, { body, receivedAt }: { readonly body: Uint8Array; readonly receivedAt: Date }): Promise<Told> => {
  const { callback } = connectorFor(platform);
  if (callback !== undefined) return callback.read(context, body, receivedAt);
  const { items, tombstones, rejected } = parsePush(body, { now: receivedAt, ownNames: context.ownNames });
  return {
    events: [...items.map((item) => ({ op: "upsert" as const, item })), ...tombstones.map((tombstone) => ({ op: "tombstone" as const, ...tombstone }))],
    setAside: rejected.map(({ index, field, reason }) => ({ reason, field, excerpt: excerptOf(`#${index}`) })),
  };
};
