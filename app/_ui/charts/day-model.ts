/** One day of the chart, or one week, already in the reader's words. */
export type ChartDay = {
  readonly day: string;
  /** Short, under the bar. */
  readonly label: string;
  /** In full, in the balloon and the table. */
  readonly full: string;
  readonly received: number;
  readonly negative: number;
  readonly needed: number;
  readonly answered: number;
  /** Belongs to the compared days. */
  readonly isBefore: boolean;
  /** Where the comments behind it are. */
  readonly href?: string;
  /** What happened then, in words. */
  readonly notes?: readonly string[];
};

/** Days on which something happened, by the bars they begin and end with; the number stands for it in the list beside the chart. */
export type ChartNote = { readonly number: number; readonly from: string; readonly to: string };

export type ChartWords = {
  readonly day: string;
  readonly received: string;
  readonly negative: string;
  readonly needed: string;
  readonly answered: string;
  /** Under the two halves of the chart. */
  readonly before: string;
  readonly now: string;
  readonly asTable: string;
  readonly asChart: string;
};
