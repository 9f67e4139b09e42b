import { z } from "zod";

import { pageOf, type RowSource } from "./row-source";
import type { auditColumns, Cell } from "../column-model";
import { countChained, listChained, type NamedEntry } from "#lib/team/queries/chained-audit";

/** The trail in the order of its chain. */
export const auditRows: RowSource = {
  count: (actor) => countChained(actor),
  page: async (actor, { after, limit }) => {
    const found = await listChained(actor, {
      after: z.coerce
        .number()
        .int()
        .parse(after ?? 0),
      limit: limit + 1,
    });
    return pageOf(found, limit, { row: rowOf, cursor: ({ seq }) => String(seq) });
  },
};

const rowOf = ({ details, ...entry }: NamedEntry): Readonly<Record<keyof typeof auditColumns, Cell>> => ({ ...entry, details: JSON.stringify(details) });
