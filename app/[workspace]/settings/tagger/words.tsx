import { getFormatter, getTranslations } from "next-intl/server";

import type { TaggerPage } from "#lib/items/tagger-model";

import { WordCell, WordTable } from "./word-table";

const columns = [
  { key: "word", isNumber: false },
  { key: "tag", isNumber: false },
  { key: "rise", isNumber: true },
  { key: "texts", isNumber: true },
] as const;

/** The words that speak for a tag by what the version that reads has learnt. */
export const Words = async ({ words }: Pick<TaggerPage, "words">) => {
  const [t, tags, format] = await Promise.all([getTranslations("settings.tagger.words"), getTranslations("tags"), getFormatter()]);
  const groupOf = (head: TaggerPage["words"][number]["head"]): string => (head === "tones" ? "tone" : head);
  return (
    <WordTable say={t} columns={columns.map(({ key, isNumber }) => ({ title: t(key), isNumber }))}>
      {words.map(({ word, tag, head, rise, texts }) => (
        <tr key={`${tag} ${word}`}>
          <WordCell>{word}</WordCell>
          <td className="ink2">{tags(`${groupOf(head)}.${tag}`)}</td>
          <td data-right>{t("points", { points: format.number(Math.round(rise * 100), { signDisplay: "always" }) })}</td>
          <td data-right>{format.number(texts)}</td>
        </tr>
      ))}
    </WordTable>
  );
};
