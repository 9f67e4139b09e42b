import classes from "./wait-bar.module.css";

type Props = {
  /** Milliseconds waited, and the milliseconds promised; null where nothing was promised. */
  readonly waitedMs: number;
  readonly promisedMs: number | null;
  /** After how many milliseconds the promise is soon due; three quarters of it where nothing is said. */
  readonly soonMs?: number | null;
  /** What a screen reader says in place of the bar; leave out where the time stands beside it. */
  readonly label?: string | undefined;
};

export type WaitState = "early" | "late" | "over";

type Waiting = Pick<Props, "waitedMs" | "promisedMs" | "soonMs">;

/** Amber from when on the promise is soon due, vermilion from the promise on. */
export const waitState = ({ waitedMs, promisedMs, soonMs }: Waiting): WaitState => {
  if (promisedMs === null || waitedMs < (soonMs ?? promisedMs * 0.75)) return "early";
  return waitedMs < promisedMs ? "late" : "over";
};

/** How much of the promise is used up. */
export const WaitBar = ({ waitedMs, promisedMs, soonMs = null, label }: Props) => {
  const share = promisedMs === null || promisedMs <= 0 ? 0 : Math.min(1, Math.max(0, waitedMs / promisedMs));
  return (
    <span
      className={classes["wait"]}
      data-state={waitState({ waitedMs, promisedMs, soonMs })}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
      suppressHydrationWarning
      style={{ "--filled": `${(share * 100).toFixed(1)}%` }}
    />
  );
};
