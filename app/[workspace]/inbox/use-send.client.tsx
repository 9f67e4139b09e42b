"use client";

import { useRef, useState } from "react";

import type { Conversation, OutgoingReply } from "#lib/inbox/model";
import type { ReplyChannel } from "#lib/replies/model";

import { readConversation, sendItemReply } from "./actions";
import type { Failure } from "./acts.client";
import { useDesk } from "./desk-context.client";
import { turnsAfter } from "./turns.client";

/** Why the server holds an answer back: somebody was faster, or something was written meanwhile. */
export type Refusal = { readonly reason: "already-answered" | "being-answered" | "thread-changed"; readonly by: string | null; readonly at: string | null };

/** What a writer has said beyond the words themselves. */
export type SendWord = {
  /** It is a second answer, and known to be. */
  readonly confirmSecond?: boolean;
  /** Why it goes before it has cooled down. */
  readonly bypassReason?: string | null;
  /** A manager lets it out although the brand's tone check does not. */
  readonly confirmDraft?: boolean;
};

/** An answer as it is to go. */
type ToSend = SendWord & { readonly text: string; readonly channel: ReplyChannel; readonly templateId: string | null };

type Around = { readonly patch: (change: (conversation: Conversation) => Conversation) => void; readonly onChanged: () => void };

const refusals = ["already-answered", "being-answered", "thread-changed"] as const;

/** Sends an answer: it stands in the thread at once as "on its way", and leaves it again when the server refuses. */
export const useSend = (conversation: Conversation, { patch, onChanged }: Around) => {
  const { workspace, me } = useDesk();
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const request = useRef<{ readonly key: string; readonly said: string } | null>(null);
  const itemId = conversation.item.id;

  const take = (replyId: string): void => patch((held) => ({ ...held, replies: held.replies.filter(({ id }) => id !== replyId) }));

  const send = async ({ text, channel, ...more }: ToSend): Promise<boolean> => {
    // The same key until it is taken: a lost answer and a second press are one reply, other words are another.
    const said = `${channel} ${text}`;
    if (request.current?.said !== said) request.current = { key: newKey(), said };
    const { key } = request.current;
    setSending(true);
    setRefusal(null);
    setFailure(undefined);
    const pictures = (conversation.attaching?.pictures ?? []).map((picture) => ({ ...picture, isKept: true }));
    if (me) patch((held) => ({ ...held, replies: [...held.replies, onItsWay(key, { itemId, text, pictures, channel, by: me })] }));
    const { threadVersion } = conversation;
    const answer = await sendItemReply({ workspace, itemId, text, channel, requestKey: key, threadVersion, ...more }).catch(() => null);
    setSending(false);
    if (answer?.ok) {
      request.current = null;
      const { replyId: id, state, url } = answer.value;
      patch((held) => ({ ...held, replies: held.replies.map((reply) => (reply.id === key ? { ...reply, id, state, url } : reply)) }));
      onChanged();
      return true;
    }
    take(key);
    const reason = refusals.find((known) => known === answer?.error.reason);
    if (reason) setRefusal(await whoWasFaster(workspace, itemId, reason));
    else setFailure(answer);
    onChanged();
    return false;
  };
  return { isSending, refusal, failure, send, dismissRefusal: () => setRefusal(null) };
};

/** A word nobody else will make. Not `randomUUID`: on plain http to another host the browser has none. */
const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const onItsWay = (id: string, reply: Pick<OutgoingReply, "itemId" | "text" | "pictures" | "channel" | "by">): OutgoingReply => ({
  id,
  ...reply,
  isSanctions: false,
  state: "queued",
  failure: null,
  url: null,
  // oxlint-disable-next-line house/no-clock -- shown until the server tells its own moment
  createdAt: new Date().toISOString(),
});

/** Reads the conversation once more to say who answered and when. */
const whoWasFaster = async (workspace: string, itemId: string, reason: Refusal["reason"]): Promise<Refusal> => {
  const answer = await readConversation({ workspace, itemId }).catch(() => null);
  if (!answer?.ok || reason === "thread-changed") return { reason, by: null, at: null };
  const { writing, item } = answer.value;
  const answered = turnsAfter(answer.value).findLast(({ isAnswer }) => isAnswer);
  if (answered) return { reason: "already-answered", by: answered.name, at: answered.at };
  return reason === "being-answered" ? { reason, by: writing?.name ?? null, at: null } : { reason, by: null, at: item.answeredAt };
};
