import { z } from "zod";

export const caseSteps = ["listen", "reach-out", "act", "follow-up"] as const;
export const caseStepSchema = z.enum(caseSteps);
export type CaseStep = z.infer<typeof caseStepSchema>;

export const caseLevels = ["agent", "manager", "legal", "security"] as const;
export const caseLevelSchema = z.enum(caseLevels);
export type CaseLevel = z.infer<typeof caseLevelSchema>;

/** What the customer said of it in the end; `unconfirmed` is silence. */
export const outcomes = ["satisfied", "not-satisfied", "unconfirmed"] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = z.infer<typeof outcomeSchema>;

export const cardFields = ["customerCircumstances", "brandCircumstances", "customerGoals", "brandGoals", "bridge", "fairness"] as const;
export const cardFieldSchema = z.enum(cardFields);
export type CardField = z.infer<typeof cardFieldSchema>;
export type Card = Readonly<Record<CardField, string>>;

export const emptyCard: Card = { customerCircumstances: "", brandCircumstances: "", customerGoals: "", brandGoals: "", bridge: "", fairness: "" };

/** The facts of a case by which its commands are judged. */
export type CaseState = {
  readonly status: "open" | "closed" | "merged";
  readonly level: CaseLevel;
  readonly round: number;
  /** The whole conversation was read, in this round. */
  readonly isHeard: boolean;
  /** A channel to the customer was used, in this round. */
  readonly isReachedOut: boolean;
  readonly card: Card;
  readonly openActions: number;
  /** Done in this round. */
  readonly doneActions: number;
  readonly openPromises: number;
  /** It is the customer's turn to speak. */
  readonly awaitsWord: boolean;
  /** Of a closed case. */
  readonly outcome: Exclude<Outcome, "not-satisfied"> | null;
};

export type CaseCommand =
  | { readonly kind: "hear" }
  | { readonly kind: "note"; readonly field: CardField; readonly text: string }
  | { readonly kind: "reach-out" }
  | { readonly kind: "plan-action" }
  | { readonly kind: "do-action" }
  | { readonly kind: "drop-action" }
  | { readonly kind: "promise" }
  | { readonly kind: "move-promise" }
  | { readonly kind: "keep-promise" }
  | { readonly kind: "withdraw-promise" }
  | { readonly kind: "hear-word" }
  | { readonly kind: "conclude"; readonly outcome: Outcome }
  | { readonly kind: "reopen" }
  | { readonly kind: "change-level"; readonly level: CaseLevel }
  | { readonly kind: "steer" }
  | { readonly kind: "take-in"; readonly openActions: number; readonly openPromises: number }
  | { readonly kind: "merge" }
  | { readonly kind: "link" };

/** Why a command is refused; each is a key of the `errors` messages. */
export type Refusal =
  | "case-merged"
  | "case-closed"
  | "case-open"
  | "listen-first"
  | "reach-out-first"
  | "act-shut"
  | "card-in-use"
  | "no-open-action"
  | "no-open-promise"
  | "promise-open"
  | "action-open"
  | "follow-up-first"
  | "word-not-awaited"
  | "same-level";

/** A case as it is opened. */
export const openedState = (level: CaseLevel): CaseState => ({
  status: "open",
  level,
  round: 1,
  isHeard: false,
  isReachedOut: false,
  card: emptyCard,
  openActions: 0,
  doneActions: 0,
  openPromises: 0,
  awaitsWord: false,
  outcome: null,
});

const isFilled = (text: string): boolean => text.trim() !== "";

/** How many of the six fields say something. */
export const filledFields = (card: Card): number => cardFields.filter((field) => isFilled(card[field])).length;

export const isCardFull = (card: Card): boolean => filledFields(card) === cardFields.length;

/** The conversation was read and the circumstances of its customer are noted. */
export const hasListened = ({ isHeard, card }: Pick<CaseState, "isHeard" | "card">): boolean => isHeard && isFilled(card.customerCircumstances);

/** The step at which the work stands: the first that lacks what must be there before the next. */
export const stepOf = (state: CaseState): CaseStep => {
  if (!hasListened(state)) return "listen";
  if (!state.isReachedOut) return "reach-out";
  return isCardFull(state.card) && state.doneActions > 0 && state.openActions === 0 ? "follow-up" : "act";
};

/** Why nothing can be done for the customer yet; null when the third step is open. */
const whyActIsShut = (state: CaseState): Refusal | null => {
  if (!hasListened(state)) return "listen-first";
  if (!state.isReachedOut) return "reach-out-first";
  return isCardFull(state.card) ? null : "act-shut";
};

/** Why a command is not possible now; null when it is. */
export const refusalOf = (state: CaseState, command: CaseCommand): Refusal | null => {
  if (state.status === "merged") return "case-merged";
  if (command.kind === "link") return null;
  if (command.kind === "reopen") return state.status === "open" ? "case-open" : null;
  return state.status === "closed" ? "case-closed" : refusalOfWork(state, command);
};

type Work = Exclude<CaseCommand, { readonly kind: "link" | "reopen" }>;

// oxlint-disable-next-line complexity -- a table with a line for each command reads best as one
const refusalOfWork = (state: CaseState, command: Work): Refusal | null => {
  switch (command.kind) {
    case "hear":
    case "plan-action":
    case "steer":
    case "take-in":
    case "merge":
      return null;
    case "note":
      return isFilled(command.text) || !isInUse(state, command.field) ? null : "card-in-use";
    case "reach-out":
      return hasListened(state) ? null : "listen-first";
    case "do-action":
      return state.openActions === 0 ? "no-open-action" : whyActIsShut(state);
    case "drop-action":
      return state.openActions === 0 ? "no-open-action" : null;
    case "promise":
      return state.isReachedOut ? null : "reach-out-first";
    case "move-promise":
    case "keep-promise":
    case "withdraw-promise":
      return state.openPromises === 0 ? "no-open-promise" : null;
    case "hear-word":
      return state.awaitsWord ? null : "word-not-awaited";
    case "change-level":
      return state.level === command.level ? "same-level" : null;
    case "conclude":
      return refusalOfEnd(state, command.outcome);
  }
};

/** A step that was gone through keeps what it stood on. */
const isInUse = ({ isReachedOut, doneActions, isHeard }: CaseState, field: CardField): boolean =>
  doneActions > 0 || (field === "customerCircumstances" && isHeard && isReachedOut);

/** Nothing is closed while we still owe something. A word of the customer ends the fourth step; silence ends where a word is awaited. */
const refusalOfEnd = (state: CaseState, outcome: Outcome): Refusal | null => {
  if (state.openPromises > 0) return "promise-open";
  if (state.openActions > 0) return "action-open";
  if (outcome === "unconfirmed") return state.awaitsWord ? null : "word-not-awaited";
  return stepOf(state) === "follow-up" ? null : "follow-up-first";
};

/** The case after a command that was not refused. */
// oxlint-disable-next-line complexity -- a table with a line for each command reads best as one
export const stateAfter = (state: CaseState, command: CaseCommand): CaseState => {
  switch (command.kind) {
    case "hear":
      return { ...state, isHeard: true };
    case "note":
      return { ...state, card: { ...state.card, [command.field]: command.text } };
    case "reach-out":
      return { ...state, isReachedOut: true, awaitsWord: true };
    case "plan-action":
      return { ...state, openActions: state.openActions + 1 };
    case "do-action":
      return { ...state, openActions: state.openActions - 1, doneActions: state.doneActions + 1 };
    case "drop-action":
      return { ...state, openActions: state.openActions - 1 };
    case "promise":
      return { ...state, openPromises: state.openPromises + 1 };
    case "keep-promise":
      return { ...state, openPromises: state.openPromises - 1, awaitsWord: true };
    case "withdraw-promise":
      return { ...state, openPromises: state.openPromises - 1 };
    case "hear-word":
      return { ...state, awaitsWord: false };
    case "change-level":
      return { ...state, level: command.level };
    case "conclude":
      return command.outcome === "not-satisfied" ? nextRound(state) : { ...state, status: "closed", outcome: command.outcome, awaitsWord: false };
    case "reopen":
      return reopened(state);
    case "take-in":
      return { ...state, openActions: state.openActions + command.openActions, openPromises: state.openPromises + command.openPromises };
    case "merge":
      return { ...state, status: "merged", openActions: 0, openPromises: 0, awaitsWord: false };
    case "move-promise":
    case "steer":
    case "link":
      return state;
  }
};

/** Listening begins anew. Circumstances and goals stay known; the bridge did not hold and fairness was not restored, so both are sought again. */
const nextRound = (state: CaseState): CaseState => ({
  ...state,
  round: state.round + 1,
  isHeard: false,
  isReachedOut: false,
  doneActions: 0,
  awaitsWord: false,
  card: { ...state.card, bridge: "", fairness: "" },
});

/** After silence the same round goes on where it stood; after satisfaction something new is the matter, which is another round. */
const reopened = (state: CaseState): CaseState => {
  const open: CaseState = { ...state, status: "open", outcome: null };
  return state.outcome === "satisfied" ? nextRound(open) : open;
};
