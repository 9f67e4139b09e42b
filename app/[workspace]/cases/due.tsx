import { IconClock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

import type { CaseRow } from "#lib/cases/model";

import { Icon } from "../../_ui/controls/icon";
import { useFullTime, useMoment } from "../../_ui/time/moment";
import classes from "./cases.module.css";

type Props = { readonly row: Pick<CaseRow, "promiseAt" | "dueAt" | "silentAt">; readonly zone: string; readonly now: Date };

/** The nearest thing a case is bound to: a promise, its due time, or the end of the wait for a word. */
export const Due = ({ row, zone, now }: Props) => {
  const t = useTranslations("cases.row");
  const say = useMoment();
  const full = useFullTime();
  const due = nearestOf(row);
  if (due === null) return null;
  const isOver = due.kind !== "silence" && Date.parse(due.at) < now.getTime();
  return (
    <time className={classes["due"]} data-over={isOver || undefined} dateTime={due.at} title={full(due.at, zone)} suppressHydrationWarning>
      {due.kind === "promise" ? <Icon of={IconClock} size={12} /> : null}
      {t(due.kind, { time: say(due.at, zone, now) })}
    </time>
  );
};

const nearestOf = ({ promiseAt, dueAt, silentAt }: Props["row"]): { readonly kind: "promise" | "due" | "silence"; readonly at: string } | null => {
  if (promiseAt !== null && (dueAt === null || promiseAt <= dueAt)) return { kind: "promise", at: promiseAt };
  if (dueAt !== null) return { kind: "due", at: dueAt };
  return silentAt === null ? null : { kind: "silence", at: silentAt };
};
