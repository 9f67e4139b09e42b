import { Circle, Line, Path, Rect, Svg, Text, View } from "@react-pdf/renderer";
import { createElement as make, type ReactNode } from "react";

import { ink, looks } from "./looks";
import { lastPoint, linePath, linePieces } from "../model/line";
import type { Card, CoverageRows, Facts, Sheet, Told } from "../model/sheet";

/** All that has to be read, on one page. */
export const firstPage = (sheet: Sheet): readonly ReactNode[] => [
  make(
    View,
    { key: "head", style: looks.head },
    make(View, {}, make(Text, { style: looks.scope }, sheet.scope), make(Text, { style: looks.title }, sheet.title)),
    make(Text, { style: looks.product }, sheet.product),
  ),
  make(Text, { key: "lead", style: looks.lead }, sheet.lead),
  make(View, { key: "cards", style: looks.cards }, ...sheet.figures.map((card, place) => cardOf(card, { place, eightWeeks: sheet.eightWeeks }))),
  changes(sheet),
  coverage(sheet.coverage),
  ...pairs(sheet.facts).map((pair, place) => make(View, { key: `facts-${place}`, style: looks.columns }, ...pair.map(factsOf))),
  make(View, { key: "foot", style: looks.foot }, ...sheet.foot.map((line, place) => make(Text, { key: place }, line))),
];

const lineBox = { width: 56, height: 14 };

const cardOf = ({ label, value, was, change, made, line }: Card, { place, eightWeeks }: { readonly place: number; readonly eightWeeks: string }): ReactNode =>
  make(
    View,
    { key: place, style: place === 0 ? looks.firstCard : looks.card },
    make(Text, { style: looks.label }, label),
    make(Text, { style: looks.value }, ...value.map(({ text, isUnit }, at) => make(Text, isUnit ? { key: at, style: looks.unit } : { key: at }, text))),
    was === null ? null : make(View, { style: { flexDirection: "row", alignItems: "center", gap: 2 } }, arrow(change), make(Text, { style: looks.small }, was)),
    make(Text, { style: looks.small }, made),
    make(
      View,
      { style: { flexDirection: "row", alignItems: "center", gap: 5, marginTop: 5 } },
      weeks(line),
      make(Text, { style: { ...looks.small, fontSize: 6.5 } }, eightWeeks),
    ),
  );

const arrow = (change: Card["change"]): ReactNode =>
  change === null
    ? null
    : make(
        Svg,
        { width: 8, height: 8, viewBox: "0 0 16 16" },
        make(Path, {
          d: change.direction === "up" ? "M8 13V3M4 7l4-4 4 4" : "M8 3v10M4 9l4 4 4-4",
          stroke: change.isBetter ? ink.positive : ink.negative,
          strokeWidth: 2,
          fill: "none",
        }),
      );

const weeks = (line: Card["line"]): ReactNode => {
  const last = lastPoint(line, lineBox);
  return make(
    Svg,
    { width: lineBox.width + 4, height: lineBox.height + 4, viewBox: `-2 -2 ${lineBox.width + 4} ${lineBox.height + 4}` },
    ...linePieces(line, lineBox).map((piece, place) => make(Path, { key: place, d: linePath(piece), stroke: ink.accent, strokeWidth: 1.1, fill: "none" })),
    last === null ? null : make(Circle, { cx: last.x, cy: last.y, r: 1.7, fill: ink.accent }),
  );
};

const changes = ({ better, worse, quiet }: Sheet): ReactNode =>
  quiet === null
    ? make(View, { key: "changes", style: looks.columns }, told(better, "better"), told(worse, "worse"))
    : make(Text, { key: "changes", style: { ...looks.section, color: ink.second } }, quiet);

const told = ({ title, lines }: Told, key: string): ReactNode =>
  make(
    View,
    { key, style: looks.column },
    make(Text, { style: looks.heading }, title),
    ...lines.map((line, place) => make(Text, { key: place, style: looks.item }, line)),
  );

const barWidth = 225;

const coverage = ({ title, heads, rows }: CoverageRows): ReactNode =>
  make(
    View,
    { key: "coverage", style: looks.section },
    make(Text, { style: looks.heading }, title),
    make(
      View,
      { style: looks.tableHead },
      make(Text, { style: { flex: 1 } }, ""),
      ...[heads.now, heads.before, heads.answered].map((head, place) => make(Text, { key: place, style: looks.figure }, head)),
    ),
    ...rows.map((row) =>
      make(
        View,
        { key: row.sentiment, style: { ...looks.row, borderTopWidth: 0 } },
        make(
          View,
          { style: { flex: 1, flexDirection: "row", alignItems: "center", gap: 6 } },
          mark(row.sentiment),
          make(Text, { style: { width: 64 } }, row.name),
          bar(row.share, row.shareBefore),
        ),
        make(Text, { style: { ...looks.figure, fontWeight: 600 } }, row.now),
        make(Text, { style: { ...looks.figure, color: ink.third } }, row.before),
        make(Text, { style: { ...looks.figure, color: ink.second } }, row.answered),
      ),
    ),
  );

const mark = (sentiment: CoverageRows["rows"][number]["sentiment"]): ReactNode => {
  const box = { width: 8, height: 8, viewBox: "0 0 12 12" };
  switch (sentiment) {
    case "negative":
      return make(Svg, box, make(Path, { d: "M1 2h10L6 11z", fill: ink.negative }));
    case "neutral":
      return make(Svg, box, make(Circle, { cx: 6, cy: 6, r: 4, stroke: ink.neutral, strokeWidth: 1.6, fill: "none" }));
    case "positive":
      return make(
        Svg,
        box,
        make(Circle, { cx: 6, cy: 6, r: 5.2, fill: ink.positive }),
        make(Path, { d: "M6 3.4v5.2M3.4 6h5.2", stroke: "#ffffff", strokeWidth: 1.4, fill: "none" }),
      );
  }
};

/** The answered share, with a tick where it stood the week before. */
const bar = (share: number | null, before: number | null): ReactNode =>
  make(
    Svg,
    { width: barWidth, height: 10, viewBox: `0 0 ${barWidth} 10` },
    make(Rect, { x: 0, y: 3, width: barWidth, height: 4, rx: 1, fill: ink.line }),
    make(Rect, { x: 0, y: 3, width: barWidth * (share ?? 0), height: 4, rx: 1, fill: ink.accent }),
    before === null
      ? null
      : make(Line, { x1: Math.max(1, barWidth * before - 1), x2: Math.max(1, barWidth * before - 1), y1: 0.5, y2: 9.5, stroke: ink.text, strokeWidth: 1.4 }),
  );

const pairs = (facts: readonly Facts[]): readonly (readonly Facts[])[] =>
  Array.from({ length: Math.ceil(facts.length / 2) }, (_, at) => facts.slice(2 * at, 2 * at + 2));

const factsOf = ({ title, rows, none }: Facts): ReactNode =>
  make(
    View,
    { key: title, style: looks.column },
    make(Text, { style: looks.heading }, title),
    ...(rows.length === 0 ? [make(Text, { key: "none", style: looks.item }, none)] : []),
    ...rows.map(({ name, now, before }, place) =>
      make(
        View,
        { key: place, style: looks.row },
        make(Text, { style: looks.name }, name),
        make(Text, { style: looks.now }, now),
        make(Text, { style: looks.before }, before),
      ),
    ),
  );
