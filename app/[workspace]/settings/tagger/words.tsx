import { getFormatter, getTranslations } from "next-intl/server";

import type { TaggerPage } from "#lib/items/tagger-model";

import { EmptyState } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import settings from "../_settings/settings.module.css";

/** The words that speak for a tag by what the version that reads has learnt. */
export const Words = async ({ words }: Pick<TaggerPage, "words">) => {
  const [t, tags, format] = await Promise.all([getTranslations("settings.tagger.words"), getTranslations("tags"), getFormatter()]);
  const groupOf = (head: TaggerPage["words"][number]["head"]): string => (head === "tones" ? "tone" : head);
  return (
    <section className={settings["section"]}>
      <h2 className={settings["head"]}>{t("title")}</h2>
      {words.length === 0 ? (
        <EmptyState place="list" title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : (
        <>
          <p className={settings["hint"]}>{t("hint")}</p>
          <Table
            label={t("title")}
            head={
              <>
                <th scope="col">{t("word")}</th>
                <th scope="col">{t("tag")}</th>
                <th scope="col" data-right>
                  {t("rise")}
                </th>
                <th scope="col" data-right>
                  {t("texts")}
                </th>
              </>
            }
          >
            {words.map(({ word, tag, head, rise, texts }) => (
              <tr key={`${tag} ${word}`}>
                <td className="mid" dir="auto">
                  {word}
                </td>
                <td className="ink2">{tags(`${groupOf(head)}.${tag}`)}</td>
                <td data-right>{t("points", { points: format.number(Math.round(rise * 100), { signDisplay: "always" }) })}</td>
                <td data-right>{format.number(texts)}</td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </section>
  );
};
