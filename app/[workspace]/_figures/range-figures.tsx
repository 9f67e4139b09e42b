import { useFormatter, useTranslations } from "next-intl";

import { Figure } from "../../_ui/controls/figure";
import { Mark } from "../../_ui/controls/mark";
import { useSpan } from "../../_ui/time/use-span";
import { minuteMs } from "#lib/core/time";
import { netSentiment, percentageFloor, shareValue, type RangeFigures } from "#lib/coverage/model";
import { sentiments } from "#lib/tagging/model";

import frame from "./frame.module.css";
import { changeOf, isComparable, Percent, Units, useShare } from "./share";

type Props = { readonly figures: { readonly now: RangeFigures; readonly before: RangeFigures } };

export const CoverageFigure = ({ figures }: Props) => {
  const t = useTranslations("overview.figures");
  const format = useFormatter();
  const say = useShare();
  const share = figures.now.coverage.all;
  const before = figures.before.coverage.all;
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

export const ResponseFigure = ({ figures }: Props) => {
  const t = useTranslations("overview.figures");
  const format = useFormatter();
  const span = useSpan();
  const { medianMinutes, p90Minutes, unanswered } = figures.now.firstResponse;
  const before = figures.before.firstResponse.medianMinutes;
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

export const NetFigure = ({ figures }: Props) => {
  const t = useTranslations("overview");
  const format = useFormatter();
  const signed = (value: number) => format.number(Math.round(value), { signDisplay: "exceptZero" }).replace("-", "−");
  const net = netSentiment(figures.now.received);
  const before = netSentiment(figures.before.received);
  return (
    <Figure
      label={t("figures.net")}
      value={net === null ? t("figures.nothing") : signed(net)}
      before={before === null ? null : t("figures.before", { value: signed(before) })}
      change={changeOf(net, before, "up")}
      made={
        <span className={frame["moods"]}>
          {sentiments.map((sentiment) => (
            <MoodCount key={sentiment} sentiment={sentiment} count={format.number(figures.now.received[sentiment])} />
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
