import Link from "next/link";
import { useTranslations } from "next-intl";

import type { Actor } from "#lib/auth/actor";
import type { CaseBoard, CaseFilters, CaseRow } from "#lib/cases/model";
import { caseSteps } from "#lib/cases/model/case-machine";

import { Avatar } from "../../_ui/controls/avatar";
import { Chip } from "../../_ui/controls/chip";
import { addressOf } from "./address";
import classes from "./cases.module.css";
import { Due } from "./due";

type Props = { readonly board: CaseBoard; readonly actor: Actor; readonly filters: CaseFilters; readonly now: Date };

/** The four steps as columns, in each the nearest thing due on top. */
export const Board = ({ board, actor, filters, now }: Props) => {
  const t = useTranslations("cases");
  return (
    <div className={classes["board"]} tabIndex={0} role="region" aria-label={t("as.board")}>
      {caseSteps.map((step) => (
        <section key={step} className={classes["column"]} aria-labelledby={`step-${step}`}>
          <h2 id={`step-${step}`}>
            {t(`step.${step}`)} <span className="ink3 num">{board[step].count}</span>
          </h2>
          {board[step].count === 0 ? <p className={classes["quiet"]}>{t("empty.column")}</p> : null}
          <ul>
            {board[step].rows.map((row) => (
              <CaseCard key={row.id} row={row} actor={actor} now={now} />
            ))}
          </ul>
          {board[step].count > board[step].rows.length ? (
            <Link className="link small" href={addressOf(actor.workspaceSlug, { ...filters, as: "list", step: [step] })} prefetch={false}>
              {t("moreInColumn", { count: board[step].count - board[step].rows.length })}
            </Link>
          ) : null}
        </section>
      ))}
    </div>
  );
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
