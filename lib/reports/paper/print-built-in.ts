import path from "node:path";

import { Document, Font, Page, renderToBuffer, Text, View } from "@react-pdf/renderer";
import { createElement as make } from "react";

import { firstPage } from "./first-page";
import { restOfIt } from "./rest-of-it";
import { looks } from "./looks";
import type { Sheet } from "../model/sheet";

/** A report on paper without a browser, from the same words. */
export const printBuiltIn = async (sheet: Sheet): Promise<Uint8Array> => {
  registerFonts();
  const details = restOfIt(sheet);
  const pages = [
    make(Page, { key: "first", size: "A4", style: looks.page }, ...firstPage(sheet)),
    make(Page, { key: "rest", size: "A4", style: looks.page, wrap: true }, ...details, pageNumber()),
  ];
  return renderToBuffer(make(Document, { title: sheet.title, author: sheet.scope, language: sheet.locale, producer: "Parley", creator: "Parley" }, ...pages));
};

const pageNumber = () =>
  make(
    View,
    { key: "number", fixed: true, style: looks.pageNumber },
    make(Text, { render: ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) => `${pageNumber} / ${totalPages}` }),
  );

const files = path.join(process.cwd(), "node_modules/@fontsource/inter/files");

let areKnown = false;

/** Latin and Cyrillic letters stand in files of their own; a text takes each letter from the first that has it. */
const registerFonts = (): void => {
  if (areKnown) return;
  areKnown = true;
  for (const subset of ["latin", "cyrillic", "latin-ext"])
    Font.register({
      family: `Inter ${subset}`,
      fonts: [400, 500, 600].map((fontWeight) => ({ src: path.join(files, `inter-${subset}-${fontWeight}-normal.woff`), fontWeight })),
    });
  // Words stay whole.
  Font.registerHyphenationCallback((word) => [word]);
};
