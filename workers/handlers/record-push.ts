import { asJobOutcome } from "../outcome";
import { afterPageRecorded } from "../pipeline";
import { parsePush } from "#lib/connectors/push";
import { excerptOf } from "#lib/connectors/text";
import { recordPage } from "#lib/items/record-page";
import { tagPage } from "#lib/items/tag-page";
import { handlerOf } from "#lib/queue/run-worker";
import { closePush } from "#lib/sources/commands/accept-push";
import { recordPushJob } from "#lib/sources/jobs";
import { findPushBody, openSource } from "#lib/sources/queries/open-source";
import { embeddedTagger } from "#lib/tagging/embedded/embedded-tagger";

type Push = { readonly workspaceId: string; readonly sourceId: string; readonly webhookId: string };

/** Records one accepted push; its receipt is closed in the same transaction. */
export const recordPush = handlerOf(recordPushJob, (push, { now }) => asJobOutcome(record(push, now)));

const record = async (push: Push, now: Date): Promise<void> => {
  const { workspaceId, sourceId } = push;
  const kept = await findPushBody(workspaceId, push);
  if (kept === null) return;
  const source = await openSource(workspaceId, sourceId);
  const { items, tombstones, rejected } = parsePush(kept.body, { now: kept.receivedAt, ownNames: source.context.ownNames });
  const page = tagPage(embeddedTagger, {
    events: [...items.map((item) => ({ op: "upsert" as const, item })), ...tombstones.map((tombstone) => ({ op: "tombstone" as const, ...tombstone }))],
    setAside: rejected.map(({ index, field, reason }) => ({ reason, field, excerpt: excerptOf(`#${index}`) })),
    cursor: null,
    done: true,
    receivedAt: kept.receivedAt,
  });
  const outcome = await recordPage({ workspaceId, source, stream: "push", page, cursorVersion: null, now, alongside: (tx) => closePush(tx, { ...push, now }) });
  if (outcome.kind === "recorded") await afterPageRecorded(workspaceId, outcome.threadIds);
};
