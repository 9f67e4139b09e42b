"use client";

import { Switch } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { RuleView } from "#lib/alerts/model/rule-view";
import { settingsListOf, templates, type AlertKind } from "#lib/alerts/model/terms";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { add, remove, turn } from "./actions";
import classes from "./alert-settings.module.css";
import { RuleDialog, type RuleDesk, type RuleDraft } from "./rule-dialog.client";

/** A rule with the terms that serve most, told over every channel there is. */
const usual = (kind: AlertKind, desk: RuleDesk): RuleDraft => ({
  kind,
  brandId: null,
  settings: Object.fromEntries(settingsListOf(kind).map(({ name, usual: value }) => [name, value])),
  ...templates[kind],
  channelIds: desk.channels.map(({ id }) => id),
});

type AddProps = { readonly kind: AlertKind; readonly desk: RuleDesk; readonly isFirst: boolean };

/** Switches a kind of rule on in one press; another of the same kind is asked about first. */
export const AddRule = ({ kind, desk, isFirst }: AddProps) => {
  const t = useTranslations("alerts.rules");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [isOpen, setIsOpen] = useState(false);
  const switchOn = (): void =>
    run(
      () => add({ workspace: desk.workspace, ...usual(kind, desk), settings: {}, channelIds: desk.channels.map(({ id }) => id) }),
      () => {
        router.refresh();
        showToast({ text: t("added") });
      },
    );
  return (
    <>
      <Button look={isFirst ? "plain" : "bare"} size="small" busy={isBusy} onClick={isFirst ? switchOn : () => setIsOpen(true)} data-add-rule={kind}>
        {t(isFirst ? "add" : "addAnother")}
      </Button>
      {isOpen ? <RuleDialog ruleId={null} draft={usual(kind, desk)} desk={desk} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
};

const draftOf = (rule: RuleView): RuleDraft => ({ ...rule, brandId: rule.brand?.id ?? null });

/** What can be done with a rule: let it rest, change it, remove it. */
export const RuleActs = ({ rule, desk }: { readonly rule: RuleView; readonly desk: RuleDesk }) => {
  const t = useTranslations("alerts.rules");
  const kinds = useTranslations("alerts.kind");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [isOpen, setIsOpen] = useState(false);
  // Until the page brings the rule anew it is what was saved last.
  const [saved, setSaved] = useState<{ readonly instead: RuleView; readonly draft: RuleDraft } | null>(null);
  const draft = saved?.instead === rule ? saved.draft : draftOf(rule);
  const name = kinds(rule.kind);
  const input = { workspace: desk.workspace, ruleId: rule.id };
  const refresh = (): void => router.refresh();
  return (
    <div className={classes["acts"]}>
      <Switch
        size="xs"
        checked={rule.isOn}
        disabled={isBusy}
        aria-label={t("turn", { name })}
        label={t(rule.isOn ? "on" : "off")}
        onChange={(event) => {
          const isOn = event.currentTarget.checked;
          run(() => turn({ ...input, isOn }), refresh);
        }}
      />
      <Button look="bare" size="small" onClick={() => setIsOpen(true)}>
        {t("edit")}
      </Button>
      <ConfirmOnce
        question={t("removeAsk", { name })}
        confirm={t("remove")}
        cancel={common("cancel")}
        onConfirm={() =>
          run(
            () => remove(input),
            () => {
              refresh();
              showToast({ text: t("removed") });
            },
          )
        }
        trigger={(open) => (
          <Button look="bare" size="small" busy={isBusy} onClick={open}>
            {t("remove")}
          </Button>
        )}
      />
      {isOpen ? (
        <RuleDialog ruleId={rule.id} draft={draft} desk={desk} onClose={() => setIsOpen(false)} onSaved={(kept) => setSaved({ instead: rule, draft: kept })} />
      ) : null}
    </div>
  );
};
