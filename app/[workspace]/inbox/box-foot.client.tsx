"use client";

import { IconEye, IconLanguage } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";

import type { Language } from "#lib/tagging/model";

import { Kbd } from "../../_ui/controls/kbd";
import { DraftWords, LanguageWish } from "./composer-notices.client";
import classes from "./composer.module.css";
import { useDesk } from "./desk-context.client";
import type { Pictures } from "./pictures/use-pictures.client";
import type { DraftTranslation } from "./translation/use-draft-translation.client";
import type { CoolDown } from "./use-cool-down.client";
import type { DraftState } from "./use-draft.client";

const AttachButton = dynamic(async () => (await import("./pictures/attach-button.client")).AttachButton, { ssr: false });
const Ring = dynamic(async () => (await import("./ring.client")).Ring, { ssr: false });

type Props = {
  readonly language: Language;
  readonly state: DraftState;
  /** Running; null where words may go now. */
  readonly coolDown: CoolDown | null;
  /** False where a person posts the words there. */
  readonly canSend: boolean;
  readonly isSending: boolean;
  readonly isEmpty: boolean;
  readonly onSend: () => void;
  readonly onTemplates: () => void;
  /** The words as they will stand there are shown. */
  readonly isPreviewed: boolean;
  readonly onPreview: () => void;
  /** Null where the customer's language is the member's own, or nobody knows it. */
  readonly translation: DraftTranslation | null;
  /** Null where the platform takes none. */
  readonly pictures: Pictures | null;
};

/** Under the words: templates, the language, how long it cools, and Send, which stays in its place whatever holds it. */
export const Foot = ({ language, state, coolDown, canSend, isSending, isEmpty, onSend, onTemplates, isPreviewed, onPreview, translation, pictures }: Props) => {
  const t = useTranslations("inbox.composer");
  const { isApple } = useDesk();
  return (
    <div className={classes["foot"]}>
      <button type="button" className={classes["slash"]} aria-label={t("templates.label")} title={`${t("templates.label")} (/)`} onClick={onTemplates}>
        <Kbd>/</Kbd>
      </button>
      <button
        type="button"
        className={classes["look"]}
        aria-pressed={isPreviewed}
        aria-label={t("preview.show")}
        title={t("preview.show")}
        disabled={isEmpty}
        onClick={onPreview}
      >
        <IconEye size={16} stroke={1.5} aria-hidden />
      </button>
      {pictures ? <AttachButton pictures={pictures} /> : null}
      {translation ? <TranslateButton translation={translation} language={language} isEmpty={isEmpty} /> : null}
      {language === "und" ? null : <LanguageWish language={language} />}
      <span className={classes["grow"]} />
      <DraftWords state={state} />
      {coolDown ? <Ring coolDown={coolDown} /> : null}
      <button
        type="button"
        className={classes["send"]}
        aria-disabled={isEmpty || isSending}
        data-cools={coolDown !== null || undefined}
        aria-keyshortcuts={isApple ? "Meta+Enter" : "Control+Enter"}
        onClick={onSend}
      >
        {canSend ? t(isSending ? "sending" : "send") : t("byHandOpen")}
        <Kbd>{isApple ? "⌘↵" : "Ctrl ↵"}</Kbd>
      </button>
    </div>
  );
};

type TranslateProps = Pick<Props, "language" | "isEmpty"> & { readonly translation: DraftTranslation };

const TranslateButton = ({ translation, language, isEmpty }: TranslateProps) => {
  const t = useTranslations("inbox.translation");
  const tags = useTranslations("tags.language");
  const label = t("draft", { language: tags(language) });
  return (
    <button
      type="button"
      className={classes["look"]}
      aria-label={label}
      title={label}
      aria-busy={translation.isBusy}
      aria-pressed={translation.offer !== null}
      disabled={isEmpty || translation.isBusy}
      data-translate-draft
      onClick={translation.ask}
    >
      <IconLanguage size={16} stroke={1.5} aria-hidden />
    </button>
  );
};
