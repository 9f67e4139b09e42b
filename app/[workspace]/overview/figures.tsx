import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";

import { Figure } from "../../_ui/controls/figure";
import { useSpan } from "../../_ui/time/use-span";
import type { Overview } from "#lib/coverage/model";

import frame from "../_figures/frame.module.css";
import { inboxHref } from "../_figures/inbox-href";
import { CoverageFigure, NetFigure, ResponseFigure } from "../_figures/range-figures";

type Props = { readonly overview: Overview; readonly workspace: string; readonly brand: string | undefined; readonly now: Date };

/** The four figures, each beside what it was before and leading to the comments behind it. */
export const Figures = ({ overview, workspace, brand, now }: Props) => {
  const t = useTranslations("overview.figures");
  const range = { brand, from: overview.range.from, to: overview.range.to };
  return (
    <section className={frame["figures"]} aria-label={t("label")}>
      <Link href={inboxHref(workspace, { view: "all", state: "waiting", brand })} prefetch={false}>
        <WaitingFigure overview={overview} now={now} />
      </Link>
      <Link href={inboxHref(workspace, { view: "all", state: "needed", ...range })} prefetch={false}>
        <CoverageFigure figures={overview} />
      </Link>
      <Link href={inboxHref(workspace, { view: "all", state: "answered", ...range })} prefetch={false}>
        <ResponseFigure figures={overview} />
      </Link>
      <Link href={inboxHref(workspace, { view: "all", state: "received", ...range })} prefetch={false}>
        <NetFigure figures={overview} />
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
