import Link from "next/link";
import { useTranslations } from "next-intl";

import type { ImportProgress } from "#lib/sources/model";

import { Table } from "../../../_ui/tables/table";
import { Moment } from "../../../_ui/time/moment";
import classes from "../_health/health.module.css";

type Props = { readonly workspace: string; readonly runs: readonly ImportProgress[]; readonly zone: string; readonly now: Date };

/** The files that were brought to this source. */
export const Runs = ({ workspace, runs, zone, now }: Props) => {
  const t = useTranslations("imports.run");
  return (
    <section className={classes["section"]}>
      <h2>{t("files")}</h2>
      {runs.length === 0 ? <p className={classes["hint"]}>{t("noFiles")}</p> : null}
      {runs.length === 0 ? null : (
        <Table
          label={t("files")}
          head={
            <>
              <th scope="col">{t("file")}</th>
              <th scope="col">{t("when")}</th>
              <th scope="col">{t("state")}</th>
              <th scope="col">{t("counts")}</th>
            </>
          }
        >
          {runs.map((run) => (
            <tr key={run.id}>
              <td>
                <Link className="link" href={`/${workspace}/sources/imports/${run.id}`} prefetch={false}>
                  {run.fileName}
                </Link>
              </td>
              <td className="ink2">
                <Moment at={run.createdAt} zone={zone} now={now} />
              </td>
              <td>{t(`status.${run.status}`)}</td>
              <td className="ink2">
                {[t("accepted", { count: run.accepted }), t("duplicates", { count: run.duplicates }), t("rejected", { count: run.rejected })].join(" · ")}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
};
