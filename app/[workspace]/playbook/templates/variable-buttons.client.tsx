"use client";

import { useTranslations } from "next-intl";

import { templateVariables, type TemplateVariable } from "#lib/playbook/template-model";

import { Button } from "../../../_ui/controls/button";
import classes from "../_playbook/playbook.module.css";

/** What a template may leave open, each a press away. */
export const VariableButtons = ({ onInsert }: { readonly onInsert: (variable: TemplateVariable) => void }) => {
  const t = useTranslations("playbook.templates");
  return (
    <div className={classes["variables"]}>
      {templateVariables.map((variable) => (
        <Button
          key={variable}
          size="small"
          look="bare"
          title={t(`variables.${variable}`)}
          aria-label={t("insert", { variable: t(`variables.${variable}`) })}
          onClick={() => onInsert(variable)}
        >
          {`{${variable}}`}
        </Button>
      ))}
    </div>
  );
};
