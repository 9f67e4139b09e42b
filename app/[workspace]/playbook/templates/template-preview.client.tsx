"use client";

import { useTranslations } from "next-intl";

import type { Locale } from "#lib/auth/actor";
import { fillTemplate, unknownVariablesOf, variablesOf } from "#lib/playbook/template-model";

import classes from "../_playbook/playbook.module.css";

type Props = { readonly body: string; readonly language: Locale; readonly agent: string; readonly brandName: string };

const sampled = ["name", "post", "words", "rule", "clause", "case", "until", "offer", "refund", "contact"] as const;

/** How a template would read with everything known, what is filled in at use, and what is no variable at all. */
export const TemplatePreview = ({ body, language, agent, brandName }: Props) => {
  const t = useTranslations("playbook.templates");
  const sample = { ...Object.fromEntries(sampled.map((variable) => [variable, t(`sample.${variable}`)])), agent, brand: brandName };
  const open = variablesOf(body);
  const unknown = unknownVariablesOf(body);
  return (
    <>
      <div role="status">
        {open.length > 0 ? <p className="ink3 small">{t("leavesOpen", { list: open.map((variable) => t(`variables.${variable}`)).join(", ") })}</p> : null}
        {unknown.length > 0 ? <p className={classes["warning"]}>{t("unknown", { list: unknown.map((name) => `{${name}}`).join(", ") })}</p> : null}
      </div>
      <div className={classes["block"]}>
        <h3>{t("preview")}</h3>
        <p className={classes["preview"]} lang={language}>
          {fillTemplate(body, sample).text}
        </p>
      </div>
    </>
  );
};
