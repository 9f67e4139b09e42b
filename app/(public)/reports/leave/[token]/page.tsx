import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";

import { findLeaving } from "#lib/reports/queries/shared";

import { ClientMessages } from "../../../../_i18n/client-messages";
import { Notice } from "../../../_public/notice";
import { Split } from "../../../_public/split";
import { LeaveForm } from "./leave-form.client";

type Props = { readonly params: Promise<{ token: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations("reports"))("leave.title"),
  referrer: "no-referrer",
  robots: { index: false, follow: false },
});

/** Ends the letters to one address, by the address in the letter alone. Opening it does nothing yet: programs that look at mail open links too. */
const LeavePage = async ({ params }: Props) => {
  const { token } = await params;
  const [leaving, own] = await Promise.all([findLeaving(token), getLocale()]);
  const t = await getTranslations({ locale: leaving?.locale ?? own, namespace: "reports.leave" });
  if (leaving === null) return <Notice title={t("dead")} />;
  if (leaving.hasLeft) return <Notice title={t("done", { address: leaving.address })} />;
  const words = { title: t("title"), ask: t("ask", { address: leaving.address }), go: t("go"), done: t("done", { address: leaving.address }) };
  return (
    <ClientMessages areas={["public"]}>
      <Split>
        <LeaveForm token={token} words={words} />
      </Split>
    </ClientMessages>
  );
};

export default LeavePage;
