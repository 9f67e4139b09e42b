import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { minuteMs } from "#lib/core/time";
import { percentageFloor, shareValue, type Coverage } from "#lib/coverage/model";
import { sentiments } from "#lib/tagging/model";

import { Figure } from "../../_ui/controls/figure";
import { Mark } from "../../_ui/controls/mark";
import { useSpan } from "../../_ui/time/use-span";
import frame from "../_figures/frame.module.css";
import { CoverageFigure, NetFigure, ResponseFigure } from "../_figures/range-figures";
import { changeOf, isComparable, Percent, Units, useShare } from "../_figures/share";
import type { Behind } from "./behind";
import classes from "./coverage.module.css";

type Props = { readonly coverage: Coverage; readonly behind: Behind };

/** The figures of the range, each beside what it was on the compared days and leading to the comments behind it. */
export const Cards = ({ coverage, behind }: Props) => {
  const t = useTranslations("coverage.figures");
  const figures = { now: coverage.now, before: coverage.before };
  return (
    <section className={classes["cards"]} aria-label={t("label")}>
      <Card href={behind.inRange({ state: "needed" })}>
        <CoverageFigure figures={figures} />
        <MoodShares coverage={coverage} />
      </Card>
      <Card href={behind.inRange({ state: "needed", promise: "kept,broken" })}>
        <TargetFigure coverage={coverage} />
      </Card>
      <Card href={behind.inRange({ state: "received" })}>
        <ReceivedFigure coverage={coverage} />
      </Card>
      <Card href={behind.inRange({ state: "answered" })}>
        <ResponseFigure figures={figures} />
      </Card>
      <Card href={behind.inRange({ state: "answered" })}>
        <OpenFigure coverage={coverage} />
      </Card>
      <Card href={behind.inRange({ state: "received" })}>
        <NetFigure figures={figures} />
      </Card>
    </section>
  );
};

const Card = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <Link href={href} prefetch={false}>
    {children}
  </Link>
);

type OfCoverage = { readonly coverage: Coverage };

/** Response coverage is never told without its rows negative, neutral, positive. */
const MoodShares = ({ coverage }: OfCoverage) => {
  const t = useTranslations("inbox.sentiment");
  const say = useShare();
  return (
    <p className={classes["moodShares"]}>
      {sentiments.map((sentiment) => (
        <span key={sentiment} className={frame["moods"]}>
          <Mark sentiment={sentiment} label={t(sentiment)} size={10} />
          {say(coverage.now.coverage[sentiment])}
        </span>
      ))}
    </p>
  );
};

const TargetFigure = ({ coverage }: OfCoverage) => {
  const t = useTranslations("coverage.figures");
  const format = useFormatter();
  const say = useShare();
  const { share, pending } = coverage.now.withinTarget;
  const before = coverage.before.withinTarget.share;
  const made = { kept: format.number(share.numerator), promised: format.number(share.denominator), pending };
  return (
    <Figure
      label={t("target")}
      value={share.denominator < percentageFloor ? say(share) : <Percent share={share} />}
      before={before.denominator === 0 ? null : t("before", { value: say(before) })}
      change={isComparable(share, before) ? changeOf(shareValue(share), shareValue(before), "up") : null}
      made={share.denominator === 0 ? t("targetNone", made) : t("targetMade", made)}
    />
  );
};

const OpenFigure = ({ coverage }: OfCoverage) => {
  const t = useTranslations("coverage.figures");
  const span = useSpan();
  const { medianMinutes, p90Minutes } = coverage.now.openResponse;
  const before = coverage.before.openResponse.medianMinutes;
  return (
    <Figure
      label={t("open")}
      value={medianMinutes === null ? t("nothing") : <Units words={span(medianMinutes * minuteMs)} />}
      before={before === null ? null : t("before", { value: span(before * minuteMs) })}
      change={changeOf(medianMinutes, before, "down")}
      made={p90Minutes === null ? t("openNone") : t("openMade", { p90: span(p90Minutes * minuteMs) })}
    />
  );
};

const ReceivedFigure = ({ coverage }: OfCoverage) => {
  const t = useTranslations("coverage.figures");
  const format = useFormatter();
  const sum = (received: Coverage["now"]["received"]): number => received.negative + received.neutral + received.positive;
  const isCompared = coverage.compared.from < coverage.compared.to;
  return (
    <Figure
      label={t("received")}
      value={format.number(sum(coverage.now.received))}
      before={isCompared ? t("before", { value: format.number(sum(coverage.before.received)) }) : null}
      change={null}
      made={t("receivedMade", { needed: format.number(coverage.now.coverage.all.denominator) })}
    />
  );
};
