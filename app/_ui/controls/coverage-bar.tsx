import classes from "./coverage-bar.module.css";

type Props = {
  /** 0…1; null when there was nothing to answer. */
  readonly share: number | null;
  /** The week before; null: no tick. */
  readonly before?: number | null;
  readonly label: string;
};

/** The answered share as a bar; the black tick is the week before. */
export const CoverageBar = ({ share, before = null, label }: Props) => (
  <span className={classes["bar"]} role="img" aria-label={label} style={{ "--share": percent(share ?? 0), "--before": percent(before ?? 0) }}>
    {before === null ? null : <span className={classes["tick"]} />}
  </span>
);

const percent = (share: number): string => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;
