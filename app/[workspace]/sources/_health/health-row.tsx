import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";

import type { SourceHealth } from "#lib/sources/model";

import { Sparkline } from "../../../_ui/tables/sparkline";
import { Ago } from "../../../_ui/time/moment";
import { useSpan } from "../../../_ui/time/use-span";
import { useSourceErrorWords } from "./error-words";
import classes from "./health.module.css";
import { SourceActions } from "./source-actions.client";
import { isPolled, stateOf } from "./state";
import { StateMark } from "./state-mark";

type Props = { readonly workspace: string; readonly source: SourceHealth; readonly zone: string; readonly now: Date; readonly canManage: boolean };

/** One source: how it is, when it was read, what is missing, what to do. */
export const HealthRow = ({ workspace, source, zone, now, canManage }: Props) => {
  const t = useTranslations("sources");
  const errorWords = useSourceErrorWords();
  const format = useFormatter();
  const state = stateOf(source);
  const dayCount = source.lastDay.reduce((sum, count) => sum + count, 0);
  return (
    <tr>
      <td className={classes["name"]}>
        <Link href={`/${workspace}/sources/${source.id}`} prefetch={false} className="mid">
          {source.name}
        </Link>
        <br />
        <span className="small ink3">{t(`platform.${source.platform}`)}</span>
      </td>
      <td className={classes["how"]}>
        <StateMark state={state} />
        {source.error && state !== "paused" ? (
          <p className={classes["error"]}>
            {errorWords(source.error)} {source.failures > 1 ? <span className="ink3">{t("tries", { count: source.failures })}</span> : null}
          </p>
        ) : null}
        {source.quotaLeft === null ? null : <p className={classes["error"]}>{t("quota", { count: source.quotaLeft })}</p>}
      </td>
      <td data-right className={classes["extra"]}>
        {source.lastSuccessAt ? <Ago at={source.lastSuccessAt} zone={zone} now={now} /> : <span className="ink3">{isPolled(source) ? t("never") : "–"}</span>}
      </td>
      <td data-right className={classes["extra"]}>
        <Lag ms={source.lagMs} />
      </td>
      <td data-right className={classes["extra"]}>
        {isPolled(source) && source.nextPollAt && source.status === "active" ? (
          <NextPoll at={source.nextPollAt} zone={zone} now={now} />
        ) : (
          <span className="ink3">–</span>
        )}
      </td>
      <td data-right className={classes["extra"]}>
        {format.number(source.itemCount)}
      </td>
      <td className={classes["extra"]}>
        <Sparkline values={source.lastDay} label={t("dayLabel", { count: dayCount })} />
      </td>
      <td data-right className={classes["extra"]}>
        <Missing count={source.openGaps.length} href={`/${workspace}/sources/${source.id}#gaps`} isHot />
      </td>
      <td data-right className={classes["extra"]}>
        <Missing count={source.setAsideCount} href={`/${workspace}/sources/${source.id}#set-aside`} isHot={false} />
      </td>
      <td className={classes["do"]}>
        {canManage ? (
          <SourceActions workspace={workspace} source={{ id: source.id, name: source.name, platform: source.platform, status: source.status }} state={state} />
        ) : null}
      </td>
    </tr>
  );
};

/** A poll that is due is about to happen: it is never said to lie in the past. */
const NextPoll = ({ at, zone, now }: { readonly at: string; readonly zone: string; readonly now: Date }) => {
  const t = useTranslations("time");
  return Date.parse(at) <= now.getTime() ? <>{t("soon")}</> : <Ago at={at} zone={zone} now={now} />;
};

const Missing = ({ count, href, isHot }: { readonly count: number; readonly href: string; readonly isHot: boolean }) =>
  count === 0 ? (
    <span className="ink3">0</span>
  ) : (
    <Link href={href} prefetch={false} className={classes[isHot ? "hot" : "warm"]}>
      {count}
    </Link>
  );

/** Seconds while they matter, longer spans in words. */
export const Lag = ({ ms }: { readonly ms: number | null }) => {
  const t = useTranslations("sources");
  const span = useSpan();
  const format = useFormatter();
  if (ms === null) return <span className="ink3">–</span>;
  return <>{ms < 60_000 ? t("seconds", { s: format.number(ms / 1000, { maximumFractionDigits: ms < 10_000 ? 1 : 0 }) }) : span(ms)}</>;
};
