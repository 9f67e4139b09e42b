"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";

import { railCounts } from "../actions";
import { useLive } from "./live.client";
import { NounIcon } from "./noun-icon";
import { countFor, nouns, waitingFor, type NounKey, type RailCounts } from "./nouns";
import classes from "./shell.module.css";
import { useCurrentShown } from "./use-current-shown.client";

type Props = { readonly workspace: string; readonly counts: RailCounts; readonly place: "rail" | "foot" };

/** The nouns with what waits behind them; on a phone they stand at the foot. */
export const Nouns = ({ workspace, counts: served, place }: Props) => {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const hrefOf = useHrefs(workspace);
  const counts = useCounts(workspace, served);
  const row = useCurrentShown(pathname);
  return (
    <nav ref={row} className={classes[place === "rail" ? "nav" : "footNav"]} aria-label={t("main")}>
      {nouns.map(({ key, path }) => (
        <Link key={key} href={hrefOf(path)} prefetch={false} aria-current={pathname.startsWith(`/${workspace}/${path}`) ? "page" : undefined}>
          <NounIcon noun={key} size={place === "rail" ? 16 : 20} />
          <span className="cut">{t(`nouns.${key}`)}</span>
          <Count noun={key} counts={counts} />
        </Link>
      ))}
    </nav>
  );
};

/** Addresses inside the workspace that keep the chosen brand. */
export const useHrefs = (workspace: string): ((path: string) => string) => {
  const brand = useSearchParams().get("brand");
  return useCallback((path) => `/${workspace}/${path}${brand ? `?brand=${encodeURIComponent(brand)}` : ""}`, [workspace, brand]);
};

const Count = ({ noun, counts }: { readonly noun: NounKey; readonly counts: RailCounts }) => {
  const t = useTranslations("shell");
  const brand = useSearchParams().get("brand");
  const waiting = waitingFor(counts, brand);
  const openCases = countFor(counts.openCases, brand);
  if (noun === "inbox" && waiting > 0) return <Figure count={waiting} label={t("waiting", { count: waiting })} isHot={false} />;
  if (noun === "cases" && openCases > 0) return <Figure count={openCases} label={t("openCases", { count: openCases })} isHot={false} />;
  if (noun === "people" && counts.decisions > 0) return <Figure count={counts.decisions} label={t("decisions", { count: counts.decisions })} isHot={false} />;
  if (noun === "sources" && counts.illSources > 0) return <Figure count={counts.illSources} label={t("ill", { count: counts.illSources })} isHot />;
  return null;
};

const ceiling = 1000;

const Figure = ({ count, label, isHot }: { readonly count: number; readonly label: string; readonly isHot: boolean }) => (
  <>
    <span className={classes["count"]} data-hot={isHot || undefined} title={label} aria-hidden>
      {count >= ceiling ? `${ceiling}+` : count}
    </span>
    <span className="vh">{label}</span>
  </>
);

const quietMs = 1500;

/** The counts as served, then as the live line makes them: asked for again at most once in a while. */
export const useCounts = (workspace: string, served: RailCounts): RailCounts => {
  const [counts, setCounts] = useState(served);
  const [from, setFrom] = useState(served);
  if (from !== served) {
    setFrom(served);
    setCounts(served);
  }
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive("*", () => {
    // Asked for in a while, however much happens until then: on a busy desk it never falls silent.
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void railCounts({ workspace }).then((answer) => {
        if (answer.ok) setCounts(answer.value);
      });
    }, quietMs);
  });
  return counts;
};
