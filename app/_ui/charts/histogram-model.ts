/** One bar of a histogram, already in the reader's words. */
export type HistogramBar = {
  readonly label: string;
  readonly count: number;
  /** Where the comments behind it are. */
  readonly href: string;
};

export type HistogramWords = {
  /** Over the labels and over the counts of the table. */
  readonly label: string;
  readonly count: string;
  readonly asTable: string;
  readonly asChart: string;
};
