import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { SourceHealth } from "#lib/sources/model";

import { Sparkline } from "../../../_ui/tables/sparkline";
import { Ago } from "../../../_ui/time/moment";
import { useSpan } from "../../../_ui/time/use-span";
import { useSourceErrorWords } from "../_health/error-words";
import { Lag } from "../_health/health-row";
import classes from "../_health/health.module.css";
import { isPolled, stateOf } from "../_health/state";
import { StateMark } from "../_health/state-mark";

type Props = {
  readonly source: SourceHealth;
  /** Where the platform may knock by itself; null where it does not. */
  readonly door: string | null;
  readonly zone: string;
  readonly now: Date;
};

/** Everything known of how a source is. */
export const Facts = ({ source, door, zone, now }: Props) => {
  const t = useTranslations("sources");
  const errorWords = useSourceErrorWords();
  const span = useSpan();
  const format = useFormatter();
  const ago = (at: string | null): ReactNode => (at === null ? t("never") : <Ago at={at} zone={zone} now={now} />);
  const polled = isPolled(source);
  return (
    <dl className={classes["facts"]}>
      <Fact label={t("col.state")}>
        <StateMark state={stateOf(source)} />
        {source.error ? <p className={classes["error"]}>{errorWords(source.error)}</p> : null}
      </Fact>
      {/^https?:/u.test(source.url) ? (
        <Fact label={t("detail.address")}>
          <a className="link" href={source.url} rel="noreferrer" target="_blank">
            {source.url.replace(/^https?:\/\//u, "")}
          </a>
        </Fact>
      ) : null}
      {door === null ? null : (
        <Fact label={t("detail.door")}>
          <code>{door}</code>
          <p className={classes["hint"]}>{t("detail.doorHint")}</p>
        </Fact>
      )}
      <Fact label={t("detail.brand")}>
        {source.brand.name} · {t(`platform.${source.platform}`)}
      </Fact>
      <Fact label={t("detail.can")}>
        {source.capabilities.length === 0 ? t("detail.canOnlyRead") : source.capabilities.map((capability) => t(`detail.capability.${capability}`)).join(", ")}
      </Fact>
      {polled ? (
        <>
          <Fact label={t("col.success")}>{ago(source.lastSuccessAt)}</Fact>
          <Fact label={t("detail.lastTry")}>{ago(source.lastPolledAt)}</Fact>
          {source.nextPollAt && source.status === "active" ? <Fact label={t("col.next")}>{ago(source.nextPollAt)}</Fact> : null}
          <Fact label={t("detail.every")}>
            {source.pollIntervalMs < 60_000 ? t("seconds", { s: String(Math.round(source.pollIntervalMs / 1000)) }) : span(source.pollIntervalMs)}
          </Fact>
        </>
      ) : null}
      <Fact label={t("col.lag")}>
        <Lag ms={source.lagMs} />
      </Fact>
      <Fact label={t("detail.lastItem")}>{ago(source.lastItemAt)}</Fact>
      <Fact label={t("col.items")}>
        <span className="num">{format.number(source.itemCount)}</span>
      </Fact>
      <Fact label={t("col.day")}>
        <Sparkline values={source.lastDay} label={t("dayLabel", { count: source.lastDay.reduce((sum, count) => sum + count, 0) })} width={168} height={24} />
      </Fact>
    </dl>
  );
};

const Fact = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
