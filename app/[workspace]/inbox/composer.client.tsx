"use client";

import { IconAlertTriangle, IconPencil } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useState, type RefObject } from "react";

import type { Conversation } from "#lib/inbox/model";

import { Button } from "../../_ui/controls/button";
import { Kbd } from "../../_ui/controls/kbd";
import { showToast } from "../../_ui/controls/toast-store";
import { useAnnounce } from "../_shell/announce.client";
import { useKeys } from "../_shell/keys.client";
import { useRefusalWords, type Failure } from "./acts.client";
import classes from "./composer.module.css";
import { useDesk } from "./desk-context.client";
import { goToTurn, turnsAfter, type Turn } from "./turns.client";
import { useDraftCheck } from "./use-draft-check.client";
import { useDraft, useClaim, type DraftState } from "./use-draft.client";
import { useInsultQuestion } from "./use-insult-question.client";
import { useSend, type Refusal } from "./use-send.client";

// Few answers are refused: the question comes when one is.
const RefusedDialog = dynamic(async () => (await import("./refused-dialog.client")).RefusedDialog, { ssr: false });
const InsultDialog = dynamic(async () => (await import("./insult-dialog.client")).InsultDialog, { ssr: false });
const DraftProblems = dynamic(async () => (await import("./draft-problems.client")).DraftProblems, { ssr: false });

type Props = {
  readonly conversation: Conversation;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onChanged: () => void;
  readonly patch: (change: (conversation: Conversation) => Conversation) => void;
  readonly onLeave: () => void;
  /** Opens the next comment that waits; null where there is none. */
  readonly onNext: (() => void) | null;
};

/** Where the answer is written: its draft is kept, the team sees who writes, a second answer is told of at once and asked about. */
export const Composer = (props: Props) => {
  const { conversation } = props;
  const { may, me } = useDesk();
  const [isAgain, setAgain] = useState(false);
  // The box stays while somebody is in it or words are, whoever answers meanwhile, until the server has taken them.
  const [isHeld, setHeld] = useState(false);
  const turns = turnsAfter(conversation);
  const [known, setKnown] = useState(() => keysOf(turns.filter(({ isAnswer }) => !isAnswer)));
  if (!may.reply || me === null) return <ReadOnly />;
  // An answer of the desk counts from the press on Send, before the clock is judged to have stopped.
  const isDone = conversation.item.answeredAt !== null || conversation.item.closedAt !== null || turns.some(({ memberId }) => memberId !== null);
  const again = (): void => {
    setAgain(true);
    setKnown(keysOf(turns));
  };
  if (isDone && !isAgain && !isHeld && (conversation.draft ?? "") === "") {
    return <Shut isAnswered={conversation.item.closedAt === null} onAgain={again} onNext={props.onNext} />;
  }
  const unknown = turns.filter(({ key, memberId }) => memberId !== me.id && !known.has(key));
  const news = unknown.findLast(({ isAnswer }) => isAnswer) ?? unknown.at(-1);
  return <Box {...props} news={news} isAgain={isAgain} onHold={setHeld} onSent={() => setAgain(false)} />;
};

const keysOf = (turns: readonly Turn[]): ReadonlySet<string> => new Set(turns.map(({ key }) => key));

const ReadOnly = () => {
  const t = useTranslations("inbox.composer");
  return <p className={classes["shut"]}>{t("readOnly")}</p>;
};

type ShutProps = Pick<Props, "onNext"> & { readonly isAnswered: boolean; readonly onAgain: () => void };

/** In place of the box once there is an answer: on to the next comment, or another answer after all. */
const Shut = ({ isAnswered, onAgain, onNext }: ShutProps) => {
  const t = useTranslations("inbox.composer");
  return (
    <div className={classes["shut"]} data-composer>
      <span className={classes["grow"]}>{t(isAnswered ? "closed" : "closedItem")}</span>
      <Button size="small" onClick={onAgain}>
        {t("again")}
      </Button>
      {onNext ? (
        <Button size="small" onClick={onNext} data-goes-on>
          {t("next")}
        </Button>
      ) : null}
    </div>
  );
};

type BoxProps = Props & {
  /** What somebody else has said here since the writer began. */
  readonly news: Turn | undefined;
  readonly isAgain: boolean;
  readonly onHold: (isHeld: boolean) => void;
  readonly onSent: () => void;
};

const Box = ({ conversation, field, onChanged, patch, onLeave, news, isAgain, onHold, onSent }: BoxProps) => {
  const { isApple } = useDesk();
  const t = useTranslations("inbox.composer");
  const group = useTranslations("inbox.keys");
  const { item, source, writing, draft } = conversation;
  const { text, state, write, keep, pause, resume, empty } = useDraft(item.id, draft ?? "");
  const claim = useClaim(item.id);
  const canSend = source.capabilities.includes("reply");
  const { isSending, refusal, failure, send, dismissRefusal } = useSend(conversation, { patch, onChanged });

  const check = useDraftCheck(item.id);
  const submit = (confirmSecond: boolean): void => {
    const words = text.trim();
    if (words !== "" && !isSending && !insult.isChecking) void insult.send(words, confirmSecond);
  };
  const show = (quote: string): void => {
    const at = text.indexOf(quote);
    field.current?.focus();
    if (at !== -1) field.current?.setSelectionRange(at, at + quote.length);
  };
  const post = (words: string, confirmSecond: boolean): void => {
    if (!canSend) openPage(words, item.url ?? conversation.thread.url);
    pause();
    onHold(true);
    void send(words, confirmSecond).then((isTaken) => {
      if (!isTaken) {
        resume();
        return;
      }
      onHold(false);
      claim.release();
      empty();
      check.note("");
      onSent();
      if (!canSend) showToast({ text: t("copied") });
    });
  };
  const insult = useInsultQuestion({ checkNow: check.checkNow, post });
  useKeys(group("group"), {
    "mod+enter": { label: group("send"), run: () => submit(false), inFields: true },
  });
  return (
    <section className={classes["composer"]} aria-label={t("label")} data-composer>
      {news ? <Changed news={news} /> : null}
      {writing ? (
        <p className={classes["notice"]} role="status">
          <IconPencil size={14} stroke={1.5} aria-hidden />
          {t("writing", { name: writing.name })}
        </p>
      ) : null}
      {canSend ? null : <p className={classes["notice"]}>{t("byHand")}</p>}
      <textarea
        ref={field}
        // A press on "Write another" put it here.
        autoFocus={isAgain}
        data-goes-on
        className={classes["field"]}
        value={text}
        rows={3}
        placeholder={t("placeholder", { name: item.author.name })}
        aria-label={t("field", { name: item.author.name })}
        lang={item.language === "und" ? undefined : item.language}
        maxLength={20_000}
        // What would be typed while the words are looked at would not go out with them.
        readOnly={insult.isChecking}
        onChange={(event) => {
          onHold(true);
          write(event.target.value);
          check.note(event.target.value);
        }}
        onFocus={() => {
          onHold(true);
          claim.hold();
          check.note(text);
        }}
        onBlur={() => {
          if (text.trim() === "") onHold(false);
          claim.release();
          void keep();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.currentTarget.blur();
          onLeave();
        }}
      />
      <Refused failure={failure} />
      {check.checked ? <DraftProblems checked={check.checked} onShow={show} /> : null}
      <div className={classes["foot"]}>
        {item.language === "und" ? null : <LanguageWish language={item.language} />}
        <span className={classes["grow"]} />
        <DraftWords state={state} />
        <button
          type="button"
          className={classes["send"]}
          aria-disabled={text.trim() === "" || isSending}
          aria-keyshortcuts={isApple ? "Meta+Enter" : "Control+Enter"}
          onClick={() => submit(false)}
        >
          {canSend ? t(isSending ? "sending" : "send") : t("byHandOpen")}
          <Kbd>{isApple ? "⌘↵" : "Ctrl ↵"}</Kbd>
        </button>
      </div>
      {refusal ? <Question refusal={refusal} onLook={dismissRefusal} onAnyway={() => submit(true)} /> : null}
      <Insult insult={insult} onShow={show} />
    </section>
  );
};

const Insult = ({ insult, onShow }: { readonly insult: ReturnType<typeof useInsultQuestion>; readonly onShow: (quote: string) => void }) => {
  const { question, dismiss, goOn } = insult;
  if (question === null) return null;
  const look = (): void => {
    dismiss();
    onShow(question.problem.quote);
  };
  return <InsultDialog problem={question.problem} onLook={look} onAnyway={goOn} />;
};

/** Said at once, on the page and to screen readers: the answer being written may have become a second one. */
const Changed = ({ news }: { readonly news: Turn }) => {
  const t = useTranslations("inbox.composer");
  const announce = useAnnounce();
  const words = t(news.isAnswer ? "changedAnswered" : "changedWritten", { name: news.name });
  useEffect(() => announce(words), [announce, words]);
  return (
    <p className={classes["notice"]} data-changed>
      <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
      <span>{words}</span>
      <button type="button" className={classes["word"]} onClick={() => goToTurn(news.key)}>
        {t("changedRead")}
      </button>
    </p>
  );
};

const Question = ({ refusal, onLook, onAnyway }: { readonly refusal: Refusal; readonly onLook: () => void; readonly onAnyway: () => void }) => (
  <RefusedDialog refusal={refusal} onLook={onLook} onAnyway={onAnyway} />
);

const Refused = ({ failure }: { readonly failure: Failure | undefined }) => {
  const t = useTranslations("inbox.composer");
  const words = useRefusalWords();
  if (failure === undefined) return null;
  return (
    <p className={`${classes["notice"] ?? ""} ${classes["bad"] ?? ""}`} role="alert">
      <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
      {t("failed", { why: words(failure) })}
    </p>
  );
};

const LanguageWish = ({ language }: { readonly language: string }) => {
  const t = useTranslations("inbox.composer");
  const tags = useTranslations("tags.language");
  return <span>{t("language", { language: tags(language) })}</span>;
};

const DraftWords = ({ state }: { readonly state: DraftState }) => {
  const t = useTranslations("inbox.composer");
  if (state === "untouched") return null;
  const words = { kept: t("draftSaved"), keeping: t("draftSaving"), failed: t("draftFailed") } as const;
  return (
    <span role={state === "failed" ? "alert" : undefined} data-draft={state}>
      {words[state]}
    </span>
  );
};

/** Puts words on the clipboard where the browser lets a page do that: on plain http it may not. */
export const copyWords = (words: string): void => {
  if ("clipboard" in navigator) void navigator.clipboard.writeText(words).catch(() => null);
};

/** The words go to the clipboard and the page opens: there a person puts them in. */
const openPage = (words: string, url: string | null): void => {
  copyWords(words);
  if (url) window.open(url, "_blank", "noopener");
};
