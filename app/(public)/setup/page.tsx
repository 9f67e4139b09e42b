import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";

import { equalInConstantTime, setupToken } from "#lib/core/crypto";
import { isSetUp } from "#lib/team/queries";

import { ClientMessages } from "../../_i18n/client-messages";
import { Notice } from "../_public/notice";
import { Split } from "../_public/split";
import { SetupForm } from "./setup-form.client";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("public.setup"))("title") });

const searchSchema = z.object({ token: z.string().max(200).catch("").default("") });

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const SetupPage = async ({ searchParams }: Props) => {
  const { token } = searchSchema.parse(await searchParams);
  const [locale, t, errors] = await Promise.all([getLocale(), getTranslations("public"), getTranslations("errors")]);
  if (await isSetUp()) return <Notice title={errors("already-set-up")} link={{ href: "/sign-in", label: t("toSignIn") }} />;
  if (!equalInConstantTime(token, setupToken())) return <Notice title={t("setup.dead.title")} text={t("setup.dead.text")} />;
  return (
    <ClientMessages areas={["public"]}>
      <Split>
        <SetupForm token={token} locale={locale} zones={Intl.supportedValuesOf("timeZone")} />
      </Split>
    </ClientMessages>
  );
};

export default SetupPage;
