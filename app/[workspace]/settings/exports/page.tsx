import type { Metadata } from "next";
import { useFormatter, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { isUnderWay, type ExportView } from "#lib/exports/model";
import { listExports } from "#lib/exports/queries/exports";

import { ClientMessages } from "../../../_i18n/client-messages";
import { ProgressBar } from "../../../_ui/controls/progress-bar";
import { EmptyState } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import { Ago, Moment } from "../../../_ui/time/moment";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { useBytes } from "../../sources/add/use-bytes";
import settings from "../_settings/settings.module.css";
import { ExportActs } from "./export-acts.client";
import classes from "./exports.module.css";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("exports"))("title") });

const ExportsPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const [actor, t] = await Promise.all([requireActor(workspace), getTranslations("exports")]);
  const all = await listExports(actor);
  const now = readClock();
  return (
    <section className={settings["section"]}>
      <LiveRefresh kinds={["exports"]} />
      <h2 className={settings["head"]}>{t("title")}</h2>
      <p className={settings["hint"]}>{t("hint")}</p>
      {all.length === 0 ? (
        <EmptyState place="list" title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : (
        <ClientMessages areas={["exports"]} zone={actor.zone}>
          <Table
            label={t("title")}
            head={
              <>
                <th scope="col">{t("file")}</th>
                <th scope="col">{t("asked")}</th>
                <th scope="col">{t("state")}</th>
                <th scope="col">
                  <span className="vh">{t("acts")}</span>
                </th>
              </>
            }
          >
            {all.map((run) => (
              <tr key={run.id} data-export={run.status}>
                <td>
                  <span className="mid">{run.title}</span> <span className="ink3">{t(`formats.${run.format}`)}</span>
                </td>
                <td className="ink2">
                  <Ago at={run.requestedAt} zone={actor.zone} now={now} />
                </td>
                <td className={classes["state"]}>
                  <State run={run} zone={actor.zone} now={now} />
                </td>
                <td>
                  <ExportActs workspace={workspace} run={run} isUnderWay={isUnderWay(run.status)} />
                </td>
              </tr>
            ))}
          </Table>
        </ClientMessages>
      )}
    </section>
  );
};

export default ExportsPage;

type StateProps = { readonly run: ExportView; readonly zone: string; readonly now: Date };

/** How far it has come, what it is, or why it is not there. */
const State = ({ run, zone, now }: StateProps) => {
  const t = useTranslations("exports");
  const format = useFormatter();
  const bytes = useBytes();
  switch (run.status) {
    case "queued":
      return t("status.queued");
    case "running": {
      // What was stored since it began is not in it, what is gone since is: never more than all.
      const expected = Math.max(run.rowsExpected ?? 0, run.rowsDone);
      return (
        <>
          <ProgressBar share={expected === 0 ? 0 : run.rowsDone / expected} label={t("progressOf", { title: run.title })} />
          <span className="ink2 small">{t("progress", { done: format.number(run.rowsDone), expected: format.number(expected) })}</span>
        </>
      );
    }
    case "done":
      return (
        <>
          <span>
            {t("rows", { count: run.rowsDone })}, {bytes(run.sizeBytes)}
          </span>
          {run.keptUntil === null ? null : (
            <span className="ink3 small">{t.rich("keptUntil", { moment: () => <Moment key="until" at={run.keptUntil ?? ""} zone={zone} now={now} /> })}</span>
          )}
        </>
      );
    case "failed":
      return t(`failure.${run.failure ?? "cannot-write"}`);
    case "cancelled":
      return t("status.cancelled");
  }
};
