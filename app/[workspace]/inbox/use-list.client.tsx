"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

import type { InboxCounts, InboxPage } from "#lib/inbox/model";

import { useAnnounce } from "../_shell/announce.client";
import { useLive } from "../_shell/live.client";
import { readList, readMore } from "./actions";
import { useDesk } from "./desk-context.client";
import { freshList, mergeReading, withMore, type ListState } from "./merge-rows.client";

export type ServedList = { readonly page: InboxPage; readonly newest: readonly string[]; readonly total: number; readonly counts: InboxCounts };

export type DeskList = ListState & {
  readonly total: number;
  readonly counts: InboxCounts;
  readonly isReadingMore: boolean;
  /** The last attempt to read did not succeed. */
  readonly failed: "list" | "more" | null;
  readonly readOn: () => void;
  /** Brings every row up to date in its place. */
  readonly refresh: () => void;
  /** Reads the list anew; answers whether what had arrived is among its first rows. */
  readonly showArrived: () => Promise<boolean>;
};

const quietMs = 250;

/** The rows of the list: further pages on demand, changes in place, arrivals held back. */
export const useList = (served: ServedList): DeskList => {
  const { workspace, filters } = useDesk();
  const [list, setList] = useState(() => freshList(served));
  const [numbers, setNumbers] = useState({ total: served.total, counts: served.counts });
  const [isReadingMore, setReadingMore] = useState(false);
  const [failed, setFailed] = useState<"list" | "more" | null>(null);
  useArrivalsSpoken(list.fresh.size);
  const shown = useRef(list.rows);
  useEffect(() => {
    shown.current = list.rows;
  });

  const readNow = async (): Promise<void> => {
    const answer = await readList({ workspace, filters, held: shown.current.map(({ id }) => id) }).catch(() => null);
    setFailed(answer?.ok ? null : "list");
    if (!answer?.ok) return;
    setList((state) => mergeReading(state, answer.value));
    setNumbers({ total: answer.value.total, counts: answer.value.counts });
  };
  const refresh = useOneAtATime(readNow);
  useLive("*", refresh);

  const readOn = (): void => {
    if (list.next === null || isReadingMore) return;
    setReadingMore(true);
    void readMore({ workspace, filters, after: list.next })
      .catch(() => null)
      .then((answer) => {
        setReadingMore(false);
        setFailed(answer?.ok ? null : "more");
        if (answer?.ok) setList((state) => withMore(state, answer.value));
      });
  };

  const showArrived = async (): Promise<boolean> => {
    const answer = await readList({ workspace, filters, held: [] }).catch(() => null);
    setFailed(answer?.ok ? null : "list");
    if (!answer?.ok) return true;
    const arrived = list.fresh;
    setList(freshList(answer.value, arrived));
    setNumbers({ total: answer.value.total, counts: answer.value.counts });
    return arrived.size === 0 || answer.value.page.rows.some(({ id }) => arrived.has(id));
  };
  return { ...list, ...numbers, isReadingMore, failed, readOn, refresh, showArrived };
};

const useArrivalsSpoken = (count: number): void => {
  const t = useTranslations("inbox.list");
  const announce = useAnnounce();
  useEffect(() => {
    if (count > 0) announce(t("arrived", { count }));
  }, [count, announce, t]);
};

/** Runs the work now, or once more after the run under way; a burst of calls makes two runs, not hundreds. */
export const useOneAtATime = (work: () => Promise<void>): (() => void) => {
  const latest = useRef(work);
  const state = useRef<"idle" | "running" | "asked-again">("idle");
  useEffect(() => {
    latest.current = work;
  });
  const run = (): void => {
    if (state.current !== "idle") {
      state.current = "asked-again";
      return;
    }
    state.current = "running";
    void latest.current().finally(() => {
      const again = state.current === "asked-again";
      setTimeout(() => {
        const askedMeanwhile = state.current === "asked-again";
        state.current = "idle";
        if (again || askedMeanwhile) run();
      }, quietMs);
    });
  };
  return run;
};
