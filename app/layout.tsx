import "./tokens.css";
import "./mantine.css";
import "./base.css";

import { ColorSchemeScript } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { ClientMessages } from "./_i18n/client-messages";
import { Theme } from "./_ui/theme/theme.client";
import { ToastHost } from "./_ui/controls/toast.client";
import { interFamily } from "./fonts";

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("common");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, description: t("description"), robots: { index: false } };
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

const RootLayout = async ({ children }: { readonly children: ReactNode }) => {
  const [locale, sent, t] = await Promise.all([getLocale(), headers(), getTranslations("common")]);
  const nonce = sent.get("x-nonce") ?? "";
  return (
    // The script below writes the colour scheme onto the root before React looks at it.
    <html lang={locale} suppressHydrationWarning style={{ "--font-inter": interFamily }}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" suppressHydrationWarning />
      </head>
      <body>
        <Theme words={{ close: t("close") }}>
          <ClientMessages>
            {children}
            <ToastHost />
          </ClientMessages>
        </Theme>
      </body>
    </html>
  );
};

export default RootLayout;
