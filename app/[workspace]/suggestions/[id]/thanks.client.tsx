"use client";

import { Textarea } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { GiftAuthor } from "#lib/suggestions/model";

import { Button } from "../../../_ui/controls/button";
import { Chip } from "../../../_ui/controls/chip";
import { FormDialog } from "../../../_ui/controls/form-dialog.client";
import { useAct } from "../../../_ui/controls/use-act.client";
import { proposeWords, recordThanksByHand, thank, tryThanksAgain } from "../actions";

type Props = { readonly workspace: string; readonly author: GiftAuthor; readonly canManage: boolean };

/** How far the thanks to one author have come, and the next step. */
export const Thanks = ({ workspace, author, canManage }: Props) => {
  const t = useTranslations("suggestions.thanksState");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const { state, replyId } = author;
  const refresh = (): void => router.refresh();
  return (
    <>
      <Chip tint={state === "thanked" ? "positive" : state === "failed" ? "negative" : "plain"}>{t(state)}</Chip>
      {canManage && state === "open" ? <Thank {...{ workspace, author }} /> : null}
      {canManage && state === "failed" && replyId !== null ? (
        <Button size="small" busy={isBusy} onClick={() => run(() => tryThanksAgain({ workspace, replyId }), refresh)}>
          {t("again")}
        </Button>
      ) : null}
      {canManage && state === "by-hand" && replyId !== null ? (
        <Button size="small" busy={isBusy} onClick={() => run(() => recordThanksByHand({ workspace, replyId }), refresh)}>
          {t("posted")}
        </Button>
      ) : null}
    </>
  );
};

type Words = { readonly itemId: string; readonly text: string; readonly templateId: string | null };

/** Words of thanks, begun from the brand's template and the writer's own in the end. */
const Thank = ({ workspace, author }: Omit<Props, "canManage">) => {
  const t = useTranslations("suggestions.thank");
  const [words, setWords] = useState<Words | null>(null);
  const { isBusy, run } = useAct({ failAs: "toast" });
  const itemId = author.quotes.find(({ text }) => text !== null)?.itemId;
  if (itemId === undefined) return null;
  const begin = (): void =>
    run(
      () => proposeWords({ workspace, itemId }),
      ({ text, templateId }) => setWords({ itemId, text, templateId }),
    );
  return (
    <>
      <Button size="small" busy={isBusy} onClick={begin}>
        {t("label")}
      </Button>
      {words === null ? null : <ThankDialog {...{ workspace, words }} name={author.name} onClose={() => setWords(null)} />}
    </>
  );
};

type DialogProps = { readonly workspace: string; readonly words: Words; readonly name: string; readonly onClose: () => void };

const ThankDialog = ({ workspace, words, name, onClose }: DialogProps) => {
  const t = useTranslations("suggestions.thank");
  const router = useRouter();
  const [text, setText] = useState(words.text);
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const isOpenEnded = /\{[a-z]+\}/u.test(text);
  const send = (): void =>
    run(
      () => thank({ workspace, ...words, text }),
      () => {
        onClose();
        router.refresh();
      },
    );
  return (
    <FormDialog title={t("title", { name })} go={t("send")} isReady={text.trim() !== "" && !isOpenEnded} {...{ isBusy, failure, onClose }} onGo={send}>
      <Textarea label={t("field")} autosize minRows={5} maxLength={4000} value={text} onChange={(event) => setText(event.currentTarget.value)} data-autofocus />
      <p className="ink3">{t(isOpenEnded ? "missing" : "hint")}</p>
    </FormDialog>
  );
};
