import { getFormatter, getTranslations } from "next-intl/server";

import type { TaggerPage } from "#lib/items/tagger-model";

import { EmptyState } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import settings from "../_settings/settings.module.css";

/** The words that corrected comments hold more often than all comments do. */
export const CorrectedWords = async ({ correctedWords }: Pick<TaggerPage, "correctedWords">) => {
  const [t, format] = await Promise.all([getTranslations("settings.tagger.correctedWords"), getFormatter()]);
  const share = (of: number): string => format.number(of, { style: "percent", maximumFractionDigits: of < 0.1 ? 1 : 0 });
  return (
    <section className={settings["section"]}>
      <h2 className={settings["head"]}>{t("title")}</h2>
      {correctedWords.length === 0 ? (
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
                <th scope="col" data-right>
                  {t("texts")}
                </th>
                <th scope="col" data-right>
                  {t("ofCorrected")}
                </th>
                <th scope="col" data-right>
                  {t("ofAll")}
                </th>
              </>
            }
          >
            {correctedWords.map(({ word, texts, ofCorrected, ofAll }) => (
              <tr key={word}>
                <td className="mid" dir="auto">
                  {word}
                </td>
                <td data-right>{format.number(texts)}</td>
                <td data-right>{share(ofCorrected)}</td>
                <td data-right>{share(ofAll)}</td>
              </tr>
            ))}
          </Table>
        </>
      )}
    </section>
  );
};
