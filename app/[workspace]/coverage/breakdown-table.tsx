import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";

import { minuteMs } from "#lib/core/time";
import { shareValue, type NamedBreakdown } from "#lib/coverage/model";
import { sentimentSchema } from "#lib/tagging/model";

import { CoverageBar } from "../../_ui/controls/coverage-bar";
import { Mark } from "../../_ui/controls/mark";
import { useSpan } from "../../_ui/time/use-span";
import frame from "../_figures/frame.module.css";
import rows from "../_figures/rows.module.css";
import { useShare } from "../_figures/share";
import type { Behind } from "./behind";
import classes from "./coverage.module.css";

type By = "source" | "sentiment" | "language";
type Props = { readonly by: By; readonly rows: readonly NamedBreakdown[]; readonly behind: Behind };

/** Coverage told apart, a row each: the bar with a tick where it stood before, counts that lead to their comments, promises kept. */
export const BreakdownTable = ({ by, rows: shown, behind }: Props) => {
  const t = useTranslations("coverage.by");
  return (
    <section className={frame["block"]}>
      <div className={frame["head"]}>
        <h2 id={`by-${by}`}>{t(by)}</h2>
      </div>
      {shown.length === 0 ? (
        <p className={frame["quiet"]}>{t("nothing")}</p>
      ) : (
        <div className={classes["scroll"]}>
          <table className={rows["rows"]} aria-labelledby={`by-${by}`}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="vh">{t("name")}</span>
                </th>
                {by === "language" ? null : <th scope="col">{t("received")}</th>}
                <th aria-hidden className={rows["bar"]} />
                <th scope="col">{t("coverage")}</th>
                <th scope="col">{t("answered")}</th>
                <th scope="col">{t("target")}</th>
                {by === "source" ? <th scope="col">{t("median")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row key={row.key} by={by} row={row} behind={behind} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

type RowProps = { readonly by: By; readonly row: NamedBreakdown; readonly behind: Behind };

const Row = ({ by, row, behind }: RowProps) => {
  const t = useTranslations("coverage.by");
  const name = useName(by, row);
  const format = useFormatter();
  const span = useSpan();
  const say = useShare();
  const { coverage, before, withinTarget, medianMinutes } = row;
  const href = (filters: Readonly<Record<string, string>>): string => behind.inRange({ [by]: row.key, ...filters });
  return (
    <tr>
      <th scope="row" className={classes["name"]}>
        <Link href={href({ state: "needed" })} prefetch={false}>
          {by === "sentiment" ? <Mark sentiment={sentimentSchema.parse(row.key)} /> : null}
          <span className="cut" data-word={by !== "source" || undefined}>
            {name}
          </span>
        </Link>
      </th>
      {by === "language" ? null : (
        <td>
          <Link href={href({ state: "received" })} prefetch={false}>
            {format.number(row.received)}
          </Link>
        </td>
      )}
      <td className={rows["bar"]}>
        <CoverageBar share={shareValue(coverage)} before={shareValue(before)} label={t("bar", { name, now: say(coverage), before: say(before) })} />
      </td>
      <td className={rows["value"]}>{say(coverage)}</td>
      <td>
        <Link href={href({ state: "answered" })} prefetch={false}>
          {coverage.denominator === 0 ? t("none") : t("of", { numerator: format.number(coverage.numerator), denominator: format.number(coverage.denominator) })}
        </Link>
      </td>
      <td>
        <Link href={href({ state: "needed", promise: "kept" })} prefetch={false} title={t("kept", { count: withinTarget.share.numerator })}>
          {say(withinTarget.share)}
        </Link>
      </td>
      {by === "source" ? <td>{medianMinutes === null ? t("none") : span(medianMinutes * minuteMs)}</td> : null}
    </tr>
  );
};

const useName = (by: By, { key, name }: NamedBreakdown): string => {
  const tags = useTranslations("tags");
  return by === "source" ? name : tags(`${by}.${key}`);
};
