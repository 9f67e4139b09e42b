import { useTranslations } from "next-intl";

import type { SetAsideView } from "#lib/sources/queries/details";

import { ButtonLink } from "../../../_ui/controls/button";
import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import classes from "../_health/health.module.css";

type Props = { readonly entries: readonly SetAsideView[]; readonly older: string | null; readonly zone: string; readonly now: Date };

/** What arrived and could not be understood. */
export const SetAsideList = ({ entries, older, zone, now }: Props) => {
  const t = useTranslations("sources.detail");
  const asideWords = useAsideWords();
  return (
    <section id="set-aside" className={classes["section"]}>
      <h2>{t("setAside")}</h2>
      <p className={classes["hint"]}>{t(entries.length === 0 ? "noSetAside" : "setAsideHint")}</p>
      {entries.length === 0 ? null : (
        <Table
          label={t("setAside")}
          head={
            <>
              <th scope="col">{t("when")}</th>
              <th scope="col">{t("gapWhy")}</th>
              <th scope="col">{t("what")}</th>
            </>
          }
        >
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="ink3">
                <Moment at={entry.at} zone={zone} now={now} />
              </td>
              <td>{asideWords(entry.reason, entry.field)}</td>
              <td className={classes["excerpt"]}>{entry.excerpt}</td>
            </tr>
          ))}
        </Table>
      )}
      {older ? <ButtonLink href={older}>{t("older")}</ButtonLink> : null}
    </section>
  );
};

/** Why a part was set aside, in words. */
export const useAsideWords = (): ((reason: string, field: string | null) => string) => {
  const t = useTranslations("sources.aside");
  return (reason, field) => t(t.has(reason) ? reason : "row-not-understood", { field: field ?? "" });
};
