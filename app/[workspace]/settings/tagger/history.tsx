import { useTranslations } from "next-intl";
import { getFormatter, getTranslations } from "next-intl/server";

import type { RetagProgress } from "#lib/items/tagger-model";

import { ProgressBar } from "../../../_ui/controls/progress-bar";
import { Moment } from "../../../_ui/time/moment";
import { useSpan } from "../../../_ui/time/use-span";
import settings from "../_settings/settings.module.css";
import { CancelRetag, StartRetag } from "./history.client";
import type { Shown } from "./shown";
import classes from "./tagger.module.css";

/** Reading the whole history again: how far, how fast, how long still, and the way to stop it. */
export const History = async ({ workspace, page: { retag }, zone, now, canManage }: Shown) => {
  const t = await getTranslations("settings.tagger.history");
  const isRunning = retag?.status === "running";
  return (
    <section className={settings["section"]}>
      <div className={settings["head"]}>
        <h2>{t("title")}</h2>
        {canManage && !isRunning ? <StartRetag workspace={workspace} /> : null}
        {canManage && retag !== null && isRunning ? <CancelRetag workspace={workspace} runId={retag.id} /> : null}
      </div>
      <p className={settings["hint"]}>{t("hint")}</p>
      {retag === null ? null : <Progress run={retag} zone={zone} now={now} />}
    </section>
  );
};

type ProgressProps = { readonly run: RetagProgress; readonly zone: string; readonly now: Date };

const Progress = async ({ run, zone, now }: ProgressProps) => {
  const [t, format] = await Promise.all([getTranslations("settings.tagger.history"), getFormatter()]);
  // Comments that arrived since it began are read by the present tagger anyway.
  const share = run.status === "done" ? 1 : Math.min(1, run.done / Math.max(1, run.total));
  return (
    <>
      <div className={classes["bar"]}>
        <ProgressBar share={share} label={t("label")} />
      </div>
      <p className={classes["facts"]}>
        <span>
          {run.finishedAt === null
            ? t("status.running")
            : t.rich(`status.${run.status}`, { moment: () => <Moment at={run.finishedAt ?? ""} zone={zone} now={now} /> })}
        </span>
        <span>{t("progress", { done: format.number(run.done), total: format.number(Math.max(run.done, run.total)) })}</span>
        <span>{t("changed", { count: run.changed })}</span>
        {run.status === "running" ? <Speed run={run} now={now} /> : null}
      </p>
    </>
  );
};

/** Comments a second so far, and what the rest takes at that pace. */
const Speed = ({ run, now }: { readonly run: RetagProgress; readonly now: Date }) => {
  const t = useTranslations("settings.tagger.history");
  const span = useSpan();
  const spentMs = now.getTime() - Date.parse(run.startedAt);
  if (spentMs < 2000 || run.done === 0) return null;
  const leftMs = (spentMs / run.done) * Math.max(0, run.total - run.done);
  return (
    <>
      <span>{t("rate", { count: Math.round((run.done * 1000) / spentMs) })}</span>
      <span>{t("left", { span: leftMs < 60_000 ? t("underMinute") : span(leftMs) })}</span>
    </>
  );
};
