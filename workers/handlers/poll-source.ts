import { asJobOutcome } from "../outcome";
import { afterPageRecorded, afterPollCut } from "../pipeline";
import { judgeFor } from "../judge-for";
import { schedulePoll } from "../schedules";
import { ConnectorError, type Connector, type Page } from "#lib/connectors/contract";
import { connectorFor } from "#lib/connectors/registry";
import { readClock } from "#lib/core/clock";
import { logFor } from "#lib/core/log";
import type { Judge } from "#lib/items/judge-at-door";
import type { TaggedPage } from "#lib/items/model";
import { mergePages } from "#lib/items/merge-pages";
import { readAhead } from "#lib/items/read-ahead";
import { recordPage } from "#lib/items/record-page";
import { tagPage } from "#lib/items/tag-page";
import { Postponed } from "#lib/queue/outcome";
import { handlerOf, type Run } from "#lib/queue/run-worker";
import { adoptByHand } from "#lib/replies/adopt-by-hand";
import { noteIdentity, notePollFailure, notePollSuccess, pollFailureOf } from "#lib/sources/commands/note-poll";
import { pollSourceJob } from "#lib/sources/jobs";
import { findPollState, openSource, type OpenSource, type PollState } from "#lib/sources/queries/open-source";
import type { Tagger } from "#lib/tagging/model";
import { embeddedFor } from "#lib/tagging/embedded-for";

/** A long history is read in several jobs, so that one source does not keep the others waiting. */
const pagesPerJob = 300;
/** Pages that arrive while one is being stored are stored together. */
const pagesAtOnce = 5;
/** Threads are handed on to settling in batches: a thread that grows over many pages is settled once, not once a page. */
const pagesPerSettling = 10;

/** Polls every stream of a source: fetch, tag, record; then let the threads that were touched be settled. */
export const pollSource = handlerOf(pollSourceJob, ({ workspaceId, sourceId }, run) => asJobOutcome(poll(workspaceId, sourceId, run)));

type Walk = {
  pages: number;
  newItems: number;
  isCut: boolean;
  isOvertaken: boolean;
  quota: { left: number; resetsAt: Date | null } | null;
  firstFailure: ConnectorError | null;
};

const poll = async (workspaceId: string, sourceId: string, run: Run): Promise<void> => {
  const before = await findPollState(workspaceId, sourceId);
  if (before === null || before.status === "paused" || !isDue(before, run.now)) return;
  const walk: Walk = { pages: 0, newItems: 0, isCut: false, isOvertaken: false, quota: null, firstFailure: null };
  try {
    await pollOpened(before, walk, run);
  } catch (error) {
    throw await noted(before, { error, hasProgress: walk.pages > 0 });
  }
};

const pollOpened = async (before: PollState, walk: Walk, run: Run): Promise<void> => {
  const source = await openSource(before.workspaceId, before.id);
  const connector = connectorFor(source.platform);
  if (!connector.polls) return;
  await walkAll(source, connector, { walk, tagger: await embeddedFor(source.workspaceId), judge: await judgeFor(source), signal: run.signal });
  if (walk.firstFailure) throw walk.firstFailure;
  if (walk.isOvertaken) return;
  const pollIntervalMs = await notePollSuccess(before, { ...walk, pace: connector.pace, now: readClock() });
  if (pollIntervalMs !== source.pollIntervalMs) await schedulePoll({ ...source, pollIntervalMs });
  if (walk.isCut) await afterPollCut(source.workspaceId, source.id);
};

/** Writes a failure down and says what to throw: the source's own word waits for its time, a fault of ours goes to the queue as it is. */
const noted = async (before: PollState, { error, hasProgress }: { readonly error: unknown; readonly hasProgress: boolean }): Promise<unknown> => {
  const failure = pollFailureOf(error);
  try {
    const waitMs = await notePollFailure(before, failure, { hasProgress, pace: connectorFor(before.platform).pace, now: readClock() });
    return failure.reason === "internal-error" ? error : new Postponed(waitMs);
  } catch (cause) {
    logFor("poll").error({ sourceId: before.id, error: cause instanceof Error ? cause.message : "unknown" }, "the failure of a poll could not be written down");
    return error;
  }
};

/** A tick comes a little before the moment that the last poll named when it ended. */
const isDue = (source: PollState, now: Date): boolean => source.nextPollAt === null || source.nextPollAt.getTime() <= now.getTime() + source.pollIntervalMs / 2;

type Going = { readonly walk: Walk; readonly tagger: Tagger; readonly judge: Judge | undefined; readonly signal: AbortSignal };

const walkAll = async (source: OpenSource, connector: Connector, going: Going): Promise<void> => {
  const { walk } = going;
  // With a credential, a platform may quietly answer as to a stranger once it is refused: the account is asked for first.
  if (source.context.secret !== null) await noteIdentity(source, await connector.identify(source.context));
  for (const stream of connector.streams(source.context)) {
    try {
      await walkStream(source, { connector, stream }, going);
    } catch (error) {
      if (!(error instanceof ConnectorError) || !concernsOneStream.has(error.kind)) throw error;
      walk.firstFailure ??= error;
    }
    if (walk.isCut || walk.isOvertaken) return;
  }
};

/** Failures that say nothing of the other streams of a source. */
const concernsOneStream = new Set(["not-understood", "permission", "gone", "too-large"]);

const walkStream = async (
  source: OpenSource,
  { connector, stream }: { readonly connector: Connector; readonly stream: string },
  { walk, tagger, judge, signal }: Going,
): Promise<void> => {
  const { cursor, version } = source.cursorOf(stream);
  const touched: Touched = { threadIds: new Set(), growing: new Set(), hasNews: false };
  let cursorVersion = version;
  let pagesSinceSettling = 0;
  try {
    for await (const pages of readAhead(tagged(connector.poll(source.context, stream, cursor), tagger), pagesAtOnce)) {
      const page = mergePages(pages);
      await adoptByHand({ source, page, now: readClock() });
      const outcome = await recordPage({ workspaceId: source.workspaceId, source, stream, page, cursorVersion, judge, now: readClock() });
      if (outcome.kind === "lost-race") {
        walk.isOvertaken = true;
        return;
      }
      cursorVersion += 1;
      walk.pages += pages.length;
      pagesSinceSettling += pages.length;
      walk.newItems += outcome.added;
      walk.quota = page.quota ?? walk.quota;
      for (const threadId of outcome.threadIds) touched.threadIds.add(threadId);
      if (outcome.added + outcome.changed > 0) touched.hasNews = true;
      if (pagesSinceSettling >= pagesPerSettling) {
        pagesSinceSettling = 0;
        await handOn(source.workspaceId, touched, new Set(outcome.threadIds));
      }
      if (page.done) return;
      if (signal.aborted || walk.pages >= pagesPerJob) {
        walk.isCut = true;
        return;
      }
    }
  } finally {
    await handOn(source.workspaceId, touched);
  }
};

/** Tagging belongs to the page ahead: it is done while the page before is being stored. */
const tagged = async function* (pages: AsyncIterable<Page>, tagger: Tagger): AsyncGenerator<TaggedPage, void, undefined> {
  for await (const page of pages) yield await tagPage(tagger, page);
};

/** What pages brought since it was handed on; `growing` was held back the last time. */
type Touched = { readonly threadIds: Set<string>; readonly growing: Set<string>; hasNews: boolean };

const nothing: ReadonlySet<string> = new Set();

/**
 * Threads of the newest page are held back once: the next page likely goes on with them, and storing and settling would wait for each other's locks.
 */
const handOn = async (workspaceId: string, touched: Touched, newest = nothing): Promise<void> => {
  if (!touched.hasNews) return;
  const growing = [...newest].filter((id) => !touched.growing.has(id));
  const heldBack = new Set(growing);
  const threadIds = [...touched.threadIds].filter((id) => !heldBack.has(id));
  touched.threadIds.clear();
  touched.growing.clear();
  for (const id of growing) {
    touched.threadIds.add(id);
    touched.growing.add(id);
  }
  touched.hasNews = growing.length > 0;
  await afterPageRecorded(workspaceId, threadIds);
};
