/** One upright bar, already in the reader's words. */
export type UprightBar = {
  readonly key: string;
  /** Short, under the bar. */
  readonly label: string;
  /** In full, in the table. */
  readonly full: string;
  readonly count: number;
  /** What is usual there; undefined where nothing is. */
  readonly usual?: number;
  /** The one it is about. */
  readonly isMarked?: boolean;
};

export type BarsWords = {
  /** Over the labels of the table. */
  readonly label: string;
  readonly count: string;
  readonly usual?: string;
  readonly asTable: string;
  readonly asChart: string;
};
