import Link from "next/link";
import { useTranslations } from "next-intl";

import type { Actor } from "#lib/auth/actor";
import type { CaseFilters, CasePage, CaseRow } from "#lib/cases/model";

import { ButtonLink } from "../../_ui/controls/button";
import { Table } from "../../_ui/tables/table";
import { Moment } from "../../_ui/time/moment";
import { addressOf } from "./address";
import classes from "./cases.module.css";
import { Due } from "./due";
import { OutcomeMark } from "./outcome-mark";

type Props = { readonly page: CasePage; readonly actor: Actor; readonly filters: CaseFilters; readonly now: Date };

/** Cases one below the other: open ones by the nearest thing due, closed ones by their end. */
export const List = ({ page, actor, filters, now }: Props) => {
  const t = useTranslations("cases");
  const isClosed = filters.show === "closed";
  return (
    <div className={classes["list"]}>
      <Table
        label={t("title")}
        head={
          <>
            <th scope="col">{t("table.case")}</th>
            <th scope="col">{t("table.who")}</th>
            <th scope="col">{t("table.brand")}</th>
            <th scope="col">{t(isClosed ? "table.outcome" : "table.step")}</th>
            <th scope="col">{t("table.level")}</th>
            <th scope="col">{t("table.owner")}</th>
            <th scope="col" data-right>
              {t(isClosed ? "table.closed" : "table.due")}
            </th>
          </>
        }
      >
        {page.rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link className={classes["fileTitle"]} href={`/${actor.workspaceSlug}/cases/${row.number}`} prefetch={false} data-case={row.number}>
                {row.title}
              </Link>
              {row.round > 1 ? <span className="ink3 small"> {t("row.round", { round: row.round })}</span> : null}
            </td>
            <td>{row.author}</td>
            <td className="ink2">{row.brand}</td>
            <td>{isClosed && row.outcome !== null ? <OutcomeMark outcome={row.outcome} /> : t(`step.${row.step}`)}</td>
            <td className="ink2">{t(`level.${row.level}`)}</td>
            <td className="ink2">{row.owner?.name ?? t("row.nobody")}</td>
            <td data-right>
              <When row={row} zone={actor.zone} now={now} />
            </td>
          </tr>
        ))}
      </Table>
      {page.next === null ? null : (
        <p className={classes["more"]}>
          <ButtonLink href={addressOf(actor.workspaceSlug, { ...filters, after: page.next })} prefetch={false}>
            {t("more")}
          </ButtonLink>
        </p>
      )}
    </div>
  );
};

const When = ({ row, zone, now }: { readonly row: CaseRow; readonly zone: string; readonly now: Date }) =>
  row.closedAt === null ? <Due row={row} zone={zone} now={now} /> : <Moment at={row.closedAt} zone={zone} now={now} />;
