"use client";

import { Textarea } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { Locale } from "#lib/auth/actor";
import { clauseNumberSchema, inOrder, nextNumber, type Clause, type Rules } from "#lib/playbook/rule-model";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { Icon } from "../../../_ui/controls/icon";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { RulesText } from "../../../_ui/rules/rules-text";
import classes from "../_playbook/playbook.module.css";
import { discardDraft, saveDraft } from "../actions";
import { ClauseFields } from "./clause-fields.client";
import { Publish } from "./publish.client";

type Props = {
  readonly workspace: string;
  readonly brandId: string;
  readonly rules: Rules;
  /** new: a text to start from, nothing of it saved. */
  readonly state: "new" | "draft" | "as-published";
  readonly nextVersion: number;
  /** The reader's language: it stands first, and the preview is in it. */
  readonly locale: Locale;
  readonly canManage: boolean;
};

const allLocales = ["en", "ru", "fr"] as const satisfies readonly Locale[];
const empty = { en: { title: "", text: "" }, ru: { title: "", text: "" }, fr: { title: "", text: "" } };

/** The rules as they are being written, in every language side by side. */
export const RulesEditor = ({ workspace, brandId, rules: given, state, nextVersion, locale, canManage }: Props) => {
  const t = useTranslations("playbook.rules");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [rules, setRules] = useState(given);
  const [isDirty, setDirty] = useState(false);
  const [isPreview, setPreview] = useState(!canManage);
  const locales = [locale, ...allLocales.filter((other) => other !== locale)];
  const change = (next: Partial<Rules>): void => {
    setRules({ ...rules, ...next });
    setDirty(true);
  };
  const setClauses = (clauses: readonly Clause[]): void => change({ clauses });
  const content = { preamble: rules.preamble, clauses: rules.clauses.map((clause) => ({ ...clause })) };
  const save = async () => saveDraft({ workspace, brandId, rules: content });
  const saved = (): void => {
    setDirty(false);
    showToast({ text: t("saved") });
    router.refresh();
  };
  const discard = (): void =>
    run(
      () => discardDraft({ workspace, brandId }),
      () => {
        showToast({ text: t("discarded") });
        router.refresh();
      },
    );
  const areNumbersRight = rules.clauses.every(({ number }) => clauseNumberSchema.safeParse(number).success);
  return (
    <section aria-label={t("edit")}>
      {state === "new" ? (
        <div className={classes["hint"]}>
          <p className="mid">{t("none")}</p>
          <p>{t("noneHint")}</p>
        </div>
      ) : null}
      {canManage ? (
        <div className={classes["tools"]}>
          <span className="ink3">{t(`state.${isDirty ? "changed" : state}`)}</span>
          <span className="grow" />
          <Button look="bare" aria-pressed={isPreview} onClick={() => setPreview(!isPreview)}>
            {t(isPreview ? "write" : "preview")}
          </Button>
          {state === "draft" ? (
            <ConfirmOnce
              trigger={(open) => <Button onClick={open}>{t("discard")}</Button>}
              question={t("discardAsk")}
              confirm={t("discard")}
              cancel={common("cancel")}
              onConfirm={discard}
            />
          ) : null}
          <Button busy={isBusy} disabled={!areNumbersRight || (!isDirty && state !== "new")} onClick={() => run(save, saved)}>
            {t("saveDraft")}
          </Button>
          <Publish
            workspace={workspace}
            brandId={brandId}
            version={nextVersion}
            rules={rules}
            isShut={!areNumbersRight || (!isDirty && state === "as-published")}
            saveFirst={isDirty || state === "new" ? save : null}
          />
        </div>
      ) : null}
      <FormFailure>{failure}</FormFailure>
      {isPreview ? (
        <RulesText rules={{ ...rules, clauses: inOrder(rules.clauses) }} locale={locale} />
      ) : (
        <RulesFields rules={rules} locales={locales} onPreamble={(preamble) => change({ preamble })} onClauses={setClauses} />
      )}
    </section>
  );
};

type FieldsProps = {
  readonly rules: Rules;
  readonly locales: readonly Locale[];
  readonly onPreamble: (preamble: Rules["preamble"]) => void;
  readonly onClauses: (clauses: readonly Clause[]) => void;
};

const RulesFields = ({ rules: { preamble, clauses }, locales, onPreamble, onClauses }: FieldsProps) => {
  const t = useTranslations("playbook.rules");
  const languages = useTranslations("common.language");
  return (
    <>
      <div className={classes["columns"]}>
        {locales.map((locale) => (
          <div key={locale} lang={locale}>
            <h3>{languages(locale)}</h3>
            <Textarea
              aria-label={t("in", { field: t("preamble"), language: languages(locale) })}
              placeholder={t("preamble")}
              value={preamble[locale]}
              maxLength={6000}
              autosize
              minRows={4}
              onChange={(event) => onPreamble({ ...preamble, [locale]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      {clauses.map((clause, place) => (
        <ClauseFields
          key={place}
          clause={clause}
          locales={locales}
          onChange={(next) => onClauses(clauses.with(place, next))}
          onRemove={() => onClauses(clauses.toSpliced(place, 1))}
        />
      ))}
      <p className={classes["block"]}>
        <Button icon={<Icon of={IconPlus} />} onClick={() => onClauses([...clauses, { number: nextNumber(clauses), kind: "other", texts: empty }])}>
          {t("addClause")}
        </Button>
      </p>
    </>
  );
};
