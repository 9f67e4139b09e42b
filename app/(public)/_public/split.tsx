import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { Logo } from "../../_ui/controls/logo";
import { Example } from "./example";
import { LanguageLinks } from "./language-links.client";
import classes from "./public.module.css";

/** The form on the left, what it is for on the right. */
export const Split = async ({ children }: { readonly children: ReactNode }) => {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("common")]);
  return (
    <div className={classes["split"]}>
      <main className={classes["form"]}>
        <p className={classes["logo"]}>
          <Logo />
          {t("product")}
        </p>
        <div className={classes["middle"]}>{children}</div>
        <LanguageLinks locale={locale} />
      </main>
      <Example />
    </div>
  );
};
