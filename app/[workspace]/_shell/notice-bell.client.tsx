"use client";

import { Popover } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { NoticeView } from "#lib/team/queries/notices";

import { Icon } from "../../_ui/controls/icon";
import { useClock } from "../../_ui/time/clock.client";
import { Moment } from "../../_ui/time/moment";
import { markNoticesSeen, myNotices } from "../actions";
import type { RailCounts } from "./nouns";
import { useCounts } from "./rail.client";
import classes from "./shell.module.css";

type Props = { readonly workspace: string; readonly zone: string; readonly counts: RailCounts; readonly place: "rail" | "head" };

/** What was left for the reader: a case put into their hands, a promise whose day has come. Looking at it is reading it. */
export const NoticeBell = ({ workspace, zone, counts: served, place }: Props) => {
  const t = useTranslations("notices");
  const { notices: unread } = useCounts(workspace, served);
  const [notices, setNotices] = useState<readonly NoticeView[] | null>(null);
  const open = (): void => {
    // What cannot be asked for now is there at the next press.
    void myNotices({ workspace }).then((answer) => {
      if (!answer.ok) return;
      setNotices(answer.value);
      if (answer.value.some(({ isRead }) => !isRead)) void markNoticesSeen({ workspace });
    });
  };
  return (
    <Popover
      opened={notices !== null}
      onChange={() => setNotices(null)}
      position={place === "rail" ? "top-start" : "bottom-end"}
      width={320}
      withinPortal
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes[place === "rail" ? "keysButton" : "headButton"]}
          aria-label={t("unread", { count: unread })}
          title={t("unread", { count: unread })}
          onClick={notices === null ? open : () => setNotices(null)}
        >
          <span className={classes["bell"]} data-unread={unread > 0 || undefined}>
            <Icon of={IconBell} size={place === "rail" ? 16 : 20} />
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("title")}>
        <Notices notices={notices ?? []} workspace={workspace} zone={zone} onLeave={() => setNotices(null)} />
      </Popover.Dropdown>
    </Popover>
  );
};

type ListProps = { readonly notices: readonly NoticeView[]; readonly workspace: string; readonly zone: string; readonly onLeave: () => void };

const Notices = ({ notices, workspace, zone, onLeave }: ListProps) => {
  const t = useTranslations("notices");
  const now = useClock();
  if (notices.length === 0) return <p className={`ink2 ${classes["noNotice"] ?? ""}`}>{t("none")}</p>;
  return (
    <ul className={classes["notices"]}>
      {notices.map(({ id, kind, path, params, at, isRead }) => (
        <li key={id} data-unread={!isRead || undefined}>
          <Link href={`/${workspace}/${path}`} prefetch={false} onClick={onLeave}>
            <span>{t.has(`kind.${kind}`) ? t(`kind.${kind}`, params) : kind}</span>
            <span className="ink3 small">
              <Moment at={at} zone={zone} now={now} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
};
