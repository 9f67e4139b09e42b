import classes from "./skeleton.module.css";

/** A grey line that holds the place of words. */
export const SkeletonLine = ({ width }: { readonly width: string }) => <span className={classes["line"]} style={{ width }} aria-hidden />;

type Props = {
  readonly count: number;
  /** What a screen reader says while the rows are on their way. */
  readonly label: string;
  readonly kind?: "list" | "table";
};

const widths = ["62%", "48%", "71%", "55%", "66%", "43%"];

/** Rows on their way: they take the room that the rows will take, so that nothing jumps. */
export const SkeletonRows = ({ count, label, kind = "table" }: Props) => (
  <div role="status" aria-label={label} className={classes["rows"]} data-skeleton>
    {Array.from({ length: count }, (_, index) => (
      <div key={index} className={classes["row"]} data-kind={kind}>
        <SkeletonLine width={widths[index % widths.length] ?? "60%"} />
        {kind === "list" ? <SkeletonLine width={widths[(index + 3) % widths.length] ?? "50%"} /> : null}
      </div>
    ))}
  </div>
);
