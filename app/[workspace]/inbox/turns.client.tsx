import type { Conversation, ConversationItem, OutgoingReply } from "#lib/inbox/model";

/** Something said in the exchange around the comment in question. */
export type Turn = {
  /** The same before and after a reply of the desk has become a message. */
  readonly key: string;
  readonly name: string;
  /** Who of the team said it; null for everybody else. */
  readonly memberId: string | null;
  readonly at: string;
  readonly isAnswer: boolean;
};

/** What was said to the comment in question, and by its author after it: answers that are there or on their way, and words of visitors. */
export const turnsAfter = ({ item: asked, items, replies }: Conversation): readonly Turn[] => [
  ...items.filter((item) => isThere(item) && (isAnswering(item, asked) || isGoingOn(item, asked))).map(turnOf),
  ...replies.filter(({ itemId, state }) => itemId === asked.id && state !== "failed").map(turnOnItsWay),
];

/** The message that counts as the answer; null where there is none or the thread is too long to show it. */
export const answeredWith = ({ item: asked, items }: Conversation): Turn | null => {
  const answer = items.find(({ id }) => id === asked.answeredById);
  return answer ? turnOf(answer) : null;
};

/** What a message or a reply on its way is found by on the page. */
export const turnKey = (item: ConversationItem): string => item.replyId ?? item.id;

/** Brings a message of the open conversation into view and gives it the focus. */
export const goToTurn = (key: string): void => {
  const message = document.querySelector<HTMLElement>(`[data-turn="${CSS.escape(key)}"]`);
  message?.scrollIntoView({ block: "nearest" });
  message?.focus({ preventScroll: true });
};

const isThere = ({ deletedAt, visibility }: ConversationItem): boolean => deletedAt === null && (visibility === "public" || visibility === "held");

const isAnswering = (item: ConversationItem, asked: ConversationItem): boolean => item.parentId === asked.id || item.id === asked.answeredById;

const isGoingOn = (item: ConversationItem, asked: ConversationItem): boolean => item.author.id === asked.author.id && item.postedAt > asked.postedAt;

const turnOf = (item: ConversationItem): Turn => ({
  key: turnKey(item),
  name: (item.byMember ?? item.author).name,
  memberId: item.byMember?.id ?? null,
  at: item.postedAt,
  isAnswer: item.isBrand,
});

const turnOnItsWay = ({ id, by, createdAt }: OutgoingReply): Turn => ({ key: id, name: by.name, memberId: by.id, at: createdAt, isAnswer: true });
