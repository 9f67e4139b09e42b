"use client";

import { IconAlertTriangle, IconCheck, IconChevronRight, IconGauge, IconZzz } from "@tabler/icons-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { InboxCounts } from "#lib/inbox/model";

import { Kbd } from "../../_ui/controls/kbd";
import { Logo } from "../../_ui/controls/logo";
import { useClock } from "../../_ui/time/clock.client";
import { addressOf, countNarrowing } from "./address.client";
import classes from "./conversation.module.css";
import { useDesk } from "./desk-context.client";
import { viewOf } from "./views.client";

/** Nothing is open: what the day was, what is next, and whether the emptiness can be trusted. */
export const Rest = ({ counts }: { readonly counts: InboxCounts }) => {
  const t = useTranslations("inbox.rest");
  const { workspace, filters, zone, sources } = useDesk();
  const format = useFormatter();
  const now = useClock();
  const silent = sources.filter(({ isSilent }) => isSilent);
  // Where filters narrow the list, the numbers are theirs: they say nothing of everybody.
  const isNarrowed = countNarrowing(filters) > 0;
  const isAboutTags = filters.view === "unsure";
  const isClear = counts.views.waiting === 0 && !isNarrowed && !isAboutTags;
  const to = (view: "snoozed" | "answered-today"): string => addressOf(workspace, viewOf(filters, view));
  return (
    <div className={classes["rest"]}>
      <div className={classes["box"]}>
        <Logo size={32} />
        <h2 suppressHydrationWarning>
          {isClear ? t("clear", { time: format.dateTime(now, { hour: "2-digit", minute: "2-digit", timeZone: zone }) }) : t("pick")}
        </h2>
        {isAboutTags ? <p>{t("unsureText", { count: counts.views.unsure })}</p> : null}
        {isNarrowed || isAboutTags ? null : (
          <p>{isClear ? t("clearText", { count: counts.views["answered-today"] }) : t("pickText", { count: counts.views.waiting })}</p>
        )}
        <ul className={classes["next"]}>
          {counts.views.snoozed > 0 ? (
            <Step href={to("snoozed")} icon={<IconZzz size={16} stroke={1.5} aria-hidden />}>
              {t("snoozed", { count: counts.views.snoozed })}
            </Step>
          ) : null}
          {!isClear && counts.views["answered-today"] > 0 ? (
            <Step href={to("answered-today")} icon={<IconCheck size={16} stroke={1.5} aria-hidden />}>
              {t("answered", { count: counts.views["answered-today"] })}
            </Step>
          ) : null}
          <Step href={`/${workspace}/overview`} icon={<IconGauge size={16} stroke={1.5} aria-hidden />}>
            {t("figures")}
          </Step>
          {silent[0] ? (
            <Step href={`/${workspace}/sources`} icon={<IconAlertTriangle size={16} stroke={1.5} data-care aria-hidden />}>
              {t.rich("silent", { count: silent.length, name: silent[0].name, b: (words) => <b>{words}</b> })}
            </Step>
          ) : null}
        </ul>
        <p className={classes["keys"]}>
          <span>
            <Kbd>j</Kbd> {t("keyNext")}
          </span>
          <span>
            <Kbd>k</Kbd> {t("keyPrevious")}
          </span>
          <span>
            <Kbd>t</Kbd> {t("keyTake")}
          </span>
          <span>
            <Kbd>?</Kbd> {t("keyAll")}
          </span>
        </p>
      </div>
    </div>
  );
};

const Step = ({ href, icon, children }: { readonly href: string; readonly icon: ReactNode; readonly children: ReactNode }) => (
  <li>
    <Link href={href} prefetch={false}>
      {icon}
      <span className="grow">{children}</span>
      <IconChevronRight size={16} stroke={1.5} aria-hidden />
    </Link>
  </li>
);
