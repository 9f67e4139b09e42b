import type { ConversationItem } from "#lib/inbox/model";

/** A thread as it is shown: single messages, and runs of older ones that are folded away. */
export type ThreadPart =
  | {
      readonly kind: "message";
      readonly item: ConversationItem;
      /** Whom it answers, where that is not plain from its place. */ readonly to: ConversationItem | null;
    }
  | { readonly kind: "fold"; readonly key: string; readonly items: readonly ConversationItem[]; readonly allAnswered: boolean; readonly isEarlier: boolean };

const shownBefore = 3;
const shownAfter = 6;
const smallestFold = 3;

/** Folds what is neither the root, nor near the item in question, nor part of its own exchange, nor itself waiting. */
export const foldThread = (items: readonly ConversationItem[], askedId: string, unfolded: ReadonlySet<string>): readonly ThreadPart[] => {
  const place = items.findIndex(({ id }) => id === askedId);
  const own = ownExchange(items, askedId);
  const isShown = (item: ConversationItem, at: number): boolean =>
    at === 0 || (at >= place - shownBefore && at <= place + shownAfter) || own.has(item.id) || isWaiting(item);
  const parts: ThreadPart[] = [];
  let run: ConversationItem[] = [];
  const endRun = (at: number): void => {
    const [first] = run;
    if (first && (run.length < smallestFold || unfolded.has(first.id))) parts.push(...run.map((item) => message(items, item)));
    else if (first) parts.push({ kind: "fold", key: first.id, items: run, allAnswered: run.every(isSettled), isEarlier: at <= place });
    run = [];
  };
  items.forEach((item, at) => {
    if (isShown(item, at)) {
      endRun(at);
      parts.push(message(items, item));
    } else run.push(item);
  });
  endRun(items.length);
  return parts;
};

const message = (items: readonly ConversationItem[], item: ConversationItem): ThreadPart => {
  const at = items.findIndex(({ id }) => id === item.id);
  const parent = items.find(({ id }) => id === item.parentId);
  const isPlain = parent === undefined || parent.id === items[0]?.id || parent.id === items[at - 1]?.id;
  return { kind: "message", item, to: isPlain ? null : parent };
};

/** What the item answers, up to the root, and what answers it: written to it, or counted as its answer. */
const ownExchange = (items: readonly ConversationItem[], askedId: string): ReadonlySet<string> => {
  const byId = new Map(items.map((item) => [item.id, item]));
  const own = new Set<string>([askedId]);
  for (let item = byId.get(askedId); item?.parentId && !own.has(item.parentId); item = byId.get(item.parentId)) own.add(item.parentId);
  for (const item of items) if (item.parentId === askedId || item.id === byId.get(askedId)?.answeredById) own.add(item.id);
  return own;
};

const isWaiting = (item: ConversationItem): boolean => item.neededSince !== null && item.answeredAt === null && item.closedAt === null;

const isSettled = (item: ConversationItem): boolean => item.isBrand || item.neededSince === null || item.answeredAt !== null || item.closedAt !== null;
