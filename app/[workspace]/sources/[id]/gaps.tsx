import { useTranslations } from "next-intl";

import type { GapView } from "#lib/sources/queries/details";

import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import classes from "../_health/health.module.css";

type Props = { readonly gaps: readonly GapView[]; readonly zone: string; readonly now: Date };

/** Spans the platform did not show us. */
export const Gaps = ({ gaps, zone, now }: Props) => {
  const t = useTranslations("sources.detail");
  return (
    <section id="gaps" className={classes["section"]}>
      <h2>{t("gaps")}</h2>
      <p className={classes["hint"]}>{t(gaps.length === 0 ? "noGaps" : "gapHint")}</p>
      {gaps.length === 0 ? null : (
        <Table
          label={t("gaps")}
          head={
            <>
              <th scope="col">{t("gapFrom")}</th>
              <th scope="col">{t("gapUntil")}</th>
              <th scope="col">{t("gapWhy")}</th>
              <th scope="col">{t("gapState")}</th>
            </>
          }
        >
          {gaps.map((gap) => (
            <tr key={gap.id}>
              <td>{gap.since ? <Moment at={gap.since} zone={zone} now={now} /> : t("start")}</td>
              <td>
                <Moment at={gap.until} zone={zone} now={now} />
              </td>
              <td className="ink2">{t.has(`gapReason.${gap.reason}`) ? t(`gapReason.${gap.reason}`) : gap.reason}</td>
              <td className={gap.closedAt ? "ink3" : (classes["hot"] ?? "")}>{t(gap.closedAt ? "gapClosed" : "gapOpen")}</td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
};
