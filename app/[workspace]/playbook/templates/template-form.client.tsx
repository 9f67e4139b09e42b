"use client";

import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState, type SyntheticEvent } from "react";

import type { Locale } from "#lib/auth/actor";
import { situations, situationSchema, type TemplateVariable, type TemplateView } from "#lib/playbook/template-model";

import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import classes from "../_playbook/playbook.module.css";
import { keepTemplate } from "../actions";
import { TemplateActs } from "./template-acts.client";
import { TemplatePreview, type TemplateExample } from "./template-preview.client";
import { VariableButtons } from "./variable-buttons.client";

type Props = {
  readonly workspace: string;
  /** Null for a new one. */
  readonly template: TemplateView | null;
  readonly language: Locale;
  readonly brands: readonly { readonly id: string; readonly name: string }[];
  readonly example: TemplateExample;
  readonly canManage: boolean;
  readonly onSaved: (id: string) => void;
};

type Words = Pick<TemplateView, "title" | "body" | "shortcut" | "situation" | "brandId">;

const unwritten: Words = { title: "", body: "", shortcut: null, situation: "other", brandId: null };
const blankAsNull = (text: string): string | null => (text === "" ? null : text);

/** A template as it is read and written, with what it leaves open and how it would read. */
export const TemplateForm = ({ workspace, template, language, brands, example, canManage, onSaved }: Props) => {
  const t = useTranslations("playbook.templates");
  const router = useRouter();
  const bodyRef = useRef<HTMLTextAreaElement>(null);
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [words, setWords] = useState<Words>(template ?? unwritten);
  const { title, body, brandId } = words;
  const change = (next: Partial<Words>): void => setWords({ ...words, ...next });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { situation, shortcut } = words;
    run(
      () => keepTemplate({ workspace, brandId, language, situation, title, body, shortcut, ...(template ? { id: template.id } : {}) }),
      ({ id }) => {
        onSaved(id);
        showToast({ text: t("saved", { title }) });
        router.refresh();
      },
    );
  };
  const insert = (variable: TemplateVariable): void => {
    const field = bodyRef.current;
    const [from, to] = [field?.selectionStart ?? body.length, field?.selectionEnd ?? body.length];
    change({ body: `${body.slice(0, from)}{${variable}}${body.slice(to)}` });
    field?.focus();
  };
  return (
    <form onSubmit={submit}>
      <fieldset className={classes["form"]} disabled={!canManage}>
        <TextInput
          label={t("titleField")}
          required
          withAsterisk={false}
          maxLength={120}
          value={title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t("shortcut")}
          description={t("shortcutHint")}
          inputWrapperOrder={["label", "input", "description"]}
          leftSection="/"
          maxLength={30}
          pattern="[\p{L}0-9\-]*"
          value={words.shortcut ?? ""}
          onChange={(event) => change({ shortcut: blankAsNull(event.currentTarget.value.trim()) })}
        />
        <NativeSelect
          label={t("situation")}
          value={words.situation}
          data={situations.map((value) => ({ value, label: t(`situations.${value}`) }))}
          onChange={(event) => change({ situation: situationSchema.parse(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t("brand")}
          value={brandId ?? ""}
          data={[{ value: "", label: t("everyBrand") }, ...brands.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => change({ brandId: blankAsNull(event.currentTarget.value) })}
        />
        <div className={classes["wide"]}>
          <Textarea
            ref={bodyRef}
            label={t("body")}
            lang={language}
            required
            withAsterisk={false}
            maxLength={4000}
            autosize
            minRows={6}
            value={body}
            onChange={(event) => change({ body: event.currentTarget.value })}
          />
          {canManage ? <VariableButtons onInsert={insert} /> : null}
        </div>
        <div className={classes["wide"]}>
          <TemplatePreview {...{ body, language, example, brandId, brands }} />
        </div>
      </fieldset>
      <FormFailure>{failure}</FormFailure>
      {canManage ? (
        <div className={classes["foot"]}>
          <Button type="submit" look="main" busy={isBusy}>
            {t("save")}
          </Button>
          {template ? <TemplateActs workspace={workspace} template={template} /> : null}
        </div>
      ) : null}
    </form>
  );
};
