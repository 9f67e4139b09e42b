"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { withoutFigure } from "#lib/inbox/figure-model";
import type { InboxCounts, InboxFilters, InboxView } from "#lib/inbox/model";

import { Mark } from "../../_ui/controls/mark";
import { addressOf, cleared, countNarrowing, toggled } from "./address.client";
import { useDesk } from "./desk-context.client";
import classes from "./desk.module.css";

type Props = { readonly counts: InboxCounts };

/** The views with what they hold, and the filters most reached for; each is an address. */
export const Views = ({ counts }: Props) => {
  const t = useTranslations("inbox");
  return (
    <nav className={classes["views"]} aria-label={t("views.open")}>
      <div className={classes["viewsTitle"]}>
        <h1>{t("title")}</h1>
      </div>
      <ViewLinks counts={counts} />
      <Facets counts={counts} />
    </nav>
  );
};

const ViewLinks = ({ counts }: Props) => {
  const t = useTranslations("inbox.views");
  const { workspace, filters, words } = useDesk();
  return words.views.map((view) => (
    <Link
      key={view}
      className={classes["view"]}
      href={addressOf(workspace, viewOf(filters, view))}
      prefetch={false}
      aria-current={filters.view === view && filters.state === undefined ? "page" : undefined}
    >
      <span>{t(view)}</span>
      <Count count={counts.views[view]} isHot={view === "over"} />
    </Link>
  ));
};

/** The views where their column has no room, in the filters. */
export const FoldedViews = ({ counts }: Props) => {
  const t = useTranslations("inbox.views");
  return (
    <nav className={classes["foldedViews"]} aria-label={t("label")}>
      <h2>{t("label")}</h2>
      <ViewLinks counts={counts} />
    </nav>
  );
};

/** Another view under the same brand and filters, but without a figure's range. */
export const viewOf = (filters: InboxFilters, view: InboxView): InboxFilters => {
  const kept = withoutFigure(filters);
  return { ...kept, view };
};

/** The scrolling line of views that a phone shows instead. */
export const ViewTabs = ({ counts }: Props) => {
  const t = useTranslations("inbox.views");
  const { workspace, filters, words } = useDesk();
  return (
    <nav className={classes["tabs"]} aria-label={t("label")}>
      {words.views.map((view) => (
        <Link
          key={view}
          className={classes["tab"]}
          href={addressOf(workspace, viewOf(filters, view))}
          prefetch={false}
          aria-current={filters.view === view && filters.state === undefined ? "page" : undefined}
        >
          {t(view)}
          <Count count={counts.views[view]} isHot={view === "over"} />
        </Link>
      ))}
    </nav>
  );
};

const Count = ({ count, isHot = false }: { readonly count: number; readonly isHot?: boolean }) => {
  const say = useCount();
  return count === 0 ? null : <span className={isHot ? `${classes["count"] ?? ""} ${classes["hot"] ?? ""}` : classes["count"]}>{say(count)}</span>;
};

/** A count as it is shown: exact up to the ceiling, "1000+" from there on. */
export const useCount = (): ((count: number) => string) => {
  const t = useTranslations("inbox.list");
  const { countCeiling } = useDesk().words;
  return (count) => (count >= countCeiling ? t("ceiling", { count: countCeiling }) : String(count));
};

/** Sentiment, language and brand of what waits, as filters. */
export const Facets = ({ counts }: Props) => {
  const t = useTranslations("inbox");
  const { workspace, filters, words } = useDesk();
  const known = Object.entries(counts.language).filter(([, count]) => count > 0);
  return (
    <>
      <h2>{t("filters.sentiment")}</h2>
      {words.sentiments.map((sentiment) => (
        <Facet
          key={sentiment}
          href={addressOf(workspace, toggled(filters, "sentiment", sentiment))}
          isOn={filters.sentiment.includes(sentiment)}
          count={counts.sentiment[sentiment] ?? 0}
        >
          <Mark sentiment={sentiment} size={10} />
          <span>{t(`sentiment.${sentiment}`)}</span>
        </Facet>
      ))}
      {known.length > 1 || filters.language.length > 0 ? <h2>{t("filters.language")}</h2> : null}
      {known.length > 1 || filters.language.length > 0
        ? known
            .toSorted(([, one], [, other]) => other - one)
            .map(([language, count]) => (
              <Facet
                key={language}
                href={addressOf(workspace, toggled(filters, "language", language))}
                isOn={filters.language.some((chosen) => chosen === language)}
                count={count}
              >
                <LanguageName language={language} />
              </Facet>
            ))
        : null}
      {counts.brand.length > 1 ? <h2>{t("filters.brand")}</h2> : null}
      {counts.brand.length > 1
        ? counts.brand.map(({ slug, name, count }) => (
            <Facet key={slug} href={addressOf(workspace, toggled(filters, "brand", slug))} isOn={filters.brand.includes(slug)} count={count}>
              <span>{name}</span>
            </Facet>
          ))
        : null}
      {countNarrowing(filters) > 0 ? (
        <p className={classes["clear"]}>
          <Link className="link" href={addressOf(workspace, cleared(filters))} prefetch={false}>
            {t("filters.clear")}
          </Link>
        </p>
      ) : null}
    </>
  );
};

/** A language in its own name where it is one of the three the desk speaks, else in the reader's. */
const LanguageName = ({ language }: { readonly language: string }) => {
  const t = useTranslations("tags.language");
  const own = ownNames[language];
  if (own) return <span lang={language}>{own}</span>;
  return <span>{t.has(language) ? t(language) : language}</span>;
};

const ownNames: Readonly<Record<string, string>> = {
  en: "English",
  ru: "Русский",
  fr: "Français",
  de: "Deutsch",
  es: "Español",
  it: "Italiano",
  pt: "Português",
  uk: "Українська",
};

type FacetProps = { readonly href: string; readonly isOn: boolean; readonly count: number; readonly children: ReactNode };

const Facet = ({ href, isOn, count, children }: FacetProps) => (
  <Link className={classes["view"]} href={href} prefetch={false} aria-current={isOn ? "true" : undefined}>
    {children}
    <Count count={count} />
  </Link>
);
