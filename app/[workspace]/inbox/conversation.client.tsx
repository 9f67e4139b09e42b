"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

import type { Answering, Conversation, InboxRow } from "#lib/inbox/model";

import { Button } from "../../_ui/controls/button";
import { ErrorState } from "../../_ui/controls/states";
import { Author } from "./author.client";
import { TheirCases } from "../cases/_open/their-cases.client";
import { AuthorLine } from "./author-line.client";
import authorClasses from "./author.module.css";
import { Composer } from "./composer.client";
import { ConversationBones } from "./conversation-bones";
import { Head, type OpenMenu } from "./conversation-head.client";
import classes from "./conversation.module.css";
import { LookContext } from "./look-context.client";
import { Thread } from "./thread.client";
import { useGoingOn } from "./use-going-on.client";
import { useIsDeciding } from "./use-is-deciding.client";
import { useOpening } from "./use-opening.client";
import type { OpenConversation } from "./use-conversation.client";

const Decide = dynamic(async () => (await import("./decide.client")).Decide);
const AdviceLine = dynamic(async () => (await import("./advice-line.client")).AdviceLine);

type Props = {
  readonly itemId: string;
  readonly opened: OpenConversation;
  /** What the list knows of it already: shown while the rest is read. */
  readonly row: InboxRow | undefined;
  readonly place: { readonly at: number; readonly count: number } | null;
  readonly menu: OpenMenu;
  readonly onMenu: (menu: OpenMenu) => void;
  /** The reply key was pressed, and the box has not got the focus yet. */
  readonly wantsToReply: boolean;
  readonly onReplying: () => void;
  readonly onOpen: (itemId: string) => void;
  readonly onClose: () => void;
  readonly onChanged: () => void;
  readonly onLeaveBox: () => void;
  /** Opens the next comment that waits; null where there is none. */
  readonly onNext: (() => void) | null;
  /** Nothing of this comment is in doubt any more. */
  readonly onDecided: () => void;
  /** Opens a comment again whose decision was taken back. */
  readonly onReturn: (itemId: string) => void;
};

/** One conversation with its author beside it. */
export const ConversationPane = (props: Props) => {
  const { opened, itemId, onOpen, onChanged, wantsToReply, onReplying, onLeaveBox, onNext } = props;
  const t = useTranslations("inbox.conversation");
  const { conversation, state } = opened;
  const field = useRef<HTMLTextAreaElement>(null);
  const goingOn = useGoingOn(itemId, onLeaveBox);
  const isDeciding = useIsDeciding(conversation);
  const { panel, tellLook } = useOpening(conversation, opened.patch);
  useEffect(() => {
    if (!wantsToReply || !field.current) return;
    field.current.focus();
    onReplying();
  });
  if (state === "gone" || (state === "failed" && conversation === null)) {
    return (
      <div className={classes["pane"]}>
        <Head {...props} />
        <div className={classes["middle"]}>
          <ErrorState title={t(state)} actions={state === "failed" ? <Button onClick={opened.refresh}>{t("again")}</Button> : undefined} />
        </div>
      </div>
    );
  }
  return (
    <LookContext value={tellLook}>
      <section className={classes["pane"]} aria-label={t("label")} data-conversation={conversation ? itemId : undefined}>
        <Head {...props} />
        {conversation ? (
          <>
            <div className={classes["middle"]} {...goingOn}>
              <AuthorLine author={conversation.author} openId={itemId} onOpen={onOpen} />
              <Thread key={itemId} conversation={conversation} onChanged={onChanged} />
              {isDeciding ? (
                <Decide key={`tags-${itemId}`} item={conversation.item} patch={opened.patch} onDone={props.onDecided} onReturn={() => props.onReturn(itemId)} />
              ) : null}
              {isAdvised(conversation) ? <AdviceLine itemId={itemId} advice={conversation.answering.advice} onChanged={onChanged} /> : null}
              <Composer
                key={`box-${itemId}`}
                conversation={conversation}
                field={field}
                onChanged={onChanged}
                patch={opened.patch}
                onLeave={onLeaveBox}
                onOpen={onOpen}
                onNext={onNext}
              />
            </div>
            <aside ref={panel} className={`${classes["authorPane"] ?? ""} ${authorClasses["author"] ?? ""}`} aria-label={t("author")} tabIndex={0}>
              <Author author={conversation.author} openId={itemId} onOpen={onOpen} />
              <TheirCases cases={conversation.cases} />
            </aside>
          </>
        ) : (
          <ConversationBones />
        )}
      </section>
    </LookContext>
  );
};

/** Advice is for what is still to be done. */
const isAdvised = (conversation: Conversation): conversation is Conversation & { readonly answering: Answering } =>
  conversation.answering !== null && conversation.item.answeredAt === null && conversation.item.closedAt === null;
