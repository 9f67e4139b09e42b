"use client";

import { useTranslations } from "next-intl";
import { useLayoutEffect, useRef, useState, type RefObject } from "react";

import type { Conversation } from "#lib/inbox/model";

import classes from "./conversation.module.css";
import { useDesk } from "./desk-context.client";
import { foldThread } from "./fold-thread.client";
import { Message } from "./message.client";
import { Outgoing } from "./outgoing.client";

type Props = { readonly conversation: Conversation; readonly onChanged: () => void };

/** The whole conversation from where it began; it opens at the item in question. */
export const Thread = ({ conversation, onChanged }: Props) => {
  const t = useTranslations("inbox.thread");
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const scroll = useRef<HTMLDivElement>(null);
  const askedId = conversation.item.id;
  useAskedShown(scroll, askedId);
  useOwnShown(scroll, conversation.replies);
  const parts = foldThread(conversation.items, askedId, unfolded);
  return (
    <div className={classes["scroll"]} ref={scroll} tabIndex={-1}>
      <ol className={classes["thread"]} aria-label={t("label")}>
        {conversation.leftOut > 0 ? (
          <li>
            <span className={`${classes["gap"] ?? ""} ${classes["plain"] ?? ""}`}>{t("leftOut", { count: conversation.leftOut })}</span>
          </li>
        ) : null}
        {parts.map((part) =>
          part.kind === "message" ? (
            <Message key={part.item.id} item={part.item} conversation={conversation} to={part.to} />
          ) : (
            <li key={`fold-${part.key}`}>
              <button type="button" className={classes["gap"]} aria-expanded={false} onClick={() => setUnfolded(new Set([...unfolded, part.key]))}>
                {t(part.isEarlier ? (part.allAnswered ? "earlier" : "earlierMixed") : "later", { count: part.items.length })}
              </button>
            </li>
          ),
        )}
        {conversation.replies.map((reply) => (
          <Outgoing key={reply.id} reply={reply} brandName={conversation.brand.name} onChanged={onChanged} />
        ))}
      </ol>
    </div>
  );
};

/** Opens at the comment in question, and keeps it in view while the room for it changes, as a reply box that grows makes it: until the reader scrolls away. */
const useAskedShown = (scroll: RefObject<HTMLDivElement | null>, askedId: string): void => {
  useLayoutEffect(() => {
    const pane = scroll.current;
    const asked = pane?.querySelector<HTMLElement>("[data-asked]");
    if (!pane || !asked) return;
    const show = (): void => {
      const below = asked.offsetTop + asked.offsetHeight - (pane.offsetTop + pane.clientHeight) + 12;
      pane.scrollTop = Math.max(0, Math.min(below, asked.offsetTop - pane.offsetTop - 8));
    };
    show();
    const watch = new ResizeObserver(show);
    watch.observe(pane);
    const stop = new AbortController();
    const leave = (): void => {
      watch.disconnect();
      stop.abort();
    };
    for (const deed of ["pointerdown", "keydown", "wheel", "touchstart"]) pane.addEventListener(deed, leave, { signal: stop.signal, passive: true });
    return leave;
  }, [scroll, askedId]);
};

/** What the reader has just sent is brought into view, however long the thread is. */
const useOwnShown = (pane: RefObject<HTMLElement | null>, replies: Conversation["replies"]): void => {
  const { me } = useDesk();
  const latest = replies.findLast(({ by }) => by.id === me?.id)?.id;
  const shown = useRef(latest);
  useLayoutEffect(() => {
    if (latest === undefined || latest === shown.current) return;
    shown.current = latest;
    pane.current?.querySelector(`[data-turn="${CSS.escape(latest)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [latest, pane]);
};
