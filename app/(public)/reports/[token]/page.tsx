import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { z } from "zod";

import { locales, localeSchema } from "#lib/auth/actor";
import { readClock } from "#lib/core/clock";
import { findShared } from "#lib/reports/queries/shared";
import { sheetOf } from "#lib/reports/words/sheet";

import { ReportSheet } from "../../../_ui/report/sheet";
import { Notice } from "../../_public/notice";
import classes from "../shared.module.css";

type Props = { readonly params: Promise<{ token: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("reports"))("shared.title"),
  referrer: "no-referrer",
  robots: { index: false, follow: false },
});

const searchSchema = z.object({ language: localeSchema.optional().catch(undefined) });

/** One report for whoever has its address: no more than stands in it, and no longer than its link lives. */
const SharedReportPage = async ({ params, searchParams }: Props) => {
  const [{ token }, search, t] = await Promise.all([params, searchParams.then((given) => searchSchema.parse(given)), getTranslations("reports")]);
  const shared = await findShared(token, readClock());
  if (shared === null) return <Notice title={t("shared.dead")} text={t("shared.deadHint")} />;
  const locale = search.language ?? shared.locale;
  return (
    <main className={classes["ground"]}>
      <nav className={classes["tools"]} aria-label={t("language")}>
        {locales.map((one) => (
          <Link key={one} href={`/reports/${token}?language=${one}`} prefetch={false} lang={one} aria-current={one === locale ? "page" : undefined}>
            {t(`groups.language.${one}`)}
          </Link>
        ))}
        <span className="grow" />
        <a className="link" href={`/reports/${token}/pdf/${locale}`}>
          {t("pdf")}
        </a>
      </nav>
      <ReportSheet sheet={sheetOf(shared.snapshot, locale)} />
    </main>
  );
};

export default SharedReportPage;
