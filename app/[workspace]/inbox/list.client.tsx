"use client";

import { IconArrowUp } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef, type ReactNode, type RefObject } from "react";

import { EmptyState } from "../../_ui/controls/states";
import { useClock } from "../../_ui/time/clock.client";
import { ExportButton } from "../_export/export-button.client";
import { useHrefs } from "../_shell/rail.client";
import { ActiveFilters } from "./active-filters.client";
import { addressOf, cleared, countNarrowing, wordsOf } from "./address.client";
import { useDesk } from "./desk-context.client";
import classes from "./desk.module.css";
import { FilterButton, SearchBox, SearchButton, SortMenu } from "./list-tools.client";
import { Row } from "./row.client";
import rowClasses from "./row.module.css";
import type { DeskList } from "./use-list.client";
import { useCount, ViewTabs } from "./views.client";

type Props = {
  readonly list: DeskList;
  readonly openId: string | null;
  readonly cursorId: string | null;
  readonly picked: ReadonlySet<string>;
  readonly scroll: RefObject<HTMLDivElement | null>;
  readonly search: { readonly isOpen: boolean; readonly toggle: (isOpen: boolean) => void };
  readonly hasSources: boolean;
  readonly onOpen: (id: string) => void;
  readonly onPick: (id: string) => void;
  readonly onShowArrived: () => void;
  readonly bulk: ReactNode;
};

/** The middle pane: what the view and its filters hold, in order, with what has arrived since held back. */
export const List = ({ list, openId, cursorId, picked, scroll, search, hasSources, onOpen, onPick, onShowArrived, bulk }: Props) => {
  const t = useTranslations("inbox.list");
  const now = useClock();
  const { workspace, filters } = useDesk();
  return (
    <section className={classes["list"]} aria-label={t("label")}>
      <ViewTabs counts={list.counts} />
      <div className={classes["bar"]}>
        <ListTitle total={list.total} />
        <Arrivals count={list.fresh.size} onShow={onShowArrived} />
        <span className="grow" />
        <SortMenu />
        <SearchButton isOpen={search.isOpen} onToggle={search.toggle} />
        <FilterButton counts={list.counts} />
        <ExportButton workspace={workspace} what="items" filters={wordsOf(filters)} isTool />
      </div>
      {search.isOpen || filters.q !== undefined ? <SearchBox onClose={() => search.toggle(false)} /> : null}
      <ActiveFilters />
      {list.failed === "list" ? <Notice words={t("listFailed")} onAgain={list.refresh} /> : null}
      <div className={classes["rows"]} ref={scroll} data-list>
        {list.rows.length === 0 ? (
          <Nothing hasSources={hasSources} />
        ) : (
          <ul className={picked.size > 0 ? rowClasses["picking"] : undefined}>
            {list.rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                now={now}
                isOpen={row.id === openId}
                isCursor={row.id === cursorId}
                isPicked={picked.has(row.id)}
                isMarked={list.marked.has(row.id)}
                left={list.left.get(row.id)}
                onOpen={onOpen}
                onPick={onPick}
              />
            ))}
          </ul>
        )}
        <Foot list={list} scroll={scroll} />
      </div>
      {bulk}
    </section>
  );
};

const ListTitle = ({ total }: { readonly total: number }) => {
  const t = useTranslations("inbox");
  const say = useCount();
  const { filters } = useDesk();
  return (
    <>
      <h2 className={classes["listTitle"]}>{filters.state === undefined ? t(`views.${filters.view}`) : t(`filters.state.${filters.state}`)}</h2>
      <span className={classes["listCount"]} data-total={total}>
        {filters.state === undefined ? say(total) : total}
      </span>
    </>
  );
};

/** What has arrived since the list was read waits here, so that nothing moves under the pointer. */
const Arrivals = ({ count, onShow }: { readonly count: number; readonly onShow: () => void }) => {
  const t = useTranslations("inbox.list");
  if (count === 0) return null;
  return (
    <button type="button" className={classes["pill"]} onClick={onShow} aria-label={t("newLong", { count })} data-arrived={count}>
      <IconArrowUp size={14} stroke={1.5} aria-hidden />
      {t("new", { count })}
    </button>
  );
};

const Notice = ({ words, onAgain }: { readonly words: string; readonly onAgain: () => void }) => {
  const t = useTranslations("inbox.list");
  return (
    <p className={classes["notice"]} role="status">
      <span className="grow">{words}</span>
      <button type="button" className={classes["again"]} onClick={onAgain}>
        {t("again")}
      </button>
    </p>
  );
};

/** The end of what is loaded: reads on when it comes into sight. */
const Foot = ({ list, scroll }: Pick<Props, "list" | "scroll">) => {
  const t = useTranslations("inbox.list");
  const end = useRef<HTMLDivElement>(null);
  const readOn = useRef(list.readOn);
  useEffect(() => {
    readOn.current = list.readOn;
  });
  const hasMore = list.next !== null && list.failed !== "more";
  useEffect(() => {
    const mark = end.current;
    if (!mark || !hasMore) return undefined;
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && readOn.current(), {
      root: scroll.current,
      rootMargin: "600px",
    });
    watcher.observe(mark);
    return () => watcher.disconnect();
  }, [hasMore, scroll, list.rows.length]);
  if (list.rows.length === 0) return null;
  return (
    <div className={classes["foot"]} ref={end}>
      {list.failed === "more" ? (
        <button type="button" className={classes["again"]} onClick={list.readOn}>
          {t("moreFailed")} {t("again")}
        </button>
      ) : (
        t(list.next === null ? "end" : "loading", { count: list.rows.length })
      )}
    </div>
  );
};

const Nothing = ({ hasSources }: { readonly hasSources: boolean }) => {
  const t = useTranslations("inbox.empty");
  const clear = useTranslations("inbox.filters");
  const { workspace, filters } = useDesk();
  const hrefOf = useHrefs(workspace);
  if (!hasSources) {
    return (
      <EmptyState
        place="list"
        title={t("noSources.title")}
        actions={
          <Link className="link" href={hrefOf("sources/add")}>
            {t("sources")}
          </Link>
        }
      >
        {t("noSources.text")}
      </EmptyState>
    );
  }
  if (countNarrowing(filters) > 0) {
    return (
      <EmptyState
        place="list"
        title={t("filtered.title")}
        actions={
          <Link className="link" href={addressOf(workspace, cleared(filters))} prefetch={false}>
            {clear("clear")}
          </Link>
        }
      >
        {t("filtered.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState place="list" title={t(`${filters.view}.title`)}>
      {t(`${filters.view}.text`)}
    </EmptyState>
  );
};
