import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";

import { Figure } from "../../_ui/controls/figure";
import { Mark } from "../../_ui/controls/mark";
import { useSpan } from "../../_ui/time/use-span";
import { netSentiment, percentageFloor, shareValue, type Overview, type Share } from "#lib/coverage/model";
import { minuteMs } from "#lib/core/time";
import { sentiments } from "#lib/tagging/model";

import classes from "./overview.module.css";
import { inboxHref } from "./search";

type Props = { readonly overview: Overview; readonly workspace: string; readonly brand: string | undefined; readonly now: Date };

/** The four figures, each beside what it was before and leading to the comments behind it. */
export const Figures = ({ overview, workspace, brand, now }: Props) => {
  const t = useTranslations("overview.figures");
  const range = { brand, from: overview.range.from, to: overview.range.to };
  return (
    <section className={classes["figures"]} aria-label={t("label")}>
      <Link href={inboxHref(workspace, { view: "all", state: "waiting", brand })} prefetch={false}>
        <WaitingFigure overview={overview} now={now} />
      </Link>
      <Link href={inboxHref(workspace, { view: "all", state: "needed", ...range })} prefetch={false}>
        <CoverageFigure overview={overview} />
      </Link>
      <Link href={inboxHref(workspace, { view: "all", state: "answered", ...range })} prefetch={false}>
        <ResponseFigure overview={overview} />
      </Link>
      <Link href={inboxHref(workspace, { view: "all", state: "received", ...range })} prefetch={false}>
        <NetFigure overview={overview} />
      </Link>
    </section>
  );
};

const WaitingFigure = ({ overview, now }: { readonly overview: Overview; readonly now: Date }) => {
  const t = useTranslations("overview.figures");
  const format = useFormatter();
  const span = useSpan();
  const { count, oldestSince, overPromise, weekAgo } = overview.waiting;
  return (
    <Figure
      label={t("waiting")}
      value={format.number(count)}
      before={t("waitingBefore", { period: "week", count: format.number(weekAgo) })}
      change={null}
      made={
        oldestSince === null ? t("waitingNone") : t("waitingMade", { oldest: span(now.getTime() - Date.parse(oldestSince)), over: format.number(overPromise) })
      }
    />
  );
};

const CoverageFigure = ({ overview }: { readonly overview: Overview }) => {
  const t = useTranslations("overview.figures");
  const format = useFormatter();
  const say = useShare();
  const share = overview.now.coverage.all;
  const before = overview.before.coverage.all;
  return (
    <Figure
      label={t("coverage")}
      value={share.denominator < percentageFloor ? say(share) : <Percent share={share} />}
      before={before.denominator === 0 ? null : t("before", { value: say(before) })}
      change={isComparable(share, before) ? changeOf(shareValue(share), shareValue(before), "up") : null}
      made={
        share.denominator === 0 ? t("coverageNone") : t("coverageMade", { answered: format.number(share.numerator), needed: format.number(share.denominator) })
      }
    />
  );
};

const Percent = ({ share }: { readonly share: Share }) => {
  const format = useFormatter();
  return (
    <>
      {format.number(Math.round(100 * (shareValue(share) ?? 0)))}
      <small className={classes["unit"]}>{" %"}</small>
    </>
  );
};

const ResponseFigure = ({ overview }: { readonly overview: Overview }) => {
  const t = useTranslations("overview.figures");
  const format = useFormatter();
  const span = useSpan();
  const { medianMinutes, p90Minutes, unanswered } = overview.now.firstResponse;
  const before = overview.before.firstResponse.medianMinutes;
  return (
    <Figure
      label={t("response")}
      value={medianMinutes === null ? t("nothing") : <Units words={span(medianMinutes * minuteMs)} />}
      before={before === null ? null : t("before", { value: span(before * minuteMs) })}
      change={changeOf(medianMinutes, before, "down")}
      made={
        p90Minutes === null
          ? t("responseNone", { unanswered: format.number(unanswered) })
          : t("responseMade", { p90: span(p90Minutes * minuteMs), unanswered: format.number(unanswered) })
      }
    />
  );
};

/** Digits large, the units between them small. */
const Units = ({ words }: { readonly words: string }) =>
  words.split(/(\d+)/).map((part, at) =>
    /^\d+$/.test(part) || part === "" ? (
      part
    ) : (
      <small key={at} className={classes["unit"]}>
        {part}
      </small>
    ),
  );

const NetFigure = ({ overview }: { readonly overview: Overview }) => {
  const t = useTranslations("overview");
  const format = useFormatter();
  const signed = (value: number) => format.number(Math.round(value), { signDisplay: "exceptZero" }).replace("-", "−");
  const net = netSentiment(overview.now.received);
  const before = netSentiment(overview.before.received);
  return (
    <Figure
      label={t("figures.net")}
      value={net === null ? t("figures.nothing") : signed(net)}
      before={before === null ? null : t("figures.before", { value: signed(before) })}
      change={changeOf(net, before, "up")}
      made={
        <span className={classes["moods"]}>
          {sentiments.map((sentiment) => (
            <MoodCount key={sentiment} sentiment={sentiment} count={format.number(overview.now.received[sentiment])} />
          ))}
        </span>
      }
    />
  );
};

const MoodCount = ({ sentiment, count }: { readonly sentiment: (typeof sentiments)[number]; readonly count: string }) => {
  const t = useTranslations("inbox.sentiment");
  return (
    <>
      <Mark sentiment={sentiment} label={t(sentiment)} size={10} />
      {count}
    </>
  );
};

/** A share in words: a percentage, or the counts where they are too few for one. */
export const useShare = (): ((share: Share) => string) => {
  const t = useTranslations("overview.figures");
  const format = useFormatter();
  return (share) => {
    if (share.denominator === 0) return t("nothing");
    if (share.denominator < percentageFloor) return t("of", { numerator: format.number(share.numerator), denominator: format.number(share.denominator) });
    return t("percent", { value: format.number(Math.round(100 * (shareValue(share) ?? 0))) });
  };
};

const isComparable = (share: Share, before: Share): boolean => share.denominator >= percentageFloor && before.denominator >= percentageFloor;

const changeOf = (
  value: number | null,
  before: number | null,
  better: "up" | "down",
): { readonly direction: "up" | "down"; readonly isBetter: boolean } | null => {
  if (value === null || before === null || value === before) return null;
  const direction = value > before ? "up" : "down";
  return { direction, isBetter: direction === better };
};
