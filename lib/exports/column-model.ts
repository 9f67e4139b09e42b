import type { ExportSubject } from "./model";

/** How a column reads: a moment has a clock time, a day is one of the calendar, a flag is true or false. */
export type ColumnKind = "text" | "number" | "flag" | "moment" | "day";

/** One value of a row; a list is words of which none, one or several hold. A day is written `2026-11-21`. */
export type Cell = string | number | boolean | Date | readonly string[] | null;
export type ExportRow = Readonly<Record<string, Cell>>;

type Columns = Readonly<Record<string, ColumnKind>>;

export const itemColumns = {
  id: "text",
  postedAt: "moment",
  brand: "text",
  source: "text",
  author: "text",
  text: "text",
  language: "text",
  sentiment: "text",
  intent: "text",
  tones: "text",
  url: "text",
  rating: "number",
  needed: "flag",
  answeredAt: "moment",
  answeredBy: "text",
  responseMinutes: "number",
  dueAt: "moment",
  promiseKept: "flag",
  closedBecause: "text",
  assignee: "text",
  case: "text",
} as const satisfies Columns;

export const caseColumns = {
  number: "number",
  title: "text",
  brand: "text",
  author: "text",
  owner: "text",
  level: "text",
  step: "text",
  round: "number",
  status: "text",
  outcome: "text",
  openedAt: "moment",
  dueAt: "moment",
  promiseAt: "moment",
  closedAt: "moment",
  comments: "number",
  customerCircumstances: "text",
  brandCircumstances: "text",
  customerGoals: "text",
  brandGoals: "text",
  bridge: "text",
  fairness: "text",
} as const satisfies Columns;

export const figureColumns = {
  day: "day",
  brand: "text",
  source: "text",
  received: "number",
  negative: "number",
  neutral: "number",
  positive: "number",
  needed: "number",
  answered: "number",
  promised: "number",
  kept: "number",
  sent: "number",
} as const satisfies Columns;

export const auditColumns = {
  seq: "number",
  at: "moment",
  actor: "text",
  action: "text",
  subjectId: "text",
  details: "text",
  actorId: "text",
  id: "text",
  previousHash: "text",
  hash: "text",
} as const satisfies Columns;

/** The columns of each file, in their order. */
export const columnsOf: Readonly<Record<ExportSubject, Columns>> = { items: itemColumns, cases: caseColumns, figures: figureColumns, audit: auditColumns };
