import type { Reason, ThreadMessage } from "../settle-model";
import type { ThreadState, VisitorState } from "../thread-state";

/** One message in its place: the thread as it stood when the message came. */
export type Situation = {
  readonly message: ThreadMessage;
  readonly state: ThreadState;
  readonly author: VisitorState;
  readonly parent: ThreadMessage | null;
  /** The words of the text, folded. */
  readonly words: readonly string[];
};

/** `spokenTo` is the visitor whom another visitor's words are for. */
export type Verdict = { readonly needed: boolean; readonly reason: Reason; readonly spokenTo?: string };

/** One question put to a message. Null passes it on to the next phase. */
export type Phase = (situation: Situation) => Verdict | null;

/** The verdict that a message waits. */
export const needed = (code: Reason["code"], params: Reason["params"] = {}): Verdict => ({ needed: true, reason: { code, params } });

/** The verdict that it does not. */
export const notNeeded = (code: Reason["code"], params: Reason["params"] = {}): Verdict => ({ needed: false, reason: { code, params } });
