import classes from "./progress-bar.module.css";

type Props = {
  /** What is done of it, in 0…1. */
  readonly share: number;
  /** What is being done, for screen readers. */
  readonly label: string;
};

/** How far something has come. */
export const ProgressBar = ({ share, label }: Props) => (
  <span className={classes["bar"]} role="progressbar" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)} aria-label={label}>
    <span style={{ "--done": `${(share * 100).toFixed(1)}%` }} />
  </span>
);
