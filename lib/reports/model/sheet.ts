import type { Locale } from "#lib/auth/actor";
import type { Sentiment } from "#lib/tagging/model";

/** A report put into words: what every face of it draws, and none adds to. */
export type Sheet = {
  readonly locale: Locale;
  readonly product: string;
  /** Whose report it is. */
  readonly scope: string;
  readonly title: string;
  readonly lead: string;
  readonly figures: readonly Card[];
  readonly eightWeeks: string;
  readonly better: Told;
  readonly worse: Told;
  /** Said instead of both where there is nothing in either. */
  readonly quiet: string | null;
  readonly coverage: CoverageRows;
  /** Four small tables: matters, cases, guarding, gifts. */
  readonly facts: readonly Facts[];
  readonly days: Days;
  readonly detailsTitle: string;
  readonly details: readonly Detail[];
  readonly foot: readonly string[];
};

/** One of the four figures. */
export type Card = {
  readonly label: string;
  /** Digits and units in turn: "1", " h ", "22", " min". */
  readonly value: readonly { readonly text: string; readonly isUnit: boolean }[];
  readonly was: string | null;
  readonly change: { readonly direction: "up" | "down"; readonly isBetter: boolean } | null;
  readonly made: string;
  /** The eight weeks, oldest first; null where there was nothing to count. */
  readonly line: readonly (number | null)[];
  readonly lineLabel: string;
};

export type Told = { readonly title: string; readonly lines: readonly string[] };

export type CoverageRows = {
  readonly title: string;
  readonly heads: { readonly now: string; readonly before: string; readonly answered: string };
  readonly rows: readonly {
    readonly sentiment: Sentiment;
    readonly name: string;
    readonly share: number | null;
    readonly shareBefore: number | null;
    readonly now: string;
    readonly before: string;
    readonly answered: string;
    readonly label: string;
  }[];
};

export type Facts = {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly now: string; readonly before: string }[];
  /** Said where there is no row. */
  readonly none: string;
};

export type Days = {
  readonly title: string;
  readonly legend: { readonly received: string; readonly negative: string; readonly answered: string };
  readonly bars: readonly { readonly day: string; readonly received: number; readonly negative: number; readonly answered: number; readonly label: string }[];
};

/** A table whose first column is a name, the rest figures. */
export type Detail = { readonly title: string; readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };
