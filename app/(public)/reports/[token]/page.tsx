import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { z } from "zod";

import { localeSchema } from "#lib/auth/actor";
import { readClock } from "#lib/core/clock";
import { findShared } from "#lib/reports/queries/shared";
import { sheetOf } from "#lib/reports/words/sheet";

import { ReportSheet } from "../../../_ui/report/sheet";
import { Notice } from "../../_public/notice";
import { PageLanguages } from "../../_public/page-languages";
import classes from "../shared.module.css";

type Props = { readonly params: Promise<{ token: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const readShared = cache(async (token: string) => findShared(token, readClock()));

const asked = async ({ params, searchParams }: Props) => {
  const [{ token }, search] = await Promise.all([params, searchParams.then((given) => searchSchema.parse(given))]);
  const shared = await readShared(token);
  const locale = search.language ?? shared?.locale ?? "en";
  return { token, locale, sheet: shared === null ? null : sheetOf(shared.snapshot, locale) };
};

export const generateMetadata = async (props: Props): Promise<Metadata> => ({
  title: (await asked(props)).sheet?.title ?? (await getTranslations("reports"))("shared.title"),
  referrer: "no-referrer",
  robots: { index: false, follow: false },
});

const searchSchema = z.object({ language: localeSchema.optional().catch(undefined) });

/** One report for whoever has its address: no more than stands in it, and no longer than its link lives. */
const SharedReportPage = async (props: Props) => {
  const [{ token, locale, sheet }, t] = await Promise.all([asked(props), getTranslations("reports")]);
  if (sheet === null) return <Notice title={t("shared.dead")} text={t("shared.deadHint")} />;
  return (
    <main className={classes["ground"]}>
      <div className={classes["tools"]}>
        <PageLanguages label={t("language")} locale={locale} hrefOf={(other) => `/reports/${token}?language=${other}`} />
        <span className="grow" />
        <a className="link small" href={`/reports/${token}/pdf/${locale}`}>
          {t("pdf")}
        </a>
      </div>
      <ReportSheet sheet={sheet} />
    </main>
  );
};

export default SharedReportPage;
