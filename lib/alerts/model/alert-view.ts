import type { AlertState, Telling } from "./alert-machine";
import type { Evidence } from "./evidence";
import type { ChannelKind, Severity } from "./terms";
import type { SendFailure } from "./rule-view";

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
export type AlertDetails = AlertView & {
  readonly messages: readonly AlertMessageView[];
  /** The words of the comment it is about, as they stand now; null where it is about none, or they are gone. */
  readonly said: { readonly author: string; readonly text: string; readonly itemId: string } | null;
};
