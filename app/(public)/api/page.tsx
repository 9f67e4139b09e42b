import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";

import { localeSchema, type Locale } from "#lib/auth/actor";
import { env } from "#lib/core/env";

import { servedDocument } from "../../api/v1/_door/document";
import { wordsFor } from "../../api/v1/_door/problems";
import { routes } from "../../api/v1/routes";
import { PageLanguages } from "../_public/page-languages";
import classes from "./_docs/docs.module.css";
import { readDocument, type RouteView } from "./_docs/document-model";
import { RouteEntry } from "./_docs/route-entry";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const searchSchema = z.object({ language: localeSchema.optional().catch(undefined) });

const localeIn = async ({ searchParams }: Props): Promise<Locale> =>
  searchSchema.parse(await searchParams).language ?? localeSchema.catch("en").parse(await getLocale());

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const t = await getTranslations({ locale: await localeIn(props), namespace: "api.docs" });
  return { title: t("title") };
};

const chapters = ["begin", "paging", "once", "limits", "not"] as const;

/** The API for whoever writes a program, made of the document that programs read. */
const ApiPage = async (props: Props) => {
  const locale = await localeIn(props);
  const t = await getTranslations({ locale, namespace: "api.docs" });
  const { base, nouns } = readDocument(JSON.parse(JSON.stringify(servedDocument(routes))));
  const limits = { perToken: env().PARLEY_API_PER_TOKEN, perAddress: env().PARLEY_API_PER_ADDRESS };
  return (
    <main className={classes["page"]} lang={locale}>
      <PageLanguages label={t("languages")} locale={locale} hrefOf={(other) => `/api?language=${other}`} />
      <h1>{t("title")}</h1>
      <p className={classes["under"]}>{t("under")}</p>
      <p>{t("intro")}</p>
      <p>
        <a className="link" href="/api/v1/openapi.json">
          {t("document")}
        </a>
      </p>
      <p>
        {t("base")} <code>{base}</code>
      </p>
      <nav className={classes["contents"]} aria-label={t("contents")}>
        {[...nouns.keys()].map((noun) => (
          <a key={noun} className="link" href={`#${noun}`}>
            {t(`noun.${noun}`)}
          </a>
        ))}
        <a className="link" href="#problems">
          {t("problems.title")}
        </a>
      </nav>
      {chapters.map((chapter) => (
        <section key={chapter} className={classes["chapter"]}>
          <h2>{t(`${chapter}.title`)}</h2>
          <p>{t(`${chapter}.text`, limits)}</p>
        </section>
      ))}
      {[...nouns].map(([noun, entries]) => (
        <section key={noun} id={noun} className={classes["noun"]}>
          <h2>{t(`noun.${noun}`)}</h2>
          {entries.map((entry) => (
            <RouteEntry key={entry.id} entry={entry} locale={locale} />
          ))}
        </section>
      ))}
      <Problems entries={[...nouns.values()].flat()} locale={locale} />
    </main>
  );
};

export default ApiPage;

/** Every reason the API may refuse with, once, in the reader's words. */
const Problems = async ({ entries, locale }: { readonly entries: readonly RouteView[]; readonly locale: Locale }) => {
  const t = await getTranslations({ locale, namespace: "api.docs.problems" });
  const statuses = new Map([
    ["no-such-route", "404"],
    ["method-not-allowed", "405"],
    ...entries.flatMap(({ refuses }) => refuses.map(({ code, status }) => [code, status] as const)),
  ]);
  const rows = await Promise.all([...statuses].map(async ([code, status]) => ({ code, status, words: (await wordsFor(code, locale)) ?? code })));
  return (
    <section id="problems" className={classes["noun"]}>
      <h2>{t("title")}</h2>
      <p>{t("text")}</p>
      <div className={classes["wide"]} tabIndex={0} role="region" aria-label={t("title")}>
        <table className={classes["table"]}>
          <thead>
            <tr>
              <th scope="col">{t("code")}</th>
              <th scope="col">{t("status")}</th>
              <th scope="col">{t("meaning")}</th>
            </tr>
          </thead>
          <tbody>
            {rows
              .toSorted((one, other) => one.status.localeCompare(other.status) || one.code.localeCompare(other.code))
              .map(({ code, status, words }) => (
                <tr key={code} id={`problem-${code}`}>
                  <td>
                    <code>{code}</code>
                  </td>
                  <td>{status}</td>
                  <td>{words}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
