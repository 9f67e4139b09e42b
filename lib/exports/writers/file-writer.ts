import { z } from "zod";

import type { Cell, ColumnKind, ExportRow } from "../column-model";
import type { Locale } from "#lib/auth/actor";

/** How a file is laid out: its columns with their headings, for a reader of a language in a zone. */
export type Layout = {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind; readonly heading: string }[];
  readonly locale: Locale;
  readonly zone: string;
};

/** What a writer has to know of the pieces before: the entries of a package, the last of which may be open. Empty for plain text. */
export const tallySchema = z.array(
  z.object({ name: z.string(), crc: z.number(), plainBytes: z.number(), packedBytes: z.number(), rows: z.number() }).readonly(),
);
export type Tally = readonly z.infer<typeof tallySchema>[number][];

export type Part = { readonly tally: Tally; readonly rows: readonly ExportRow[]; readonly isFirst: boolean; readonly isLast: boolean };

/** A piece of a file. It follows from its rows and the tally alone, so it can be written again by anybody; the pieces in order are the file. */
export type FileWriter = (part: Part) => { readonly bytes: Buffer; readonly tally: Tally };

/** The value of a row under a column. */
export const cellOf = (row: ExportRow, name: string): Cell => row[name] ?? null;

/** A heading with the zone its times are of. */
export const headingOf = ({ kind, heading }: Layout["columns"][number], zone: string): string => (kind === "moment" ? `${heading} (${zone})` : heading);
