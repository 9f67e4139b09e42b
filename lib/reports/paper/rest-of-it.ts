import { Line, Rect, Svg, Text, View } from "@react-pdf/renderer";
import { createElement as make, type ReactNode } from "react";

import { ink, looks, textWidth } from "./looks";
import { axisMax } from "../model/line";
import type { Days, Detail, Sheet } from "../model/sheet";

/** What the first page comes from, told apart. */
export const restOfIt = ({ detailsTitle, days, details }: Sheet): readonly ReactNode[] => [
  make(Text, { key: "title", style: looks.restTitle }, detailsTitle),
  chart(days),
  ...details.map(tableOf),
];

const height = 110;

const chart = ({ title, legend, bars }: Days): ReactNode => {
  const most = axisMax(bars.map(({ received }) => received));
  const room = textWidth / Math.max(1, bars.length);
  const tall = (count: number): number => (height * count) / most;
  return make(
    View,
    { key: "days", style: looks.section, wrap: false },
    make(View, { style: looks.head }, make(Text, { style: looks.heading }, title), legendOf(legend)),
    make(
      Svg,
      { width: textWidth, height: height + 6, viewBox: `0 -5 ${textWidth} ${height + 6}` },
      make(Line, { x1: 0, x2: textWidth, y1: height, y2: height, stroke: ink.line, strokeWidth: 0.75 }),
      ...bars.flatMap(({ received, negative, answered }, place) => {
        const x = place * room + room / 2 - 13;
        return [
          make(Rect, { key: `r${place}`, x, y: height - tall(received), width: 26, height: tall(received), fill: ink.bar }),
          make(Rect, { key: `n${place}`, x, y: height - tall(negative), width: 26, height: tall(negative), fill: ink.negative }),
          make(Line, {
            key: `a${place}`,
            x1: x - 4,
            x2: x + 30,
            y1: height - tall(answered),
            y2: height - tall(answered),
            stroke: ink.accent,
            strokeWidth: 1.5,
          }),
        ];
      }),
    ),
    make(
      View,
      { style: { flexDirection: "row" } },
      ...bars.map(({ day, received }, place) =>
        make(
          View,
          { key: place, style: { width: room, alignItems: "center" } },
          make(Text, { style: looks.small }, day),
          make(Text, { style: { fontSize: 8.5 } }, String(received)),
        ),
      ),
    ),
  );
};

const legendOf = ({ received, negative, answered }: Days["legend"]): ReactNode =>
  make(
    View,
    { style: { flexDirection: "row", gap: 10 } },
    ...[
      { words: received, colour: ink.bar, tall: 7 },
      { words: negative, colour: ink.negative, tall: 7 },
      { words: answered, colour: ink.accent, tall: 1.5 },
    ].map(({ words, colour, tall }) =>
      make(
        View,
        { key: words, style: { flexDirection: "row", alignItems: "center", gap: 3 } },
        make(View, { style: { width: 8, height: tall, backgroundColor: colour } }),
        make(Text, { style: looks.small }, words),
      ),
    ),
  );

const tableOf = ({ title, heads, rows }: Detail): ReactNode =>
  make(
    View,
    { key: title, style: looks.section },
    make(
      View,
      { style: looks.tableHead, minPresenceAhead: 40 },
      make(Text, { style: { ...looks.name, ...looks.heading, color: ink.text, marginBottom: 0 } }, title),
      ...heads.slice(1).map((head, place) => make(Text, { key: place, style: looks.figure }, head)),
    ),
    ...rows.map(([name, ...figures], place) =>
      make(
        View,
        { key: place, style: looks.row, wrap: false },
        make(Text, { style: looks.name }, name ?? ""),
        ...figures.map((figure, at) => make(Text, { key: at, style: looks.figure }, figure)),
      ),
    ),
  );
