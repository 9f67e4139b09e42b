import Link from "next/link";
import { useTranslations } from "next-intl";

import type { Actor } from "#lib/auth/actor";
import type { CaseBoard, CaseFilters, CaseRow } from "#lib/cases/model";
import { caseSteps, type CaseStep } from "#lib/cases/model/case-machine";

import { Avatar } from "../../_ui/controls/avatar";
import { Board, type BoardColumn } from "../../_ui/controls/board";
import { Chip } from "../../_ui/controls/chip";
import { addressOf } from "./address";
import classes from "./cases.module.css";
import { Due } from "./due";

type Props = { readonly board: CaseBoard; readonly actor: Actor; readonly filters: CaseFilters; readonly now: Date };

/** The four steps as columns, in each the nearest thing due on top. */
export const CasesBoard = ({ board, actor, filters, now }: Props) => {
  const t = useTranslations("cases");
  const columnOf = (step: CaseStep): BoardColumn => {
    const { rows, count } = board[step];
    const isCut = count > rows.length;
    return {
      ...{ id: step, title: t(`step.${step}`), count },
      rows: rows.map((row) => <CaseCard key={row.id} row={row} actor={actor} now={now} />),
      foot: isCut ? (
        <Link className="link small" href={addressOf(actor.workspaceSlug, { ...filters, as: "list", step: [step] })} prefetch={false}>
          {t("moreInColumn", { count: count - rows.length })}
        </Link>
      ) : null,
    };
  };
  return <Board label={t("as.board")} columns={caseSteps.map(columnOf)} none={t("empty.column")} />;
};

const CaseCard = ({ row, actor, now }: { readonly row: CaseRow; readonly actor: Actor; readonly now: Date }) => {
  const t = useTranslations("cases");
  return (
    <li>
      <Link className={classes["file"]} href={`/${actor.workspaceSlug}/cases/${row.number}`} prefetch={false} data-case={row.number}>
        <span className={classes["fileTitle"]}>{row.title}</span>
        <span className="ink3 small cut">
          {row.author} · {row.brand}
        </span>
        <span className={classes["fileFoot"]}>
          {row.level === "agent" ? null : <Chip>{t(`level.${row.level}`)}</Chip>}
          {row.round > 1 ? <Chip>{t("row.round", { round: row.round })}</Chip> : null}
          <Due row={row} zone={actor.zone} now={now} />
          <span className="grow" />
          {row.step === "act" ? <span className="ink3 small num" title={t("row.card", { count: row.filled })}>{`${row.filled}/6`}</span> : null}
          <Avatar
            initials={row.owner?.initials ?? null}
            name={row.owner?.name ?? t("row.nobody")}
            isMe={row.owner !== null && row.owner.id === actor.memberId}
          />
        </span>
      </Link>
    </li>
  );
};
