import type { Sentiment } from "#lib/tagging/model";

import classes from "./mark.module.css";

type Props = {
  readonly sentiment: Sentiment;
  /** What a screen reader says; without it the mark is ornament beside its word. */
  readonly label?: string | undefined;
  readonly size?: 10 | 12;
  /** For items of a linked account, or merely likely ones. */
  readonly hollow?: boolean;
};

/** Sentiment as a shape first, a colour second: triangle, ring, disc with a plus. */
export const Mark = ({ sentiment, label, size = 12, hollow = false }: Props) => (
  <svg
    className={classes["mark"]}
    data-sentiment={sentiment}
    data-hollow={hollow || undefined}
    width={size}
    height={size}
    viewBox="0 0 12 12"
    {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
  >
    {shapes[sentiment]}
  </svg>
);

const shapes = {
  negative: <path d="M1.2 2h9.6a.5.5 0 0 1 .4.8L6.4 10.6a.5.5 0 0 1-.8 0L.8 2.8a.5.5 0 0 1 .4-.8z" />,
  neutral: <circle cx="6" cy="6" r="4" />,
  positive: (
    <>
      <circle cx="6" cy="6" r="5.2" />
      <path d="M6 3.6v4.8M3.6 6h4.8" />
    </>
  ),
} as const satisfies Record<Sentiment, unknown>;
