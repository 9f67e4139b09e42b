import { disarmed } from "./disarm";
import type { AlertState, Telling } from "./alert-machine";
import type { Evidence } from "./evidence";
import type { AlertKind, Severity } from "./terms";
import { saidParams } from "./said";
import type { Locale } from "#lib/auth/actor";

/** Word of an alert, ready to be set as a channel sets it. Whatever came from outside is disarmed. */
export type AlertMessage = {
  readonly severity: Severity;
  readonly title: string;
  readonly lines: readonly string[];
  /** What a visitor wrote, and under which name. */
  readonly quote: { readonly author: string; readonly text: string } | null;
  readonly link: { readonly label: string; readonly url: string };
};

type Params = Readonly<Record<string, string | number>>;

/** The `alerts` messages in one language. */
export type AlertWords = {
  readonly severity: (severity: Severity) => string;
  readonly said: (kind: AlertKind, part: "title" | "text", params: Params) => string;
  readonly message: (key: Exclude<Telling, "opened"> | "title" | "over" | "why" | "settings" | "test" | "testText", params?: Params) => string;
};

export type ToSay = {
  readonly evidence: Evidence;
  readonly severity: Severity;
  readonly state: AlertState;
  readonly because: Telling;
  readonly said: { readonly author: string; readonly text: string } | null;
  readonly url: string;
  readonly locale: Locale;
  readonly zone: string;
};

export const messageOf = ({ evidence, severity, state, because, said, url, locale, zone }: ToSay, words: AlertWords): AlertMessage => {
  const params = Object.fromEntries(Object.entries(saidParams(evidence, { locale, zone })).map(([name, value]) => [name, disarm(value)]));
  const after = state === "resolved" ? (["over"] as const) : because === "opened" ? [] : [because];
  return {
    severity,
    title: words.message("title", { severity: words.severity(severity), title: words.said(evidence.kind, "title", params) }),
    lines: [words.said(evidence.kind, "text", params), ...after.map((how) => words.message(how))],
    quote: said === null ? null : { author: disarmed(said.author), text: disarmed(said.text) },
    link: { label: words.message("why"), url },
  };
};

const disarm = (value: string | number): string | number => (typeof value === "string" ? disarmed(value) : value);

/** What is sent to see whether a channel works. */
export const testMessageOf = ({ name, url }: { readonly name: string; readonly url: string }, words: AlertWords): AlertMessage => ({
  severity: "notice",
  title: words.message("test"),
  lines: [words.message("testText", { name: disarmed(name) })],
  quote: null,
  link: { label: words.message("settings"), url },
});
