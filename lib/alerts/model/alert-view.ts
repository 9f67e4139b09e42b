import type { AlertState, Telling } from "./alert-machine";
import type { Evidence } from "./evidence";
import type { ChannelKind, Severity } from "./terms";
import type { SendFailure } from "./rule-view";

/** The words of a comment and whose they are: hostile text. */
export type Said = { readonly author: string; readonly text: string; readonly itemId: string };

/** One alert on its page or in the list. Times are ISO. */
export type AlertView = {
  readonly id: string;
  readonly severity: Severity;
  readonly state: AlertState;
  readonly evidence: Evidence;
  readonly openedAt: string;
  readonly lastSeenAt: string;
  readonly acknowledged: { readonly at: string; readonly by: string | null } | null;
  readonly resolved: { readonly at: string; readonly by: string | null } | null;
  /** The comment it is about as it stands now, in a list its beginning; null where it is about none, or it is gone. */
  readonly said: Said | null;
};

export type AlertMessageView = {
  readonly id: string;
  readonly channel: { readonly kind: ChannelKind; readonly name: string };
  readonly because: Telling;
  readonly dueAt: string;
  readonly sentAt: string | null;
  readonly tries: number;
  readonly failure: SendFailure | null;
  readonly isDropped: boolean;
};

/** An alert with why it called and who heard of it. */
export type AlertDetails = AlertView & { readonly messages: readonly AlertMessageView[] };
