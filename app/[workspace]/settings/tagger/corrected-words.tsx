import { getFormatter, getTranslations } from "next-intl/server";

import type { TaggerPage } from "#lib/items/tagger-model";

import { WordCell, WordTable } from "./word-table";

const columns = [
  { key: "word", isNumber: false },
  { key: "texts", isNumber: true },
  { key: "ofCorrected", isNumber: true },
  { key: "ofAll", isNumber: true },
] as const;

/** The words that corrected comments hold more often than all comments do. */
export const CorrectedWords = async ({ correctedWords }: Pick<TaggerPage, "correctedWords">) => {
  const [t, format] = await Promise.all([getTranslations("settings.tagger.correctedWords"), getFormatter()]);
  const share = (of: number): string => format.number(of, { style: "percent", maximumFractionDigits: of < 0.1 ? 1 : 0 });
  return (
    <WordTable say={t} columns={columns.map(({ key, isNumber }) => ({ title: t(key), isNumber }))}>
      {correctedWords.map(({ word, texts, ofCorrected, ofAll }) => (
        <tr key={word}>
          <WordCell>{word}</WordCell>
          <td data-right>{format.number(texts)}</td>
          <td data-right>{share(ofCorrected)}</td>
          <td data-right>{share(ofAll)}</td>
        </tr>
      ))}
    </WordTable>
  );
};
