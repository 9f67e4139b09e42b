"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { MouseEvent } from "react";

import type { AuthorPanel, InboxFilters } from "#lib/inbox/model";
import { addressKindOf } from "#lib/people/account-model";

import { Avatar } from "../../_ui/controls/avatar";
import { Mark } from "../../_ui/controls/mark";
import { useClock } from "../../_ui/time/clock.client";
import { Moment } from "../../_ui/time/moment";
import { addressOf, cleared } from "./address.client";
import classes from "./author.module.css";
import { useDesk } from "./desk-context.client";
import { firstLetters } from "./first-letters.client";
import { MoodChart } from "./mood-chart.client";

type Props = { readonly author: AuthorPanel; readonly openId: string; readonly onOpen: (itemId: string) => void };

/** Who wrote it: since when, how much, in what mood, what became of it. */
export const Author = ({ author, openId, onOpen }: Props) => {
  const t = useTranslations("inbox.author");
  const platformName = usePlatformName();
  const { workspace, filters } = useDesk();
  return (
    <>
      <div className={classes["section"]}>
        <AuthorHead author={author} />
      </div>
      <div className={classes["section"]}>
        <h3>{t("who")}</h3>
        <p data-verdict={author.verdict}>{t(`verdicts.${author.verdict}`)}</p>
        <Link className="link" href={`/${workspace}/people/${author.id}`} prefetch={false}>
          {t("profile")}
        </Link>
      </div>
      <dl className={`${classes["section"] ?? ""} ${classes["pairs"] ?? ""}`}>
        <dt>{t("counts")}</dt>
        <dd>{author.itemCount}</dd>
        <dt>{t("answered")}</dt>
        <dd>{author.answered}</dd>
        <dt>{t("waiting")}</dt>
        <dd>{author.waiting}</dd>
        {author.offensive > 0 ? <dt>{t("offensive")}</dt> : null}
        {author.offensive > 0 ? <dd className={classes["bad"]}>{author.offensive}</dd> : null}
      </dl>
      {author.mood.length > 1 ? (
        <div className={classes["section"]}>
          <MoodChart mood={author.mood} />
        </div>
      ) : null}
      <div className={classes["section"]}>
        <h3>{t("recent")}</h3>
        {author.itemCount <= 1 ? <p className="ink2">{t("first")}</p> : <Recent author={author} openId={openId} onOpen={onOpen} />}
      </div>
      <div className={`${classes["section"] ?? ""} ${classes["links"] ?? ""}`}>
        {author.itemCount > 1 ? (
          <a className="link" href={addressOf(workspace, allBy(filters, author.id))}>
            {t("all")}
          </a>
        ) : null}
        {author.url ? (
          <a className="link" href={author.url} target="_blank" rel="nofollow noreferrer noopener">
            {t(`address.${addressKindOf(author.platform)}`, { platform: platformName(author.platform) })}
          </a>
        ) : null}
      </div>
    </>
  );
};

const usePlatformName = (): ((platform: string) => string) => {
  const t = useTranslations("inbox.platform");
  return (platform) => (t.has(platform) ? t(platform) : platform);
};

const allBy = (filters: InboxFilters, author: string): InboxFilters => ({ ...cleared(filters), view: "all", brand: [], author });

export const AuthorHead = ({ author }: { readonly author: AuthorPanel }) => {
  const t = useTranslations("inbox");
  const format = useFormatter();
  const { zone } = useDesk();
  const platform = usePlatformName()(author.platform);
  return (
    <div className={classes["head"]}>
      <Avatar initials={firstLetters(author.name)} size="large" />
      <span>
        <strong>{author.name}</strong>
        <span className="ink3 small">
          {t("author.since", { platform, date: format.dateTime(new Date(author.firstSeenAt), { month: "short", year: "numeric", timeZone: zone }) })}
        </span>
      </span>
    </div>
  );
};

const Recent = ({ author, openId, onOpen }: Props) => {
  const { workspace, filters, zone } = useDesk();
  const tags = useTranslations("tags.sentiment");
  const now = useClock();
  const open = (itemId: string) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(itemId);
  };
  return (
    <ul className={classes["recent"]}>
      {author.recent.map(({ itemId, excerpt, sentiment, at }) => (
        <li key={itemId}>
          <a href={addressOf(workspace, filters, itemId)} onClick={open(itemId)} aria-current={itemId === openId ? "true" : undefined}>
            <Mark sentiment={sentiment} label={tags(sentiment)} size={10} />
            <span>
              <span className={classes["excerpt"]}>{excerpt}</span>
              <Moment at={at} zone={zone} now={now} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
};
