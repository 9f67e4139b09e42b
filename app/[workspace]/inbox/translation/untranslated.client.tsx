"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

import type { Translation } from "#lib/translation/model";

import { useDesk } from "../desk-context.client";
import classes from "./translation.module.css";

/** Why there is no translation, and what can be done about it. */
export const Untranslated = ({ of }: { readonly of: Exclude<Translation, { readonly kind: "translated" }> }) => {
  const t = useTranslations("inbox.translation");
  const { workspace, may } = useDesk();
  if (of.kind === "failed") return <span className={classes["note"]}>{t(`failed.${of.why}`)}</span>;
  return (
    <span className={classes["note"]} data-not-configured>
      {t("notConfigured")}{" "}
      {may.configure ? (
        <Link className={classes["link"]} href={`/${workspace}/settings/tagger#translation`}>
          {t("howTo")}
        </Link>
      ) : (
        t("askOwner")
      )}
    </span>
  );
};
