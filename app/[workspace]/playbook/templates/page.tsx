import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { z } from "zod";

import { locales, localeSchema, type Locale } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { listAllTemplates } from "#lib/playbook/queries/templates";
import { listBrands } from "#lib/sources/queries/brands";

import classes from "../_playbook/playbook.module.css";
import { TemplateLibrary } from "./template-library.client";
import type { TemplateExample } from "./template-preview.client";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("playbook.tabs"))("templates") });

const TemplatesPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const search = z.object({ language: localeSchema.catch(actor.locale), brand: z.string().optional().catch(undefined) }).parse(await searchParams);
  const [templates, brands, t, languages] = await Promise.all([
    listAllTemplates(actor),
    listBrands(actor),
    getTranslations("playbook.templates"),
    getTranslations("common.language"),
  ]);
  const example = await exampleIn(search.language, actor.name);
  const chosen = search.brand === undefined ? "" : `&brand=${encodeURIComponent(search.brand)}`;
  const shown = templates.filter(({ language }) => language === search.language);
  return (
    <>
      <div className={classes["head"]}>
        <nav className={classes["choice"]} aria-label={t("language")}>
          {locales.map((locale) => (
            <Link
              key={locale}
              lang={locale}
              href={`/${workspace}/playbook/templates?language=${locale}${chosen}`}
              prefetch={false}
              aria-current={locale === search.language ? "page" : undefined}
            >
              {languages(locale)}
            </Link>
          ))}
        </nav>
        <span className="ink3">{t("count", { count: shown.filter(({ archivedAt }) => archivedAt === null).length })}</span>
      </div>
      <TemplateLibrary
        key={search.language}
        workspace={workspace}
        templates={shown}
        language={search.language}
        brands={brands.map(({ id, name }) => ({ id, name }))}
        example={example}
        canManage={may(actor, "playbook:manage")}
      />
    </>
  );
};

const sampled = ["name", "post", "words", "rule", "clause", "case", "until", "offer", "refund", "contact"] as const;

/** What the variables stand for in a preview, in the language of the templates. */
const exampleIn = async (language: Locale, agent: string): Promise<TemplateExample> => {
  const t = await getTranslations({ locale: language, namespace: "playbook.templates" });
  return { ...Object.fromEntries(sampled.map((variable) => [variable, t(`sample.${variable}`)])), agent };
};

export default TemplatesPage;
