import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";

import { CoverageBar } from "../../_ui/controls/coverage-bar";
import { Mark } from "../../_ui/controls/mark";
import { shareValue, type Overview } from "#lib/coverage/model";
import { sentiments, type Sentiment } from "#lib/tagging/model";

import { useShare } from "../_figures/share";
import frame from "../_figures/frame.module.css";
import classes from "../_figures/rows.module.css";
import { inboxHref } from "../_figures/inbox-href";

type Props = { readonly overview: Overview; readonly workspace: string; readonly brand: string | undefined };

/** Response coverage, always in its three rows; the tick is the span before. */
export const CoverageRows = ({ overview, workspace, brand }: Props) => {
  const t = useTranslations("overview.coverage");
  return (
    <section className={frame["block"]}>
      <div className={frame["head"]}>
        <h2 id="coverage">{t("title")}</h2>
      </div>
      <table className={classes["rows"]} aria-labelledby="coverage">
        <thead>
          <tr>
            <th aria-hidden />
            <th aria-hidden className={classes["bar"]} />
            <th scope="col">{t("now")}</th>
            <th scope="col">
              <span className={classes["tick"]} aria-hidden />
              {t("before")}
            </th>
            <th scope="col">{t("answered")}</th>
          </tr>
        </thead>
        <tbody>
          {sentiments.map((sentiment) => (
            <CoverageRow key={sentiment} sentiment={sentiment} overview={overview} address={{ workspace, brand }} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

type RowProps = {
  readonly sentiment: Sentiment;
  readonly overview: Overview;
  readonly address: { readonly workspace: string; readonly brand: string | undefined };
};

const CoverageRow = ({ sentiment, overview, address }: RowProps) => {
  const t = useTranslations("overview.coverage");
  const words = useTranslations("inbox.sentiment");
  const format = useFormatter();
  const say = useShare();
  const now = overview.now.coverage[sentiment];
  const before = overview.before.coverage[sentiment];
  const behind = { view: "all", sentiment, brand: address.brand, from: overview.range.from, to: overview.range.to };
  return (
    <tr>
      <th scope="row">
        <Link href={inboxHref(address.workspace, { ...behind, state: "needed" })} prefetch={false}>
          <Mark sentiment={sentiment} />
          {words(sentiment)}
        </Link>
      </th>
      <td className={classes["bar"]}>
        <CoverageBar
          share={shareValue(now)}
          before={shareValue(before)}
          label={t("bar", { sentiment: words(sentiment), now: say(now), before: say(before) })}
        />
      </td>
      <td className={classes["value"]}>{say(now)}</td>
      <td className={frame["quiet"]}>{say(before)}</td>
      <td>
        <Link href={inboxHref(address.workspace, { ...behind, state: "answered" })} prefetch={false}>
          {now.denominator === 0 ? t("none") : t("of", { numerator: format.number(now.numerator), denominator: format.number(now.denominator) })}
        </Link>
      </td>
    </tr>
  );
};
