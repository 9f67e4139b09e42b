import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";

import { minuteMs } from "#lib/core/time";
import type { NamedBreakdown } from "#lib/coverage/model";

import { useSpan } from "../../_ui/time/use-span";
import frame from "../_figures/frame.module.css";
import table from "../_figures/rows.module.css";
import { useShare } from "../_figures/share";
import type { Behind } from "./behind";
import classes from "./coverage.module.css";

type Props = { readonly rows: readonly NamedBreakdown[]; readonly behind: Behind };

/** Row "agent figures" of docs/metrics.md: what each sent, and the items whose first answer was theirs. */
export const AgentTable = ({ rows, behind }: Props) => {
  const t = useTranslations("coverage.by");
  return (
    <section className={frame["block"]}>
      <div className={frame["head"]}>
        <h2 id="by-agent">{t("agent")}</h2>
      </div>
      {rows.length === 0 ? (
        <p className={frame["quiet"]}>{t("nobody")}</p>
      ) : (
        <div className={classes["scroll"]}>
          <table className={table["rows"]} aria-labelledby="by-agent">
            <thead>
              <tr>
                <th scope="col">
                  <span className="vh">{t("name")}</span>
                </th>
                <th scope="col">{t("sent")}</th>
                <th scope="col">{t("answered")}</th>
                <th scope="col">{t("target")}</th>
                <th scope="col">{t("median")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.key} row={row} behind={behind} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};

const Row = ({ row, behind }: { readonly row: NamedBreakdown; readonly behind: Behind }) => {
  const t = useTranslations("coverage.by");
  const format = useFormatter();
  const span = useSpan();
  const say = useShare();
  const { key, name, sent, coverage, withinTarget, medianMinutes } = row;
  const href = (filters: Readonly<Record<string, string>>): string => behind.inRange({ state: "answered", answeredBy: key, ...filters });
  return (
    <tr>
      <th scope="row" className={classes["name"]}>
        <span className="cut">{name}</span>
      </th>
      <td>{format.number(sent)}</td>
      <td>
        <Link href={href({})} prefetch={false}>
          {format.number(coverage.numerator)}
        </Link>
      </td>
      <td>
        <Link href={href({ promise: "kept" })} prefetch={false} title={t("kept", { count: withinTarget.share.numerator })}>
          {say(withinTarget.share)}
        </Link>
      </td>
      <td>{medianMinutes === null ? t("none") : span(medianMinutes * minuteMs)}</td>
    </tr>
  );
};
