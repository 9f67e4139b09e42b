import { createTranslator } from "next-intl";

import type { Frame } from "./frame";
import { letterHtml } from "./letter-html";
import { letterText } from "./letter-text";
import type { Sheet } from "../model/sheet";
import { paperName } from "../words/paper-name";
import { sayBrands, sheetOf, type Snapshot } from "../words/sheet";
import { languageOf } from "../words/words";
import type { Locale } from "#lib/auth/actor";

/** Where a letter comes from, and where it leads. */
export type Sender = {
  readonly workspace: string;
  readonly group: string | null;
  readonly pageUrl: string;
  /** Ends the letters to this address; null in a test. */
  readonly leaveUrl: string | null;
};

export type WrittenLetter = { readonly subject: string; readonly text: string; readonly html: string; readonly filename: string };

/** A report as a letter: the first page in plain text and in HTML that no reader's program need fetch anything for. */
export const writeLetter = (snapshot: Snapshot, { locale, sender }: { readonly locale: Locale; readonly sender: Sender }): WrittenLetter => {
  const language = languageOf(locale);
  const t = createTranslator({ ...language, namespace: "reports.sheet" });
  const sheet: Sheet = sheetOf(snapshot, locale);
  const frame: Frame = {
    test: sender.leaveUrl === null ? t("letter.test") : null,
    attached: t("letter.attached"),
    open: { words: t("letter.open"), url: sender.pageUrl },
    why: sender.leaveUrl === null || sender.group === null ? null : t("letter.why", { workspace: sender.workspace, group: sender.group }),
    leave: sender.leaveUrl === null ? null : { words: t("letter.leave"), url: sender.leaveUrl },
  };
  return {
    // A subject is one line, whatever a brand is called.
    subject: t("letter.subject", { title: sheet.title, brands: sayBrands(language, snapshot.figures.brands) }).replaceAll(/[\s\u00a0]+/gu, " "),
    text: letterText(sheet, frame),
    html: letterHtml(sheet, frame),
    filename: paperName(snapshot.figures, locale).full,
  };
};
