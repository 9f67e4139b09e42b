"use client";

import { useTranslations } from "next-intl";

import type { Locale } from "#lib/auth/actor";
import { fillTemplate, unknownVariablesOf, variablesOf, type TemplateVariable } from "#lib/playbook/template-model";

import classes from "../_playbook/playbook.module.css";

/** What the variables stand for in a preview; the brand is that of the template. */
export type TemplateExample = Partial<Readonly<Record<TemplateVariable, string>>>;
type Brand = { readonly id: string; readonly name: string };

type Props = {
  readonly body: string;
  readonly language: Locale;
  readonly example: TemplateExample;
  /** Null: for every brand, which is shown with the first. */
  readonly brandId: string | null;
  readonly brands: readonly Brand[];
};

/** How a template would read with everything known, what is filled in at use, and what is no variable at all. */
export const TemplatePreview = ({ body, language, example, brandId, brands }: Props) => {
  const t = useTranslations("playbook.templates");
  const brand = (brands.find(({ id }) => id === brandId) ?? brands[0])?.name ?? "";
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
          {fillTemplate(body, { ...example, brand }).text}
        </p>
      </div>
    </>
  );
};
