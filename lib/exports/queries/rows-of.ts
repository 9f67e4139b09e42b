import { auditRows } from "./audit-rows";
import { caseRows } from "./case-rows";
import { figureRows } from "./figure-rows";
import { itemRows } from "./item-rows";
import type { RowSource } from "./row-source";
import type { ExportSubject } from "../model";

/** Where the rows of each export come from. */
export const rowsOf: Readonly<Record<ExportSubject, RowSource>> = { items: itemRows, cases: caseRows, figures: figureRows, audit: auditRows };
