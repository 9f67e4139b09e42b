import type { Frame } from "./frame";
import type { Facts, Sheet, Told } from "../model/sheet";

/** The first page in plain text. */
export const letterText = (sheet: Sheet, { test, attached, open, why, leave }: Frame): string =>
  [
    ...(test === null ? [] : [test]),
    `${sheet.title}\n${sheet.scope}`,
    sheet.lead,
    sheet.figures
      .map(({ label, value, was, made }) => [`${label}: ${value.map(({ text }) => text).join("")}`, ...(was === null ? [] : [was]), made].join(", "))
      .join("\n"),
    ...(sheet.quiet === null ? [told(sheet.better), told(sheet.worse)] : [sheet.quiet]),
    [
      sheet.coverage.title,
      ...sheet.coverage.rows.map(({ name, now, before, answered }) => `  ${name}: ${now} (${sheet.coverage.heads.before} ${before}), ${answered}`),
    ].join("\n"),
    ...sheet.facts.map(facts),
    attached,
    `${open.words}: ${open.url}`,
    ...(why === null ? [] : [why]),
    ...(leave === null ? [] : [`${leave.words}: ${leave.url}`]),
  ].join("\n\n");

const told = ({ title, lines }: Told): string => [title, ...lines.map((line) => `  ${line}`)].join("\n");

const facts = ({ title, rows, none }: Facts): string =>
  [title, ...(rows.length === 0 ? [`  ${none}`] : rows.map(({ name, now, before }) => `  ${name}: ${now}${before === "" ? "" : ` (${before})`}`))].join("\n");
