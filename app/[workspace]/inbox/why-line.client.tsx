"use client";

import { IconClock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { minuteMs } from "#lib/core/time";
import type { ConversationItem } from "#lib/inbox/model";

import { waitState } from "../../_ui/controls/wait-bar";
import { useClock } from "../../_ui/time/clock.client";
import { useMoment } from "../../_ui/time/moment";
import { useSpan } from "../../_ui/time/use-span";
import classes from "./conversation.module.css";
import { useDesk } from "./desk-context.client";
import { clockOf } from "./row.client";
import { goToTurn, type Turn } from "./turns.client";

type Props = { readonly item: ConversationItem; readonly answer: Turn | null };

/** Why it waits or does not, in a sentence; an answer is told with who gave it, and leads there. */
export const WhyLine = ({ item, answer }: Props) => {
  const now = useClock();
  const words = useWhy({ item, answer }, now);
  const clock = clockOf(item, now);
  const waits = item.neededSince !== null && item.answeredAt === null && item.closedAt === null;
  return (
    <p className={classes["why"]} data-pace={waits ? waitState(clock) : "done"} suppressHydrationWarning>
      <IconClock size={14} stroke={1.5} aria-hidden />
      <span>{words}</span>
    </p>
  );
};

const useWhy = ({ item, answer }: Props, now: Date): ReactNode => {
  const { zone } = useDesk();
  const t = useTranslations("inbox.why");
  const moment = useMoment();
  const span = useSpan();
  const say = (at: string): string => moment(at, zone, now);
  const reason = t(`reasons.${item.reason.code}`);
  if (item.closedAt !== null) {
    if (item.closedBecause === "deleted-by-author") return t("none", { reason: t("reasons.deleted-by-author") });
    return item.closedNote ? t("dismissed", { at: say(item.closedAt), note: item.closedNote }) : t("dismissedBare", { at: say(item.closedAt) });
  }
  if (item.answeredAt !== null) {
    const tookMs = Date.parse(item.answeredAt) - Date.parse(item.neededSince ?? item.postedAt);
    const told = { at: say(item.answeredAt), time: span(tookMs), isAtOnce: String(tookMs < minuteMs) };
    return answer === null ? t("answeredAfter", told) : t.rich("answeredBy", { ...told, name: answer.name, answer: linkTo(answer) });
  }
  if (item.neededSince === null) return t("none", { reason });
  const since = say(item.neededSince);
  if (item.dueAt === null) return t("waitingNoDue", { since, reason });
  return t(Date.parse(item.dueAt) <= now.getTime() ? "over" : "waiting", { since, due: say(item.dueAt), reason });
};

const linkTo = ({ key }: Turn) => {
  const AnswerLink = (words: ReactNode) => (
    <button type="button" className={classes["word"]} onClick={() => goToTurn(key)}>
      {words}
    </button>
  );
  return AnswerLink;
};
