import { z } from "zod";

import { calmMs, isWorse, lowered, raised, restMs } from "./kinds";
import type { AlertKind, RuleTerms, Severity } from "./terms";
import type { Reading } from "./evidence";
import { minuteMs } from "#lib/core/time";

/** `open`: told, and nobody has taken it up. `escalated`: for too long. `acknowledged`: somebody has. `resolved`: over. */
export const alertStates = ["open", "escalated", "acknowledged", "resolved"] as const;
export const alertStateSchema = z.enum(alertStates);
export type AlertState = z.infer<typeof alertStateSchema>;

/** The last alert of a rule about one subject. */
export type LastAlert = {
  readonly state: AlertState;
  readonly severity: Severity;
  readonly lastSeenAt: Date;
  readonly toldAt: Date;
  /** How much there was of it when it was last told. */
  readonly toldSize: number;
};

/** Why word of an alert goes out. */
export const tellings = ["opened", "raised", "grown", "escalated"] as const;
export const tellingSchema = z.enum(tellings);
export type Telling = z.infer<typeof tellingSchema>;

export type Step =
  /** Nothing to say: quiet, cooling down. */
  | { readonly kind: "rest" }
  | { readonly kind: "open"; readonly severity: Severity }
  /** Still there; its figures are the newest. */
  | { readonly kind: "refresh" }
  /** It calls again: a person who took up less has not taken up this. */
  | { readonly kind: "tell"; readonly because: Exclude<Telling, "opened">; readonly state: "open" | "escalated"; readonly severity: Severity }
  | { readonly kind: "resolve" };

type Terms = Pick<RuleTerms, "severity" | "coolDownMinutes" | "escalateMinutes"> & { readonly kind: AlertKind };

/** How bad a reading is under a rule. */
export const severityOf = ({ severity }: Pick<RuleTerms, "severity">, { isGrave, isDoubtful = false }: Pick<Reading, "isGrave" | "isDoubtful">): Severity => {
  if (isGrave) return raised(severity);
  return isDoubtful ? lowered(severity) : severity;
};

type Seen = {
  readonly terms: Terms;
  readonly last: LastAlert | null;
  readonly reading: Pick<Reading, "isGrave" | "isDoubtful" | "size"> | null;
  readonly now: Date;
};

/** What becomes of one subject of one rule at one look. */
export const nextStep = ({ terms, last, reading, now }: Seen): Step => {
  if (last === null || last.state === "resolved") return afterQuiet({ terms, last, reading, now });
  if (reading === null) return now.getTime() - last.lastSeenAt.getTime() >= calmMs[terms.kind] ? { kind: "resolve" } : escalation({ terms, last, now }, "rest");
  const severity = severityOf(terms, reading);
  if (isWorse(severity, last.severity)) return { kind: "tell", because: "raised", state: "open", severity };
  if (reading.size > last.toldSize && isCool(terms, last, now)) return { kind: "tell", because: "grown", state: "open", severity: last.severity };
  return escalation({ terms, last, now }, "refresh");
};

const afterQuiet = ({ terms, last, reading, now }: Seen): Step => {
  if (reading === null || (last !== null && now.getTime() - last.toldAt.getTime() < restMs(terms))) return { kind: "rest" };
  return { kind: "open", severity: severityOf(terms, reading) };
};

const isCool = ({ coolDownMinutes }: Terms, { toldAt }: LastAlert, now: Date): boolean => now.getTime() - toldAt.getTime() >= coolDownMinutes * minuteMs;

/** Once, while nobody has taken it up. */
const escalation = ({ terms, last, now }: { readonly terms: Terms; readonly last: LastAlert; readonly now: Date }, otherwise: "rest" | "refresh"): Step => {
  const { escalateMinutes } = terms;
  const isLate = escalateMinutes !== null && now.getTime() - last.toldAt.getTime() >= escalateMinutes * minuteMs;
  return last.state === "open" && isLate ? { kind: "tell", because: "escalated", state: "escalated", severity: raised(last.severity) } : { kind: otherwise };
};
