import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { readClock } from "#lib/core/clock";
import { findInvitationByToken } from "#lib/team/queries";

import { ClientMessages } from "../../../_i18n/client-messages";
import { Notice } from "../../_public/notice";
import { Split } from "../../_public/split";
import { InvitationForm } from "./invitation-form.client";

type Props = { readonly params: Promise<{ token: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ referrer: "no-referrer", title: (await getTranslations("public.invitation"))("go") });

const InvitationPage = async ({ params }: Props) => {
  const { token } = await params;
  const [offer, locale, t] = await Promise.all([findInvitationByToken(token, readClock()), getLocale(), getTranslations("public")]);
  if (offer === null) return <Notice title={t("invitation.dead.title")} text={t("invitation.dead.text")} link={{ href: "/sign-in", label: t("toSignIn") }} />;
  return (
    <ClientMessages areas={["public"]}>
      <Split>
        <InvitationForm token={token} locale={locale} offer={offer} />
      </Split>
    </ClientMessages>
  );
};

export default InvitationPage;
