import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";

import { locales, localeSchema, type Locale } from "#lib/auth/actor";
import { readClock } from "#lib/core/clock";
import { bookInForce, endOf, isOvertaken, type RuleBook } from "#lib/playbook/rule-model";

import { RulesText } from "../../../_ui/rules/rules-text";
import { readRulesAt } from "../cached-rules";
import { PageLanguages } from "../../_public/page-languages";
import classes from "../rules.module.css";

type Props = { readonly params: Promise<{ address: string[] }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const searchSchema = z.object({ language: localeSchema.optional().catch(undefined), version: z.coerce.number().int().optional().catch(undefined) });

const asked = async ({ params, searchParams }: Props) => {
  const [{ address }, search, own] = await Promise.all([params, searchParams.then((given) => searchSchema.parse(given)), getLocale()]);
  const rules = await readRulesAt(address);
  if (rules === null) notFound();
  const locale = search.language ?? localeSchema.catch("en").parse(own);
  return { rules, locale, version: search.version, path: `/rules/${address.join("/")}` };
};

export const generateMetadata = async (props: Props): Promise<Metadata> => {
  const { rules, locale, path } = await asked(props);
  const t = await getTranslations({ locale, namespace: "playbook.public" });
  const languages = Object.fromEntries(locales.map((locale) => [locale, `${path}?language=${locale}`]));
  return { title: t("title", { brand: rules.brandName }), robots: { index: true }, alternates: { canonical: path, languages } };
};

/** The house rules of a brand for everybody: in force, announced and past, each clause with an address of its own. */
const PublicRulesPage = async (props: Props) => {
  const { rules, locale, version, path } = await asked(props);
  const t = await getTranslations({ locale, namespace: "playbook.public" });
  const { brandName, zone, books } = rules;
  const current = bookInForce(books, readClock());
  const book = books.find((one) => one.version === version) ?? current ?? books[0];
  if (!book) notFound();
  const hrefOf = (other: Locale, number: number | null): string => `${path}?language=${other}${number === null ? "" : `&version=${number}`}`;
  const shown = book.version === current?.version ? null : book.version;
  return (
    <main className={classes["page"]} lang={locale}>
      <PageLanguages label={t("languages")} locale={locale} hrefOf={(other) => hrefOf(other, shown)} />
      <h1>{t("title", { brand: brandName })}</h1>
      <p className={classes["under"]}>
        {t("version", { version: book.version })}
        <InForce book={book} books={books} current={current} zone={zone} locale={locale} />
      </p>
      {shown !== null && current ? (
        <p className={classes["note"]}>
          {t(book.version > current.version ? "notYet" : "old")}{" "}
          <Link className="link" href={hrefOf(locale, null)} prefetch={false}>
            {t("toCurrent")}
          </Link>
        </p>
      ) : null}
      <div className={classes["text"]}>
        <RulesText
          rules={book}
          locale={locale}
          beside={({ number }) => (
            <a className={classes["anchor"]} href={`#${number}`} aria-label={t("linkTo", { number })}>
              {`#${number}`}
            </a>
          )}
        />
      </div>
      {books.length > 1 ? (
        <nav aria-label={t("versions")}>
          <h2>{t("versions")}</h2>
          <ul className={classes["versions"]}>
            {books.toReversed().map((one) => (
              <li key={one.version}>
                <Link
                  className="link"
                  href={hrefOf(locale, one.version === current?.version ? null : one.version)}
                  prefetch={false}
                  aria-current={one.version === book.version ? "page" : undefined}
                >
                  {t("version", { version: one.version })}
                </Link>{" "}
                <InForce book={one} books={books} current={current} zone={zone} locale={locale} />
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </main>
  );
};

type Dated = {
  readonly book: RuleBook;
  readonly books: readonly RuleBook[];
  readonly current: RuleBook | null;
  readonly zone: string;
  readonly locale: Locale;
};

/** Since when a version is in force, from when it will be, or from when to when it was. */
const InForce = async ({ book, books, current, zone, locale }: Dated) => {
  const t = await getTranslations({ locale, namespace: "playbook.public" });
  const day = (date: Date): string => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: zone }).format(date);
  const words = (): string => {
    if (book.version === current?.version) return t("inForceSince", { day: day(book.effectiveFrom) });
    if (isOvertaken(book, books)) return t("neverInForce");
    const until = endOf(book, books);
    if (until === null || book.version > (current?.version ?? 0)) return t("willBe", { day: day(book.effectiveFrom) });
    return t("wasInForce", { from: day(book.effectiveFrom), until: day(until) });
  };
  return <span className="ink3">{words()}</span>;
};

export default PublicRulesPage;
