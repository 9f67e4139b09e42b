"use client";

import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { locales, localeSchema } from "#lib/auth/actor";
import { situations, situationSchema } from "#lib/playbook/template-model";
import type { HintView } from "#lib/suggestions/feed-model";

import { FormDialog } from "../../_ui/controls/form-dialog.client";
import { Fields } from "../../_ui/controls/form-parts";
import { useAct } from "../../_ui/controls/use-act.client";
import { makeTemplate } from "./actions";

type Props = { readonly workspace: string; readonly hint: HintView; /** Of the case. */ readonly language: string; readonly onClose: () => void };

/** Makes a template of a hint: its words as a customer will read them, and the situation it is for. */
export const TemplateDialog = ({ workspace, hint, language: spoken, onClose }: Props) => {
  const t = useTranslations("feed.template");
  const situationNames = useTranslations("playbook.templates.situations");
  const common = useTranslations("common");
  const router = useRouter();
  const [language, setLanguage] = useState(localeSchema.catch("en").parse(spoken));
  const [situation, setSituation] = useState(situationSchema.parse("other"));
  const [title, setTitle] = useState("");
  const [body, setBody] = useState(hint.text);
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const save = (): void =>
    run(
      () => makeTemplate({ workspace, hintId: hint.id, language, situation, title, body }),
      () => {
        onClose();
        router.refresh();
      },
    );
  return (
    <FormDialog title={t("title")} go={t("save")} isReady={title.trim() !== "" && body.trim() !== ""} {...{ isBusy, failure, onClose }} onGo={save}>
      <Fields>
        <TextInput label={t("name")} value={title} maxLength={120} onChange={(event) => setTitle(event.currentTarget.value)} data-autofocus />
        <NativeSelect
          label={t("situation")}
          value={situation}
          onChange={(event) => setSituation(situationSchema.parse(event.currentTarget.value))}
          data={situations.map((value) => ({ value, label: situationNames(value) }))}
        />
        <NativeSelect
          label={common("languageLabel")}
          value={language}
          onChange={(event) => setLanguage(localeSchema.parse(event.currentTarget.value))}
          data={locales.map((value) => ({ value, label: common(`language.${value}`) }))}
        />
        <Textarea
          label={t("body")}
          description={t("bodyHint", { name: "{name}", post: "{post}", brand: "{brand}", agent: "{agent}" })}
          autosize
          minRows={4}
          maxLength={4000}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      </Fields>
    </FormDialog>
  );
};
