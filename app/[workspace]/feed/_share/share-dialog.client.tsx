"use client";

import { Checkbox, Textarea } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { hiddenKinds, type HiddenKind } from "#lib/suggestions/redact-model";

import { FormDialog } from "../../../_ui/controls/form-dialog.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { share } from "../actions";
import classes from "../feed.module.css";

type Props = { readonly workspace: string; readonly itemId: string; readonly onClose: () => void };

/** What makes it hard, and what is to be hidden; all of it is, unless somebody says otherwise. */
export const ShareDialog = ({ workspace, itemId, onClose }: Props) => {
  const t = useTranslations("feed.share");
  const router = useRouter();
  const [question, setQuestion] = useState("");
  const [hidden, setHidden] = useState<readonly HiddenKind[]>(hiddenKinds);
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const toggle = (kind: HiddenKind): void => setHidden((before) => (before.includes(kind) ? before.filter((one) => one !== kind) : [...before, kind]));
  const send = (): void =>
    run(
      () => share({ workspace, itemId, question, hidden: [...hidden] }),
      ({ entryId }) => {
        onClose();
        showToast({ text: t("done"), undo: { label: t("look"), run: () => router.push(`/${workspace}/feed#${entryId}`) } });
      },
    );
  return (
    <FormDialog title={t("label")} go={t("send")} isReady={question.trim().length >= 3} {...{ isBusy, failure, onClose }} onGo={send}>
      <Textarea
        label={t("question")}
        autosize
        minRows={2}
        maxLength={500}
        value={question}
        onChange={(event) => setQuestion(event.currentTarget.value)}
        data-autofocus
      />
      <fieldset className={classes["boxes"]}>
        <legend>{t("hide")}</legend>
        {hiddenKinds.map((kind) => (
          <Checkbox key={kind} size="sm" label={t(`kinds.${kind}`)} checked={hidden.includes(kind)} onChange={() => toggle(kind)} />
        ))}
      </fieldset>
    </FormDialog>
  );
};
