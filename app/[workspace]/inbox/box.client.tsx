"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState, type RefObject } from "react";

import type { Conversation } from "#lib/inbox/model";
import type { ReplyChannel } from "#lib/replies/model";

import { showToast } from "../../_ui/controls/toast-store";
import { useKeys } from "../_shell/keys.client";
import { Field } from "./box-field.client";
import { Foot } from "./box-foot.client";
import { Changed, Writing } from "./composer-notices.client";
import classes from "./composer.module.css";
import { openPage } from "./copy-words.client";
import { usePictures } from "./pictures/use-pictures.client";
import { Questions } from "./questions.client";
import { useDraftTranslation } from "./translation/use-draft-translation.client";
import type { Turn } from "./turns.client";
import { useCoolDown } from "./use-cool-down.client";
import { useClaim } from "./use-draft.client";
import { usePreview } from "./use-preview.client";
import { useSend, type SendWord } from "./use-send.client";
import { useSubmit, type Step } from "./use-submit.client";
import { useWords } from "./use-words.client";

// What most answers do without comes when one needs it.
const ChannelSwitch = dynamic(async () => (await import("./channel-switch.client")).ChannelSwitch, { ssr: false });
const OpenPlaces = dynamic(async () => (await import("./box-trouble.client")).OpenPlaces, { ssr: false });
const PromiseBreaks = dynamic(async () => (await import("./box-trouble.client")).PromiseBreaks, { ssr: false });
const Refused = dynamic(async () => (await import("./box-trouble.client")).Refused, { ssr: false });
const Preview = dynamic(async () => (await import("./preview.client")).Preview, { ssr: false });
const OtherLanguage = dynamic(async () => (await import("./translation/other-language.client")).OtherLanguage, { ssr: false });
const Pictures = dynamic(async () => (await import("./pictures/pictures.client")).Pictures, { ssr: false });
const DraftProblems = dynamic(async () => (await import("./draft-problems.client")).DraftProblems, { ssr: false });

type Props = {
  readonly conversation: Conversation;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onChanged: () => void;
  readonly patch: (change: (conversation: Conversation) => Conversation) => void;
  readonly onLeave: () => void;
  /** What somebody else has said here since the writer began. */
  readonly news: Turn | undefined;
  readonly isAgain: boolean;
  readonly onHold: (isHeld: boolean) => void;
  readonly onSent: () => void;
};

/** The box itself: the words, what is known against them, and the way out. */
export const Box = ({ conversation, field, onChanged, patch, onLeave, news, isAgain, onHold, onSent }: Props) => {
  const t = useTranslations("inbox.composer");
  const group = useTranslations("inbox.keys");
  const { item, source, writing, answering } = conversation;
  const words = useWords(conversation, field);
  const { text, places, check } = words;
  const claim = useClaim(item.id);
  const coolDown = useCoolDown(answering?.coolDown ?? null);
  const { isSending, refusal, failure, send, dismissRefusal } = useSend(conversation, { patch, onChanged });
  const { channel, setChannel, resetChannel, canChoose, canSend } = useChannel(source.capabilities);
  const preview = usePreview(item.id, { text, channel });
  const pictures = usePictures(conversation, patch);
  const translation = useDraftTranslation(item, words);

  const post = (said: string, word: SendWord): void => {
    if (!canSend) openPage(said, item.url ?? conversation.thread.url);
    words.pause();
    onHold(true);
    void send({ text: said, channel, templateId: words.template?.id ?? null, ...word }).then((isTaken) => {
      if (!isTaken) {
        words.resume();
        return;
      }
      onHold(false);
      claim.release();
      words.clear();
      translation?.close();
      resetChannel();
      onSent();
      if (!canSend) showToast({ text: t("copied") });
    });
  };
  const sending = useSubmit({ text, isSending, steps: stepsBefore(conversation, places), checkNow: check.checkNow, post });
  useKeys(group("group"), {
    "mod+enter": { label: group("send"), run: sending.submit, inFields: true },
  });
  return (
    <section className={classes["composer"]} aria-label={t("label")} data-composer>
      {news ? <Changed news={news} /> : null}
      {writing ? <Writing by={writing} /> : null}
      {coolDown ? <PromiseBreaks coolDown={coolDown} conversation={conversation} onHold={(holding) => void send({ ...holding, channel })} /> : null}
      {canSend ? null : <p className={classes["notice"]}>{t("byHand")}</p>}
      {canChoose ? (
        <div className={classes["channel"]}>
          <ChannelSwitch channel={channel} onChange={setChannel} />
        </div>
      ) : null}
      <Field
        {...{ item, field, words, isAgain, onHold, onLeave }}
        isReadOnly={sending.insult.isChecking}
        pictures={pictures}
        onFocus={claim.hold}
        onBlur={claim.release}
      />
      <Pictures of={pictures} />
      {failure === undefined ? null : <Refused failure={failure} onOverrule={() => sending.again({ confirmDraft: true })} />}
      {places.length > 0 ? <OpenPlaces places={places} onShow={words.show} /> : null}
      <OtherLanguage translation={translation} template={words.template} language={item.language} />
      {check.checked ? <DraftProblems checked={check.checked} blocks={answering?.blocks ?? []} onShow={words.show} /> : null}
      {preview.shown ? <Preview shown={preview.shown} pictures={pictures} /> : null}
      <Foot
        {...{ coolDown, canSend, isSending, translation, pictures }}
        language={item.language}
        state={words.state}
        isEmpty={text.trim() === ""}
        onSend={sending.submit}
        onTemplates={words.askForTemplate}
        onPreview={preview.toggle}
        isPreviewed={preview.shown !== null}
      />
      <Questions {...{ conversation, text, places, sending, refusal }} onDismissRefusal={dismissRefusal} onShow={words.show} />
    </section>
  );
};

/** What is asked of the writer before the words leave. */
const stepsBefore = ({ answering }: Conversation, places: readonly string[]): readonly Step[] => [
  ...(places.length > 0 ? (["open-places"] as const) : []),
  ...(answering?.coolDown ? (["reread"] as const) : []),
];

/** Public unless the source takes private messages alone. */
const useChannel = (capabilities: readonly string[]) => {
  const can = { public: capabilities.includes("reply"), private: capabilities.includes("private-message") };
  const usual: ReplyChannel = can.private && !can.public ? "private" : "public";
  const [channel, setChannel] = useState(usual);
  return { channel, setChannel, resetChannel: () => setChannel(usual), canChoose: can.private, canSend: can[channel] };
};
