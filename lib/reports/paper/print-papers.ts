import { findBrowser } from "./find-browser";
import { sharedAddress } from "../commands/links";
import { printLinkMs, reportLocales, type Printer } from "../model";
import { insertLink } from "../store/links";
import { storePaper } from "../store/reports";
import { sheetOf, type Snapshot } from "../words/sheet";
import type { Locale } from "#lib/auth/actor";
import { newToken, sha256 } from "#lib/core/crypto";
import type { ReportId, WorkspaceId } from "#lib/core/ids";
import { logFor } from "#lib/core/log";
import { inTransaction } from "#lib/db/transaction";

type Wanted = { readonly reportId: ReportId; readonly snapshot: Snapshot; readonly now: Date };

/** Prints a report in every language: its own page by a browser where there is one, else by the built-in printer. */
export const printPapers = async (workspaceId: WorkspaceId, wanted: Wanted): Promise<void> => {
  const printed = (await byBrowser(workspaceId, wanted)) ?? (await builtIn(wanted));
  for (const [locale, bytes] of printed.papers) await storePaper(workspaceId, { reportId: wanted.reportId, locale, printedBy: printed.by, bytes });
};

type Printed = { readonly by: Printer; readonly papers: ReadonlyMap<Locale, Uint8Array> };

/** Null where there is no browser, or where it does not come to the desk. */
const byBrowser = async (workspaceId: WorkspaceId, { reportId, now }: Wanted): Promise<Printed | null> => {
  const program = findBrowser();
  if (program === null) return null;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + printLinkMs);
  const link = { reportId, purpose: "print", tokenHash: sha256(token), createdById: null, expiresAt, now } as const;
  await inTransaction(async (tx) => insertLink(tx, workspaceId, link));
  try {
    // Printers are heavy, and a worker that prints nothing does without them.
    const { printInBrowser } = await import("./print-in-browser");
    return { by: "browser", papers: await printInBrowser({ program, address: sharedAddress(token), locales: reportLocales }) };
  } catch (error) {
    // The built-in printer needs neither a browser nor the way to the desk.
    logFor("reports").warn({ reportId, error: error instanceof Error ? error.name : "unknown" }, "the browser did not print");
    return null;
  }
};

const builtIn = async ({ snapshot }: Wanted): Promise<Printed> => {
  const { printBuiltIn } = await import("./print-built-in");
  const papers = new Map<Locale, Uint8Array>();
  for (const locale of reportLocales) papers.set(locale, await printBuiltIn(sheetOf(snapshot, locale)));
  return { by: "built-in", papers };
};
