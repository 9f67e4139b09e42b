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
  const sent = useSent(conversation.replies);
  useKeptInView(scroll, sent === undefined ? "[data-asked]" : `[data-turn="${CSS.escape(sent)}"]`);
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

/** The reply the reader has sent since the conversation opened; it stays theirs when it has become a message. */
const useSent = (replies: Conversation["replies"]): string | undefined => {
  const { me } = useDesk();
  const latest = replies.findLast(({ by }) => by.id === me?.id)?.id;
  const [known, setKnown] = useState<{ readonly latest: string | undefined; readonly sent: string | undefined }>({ latest, sent: undefined });
  if (latest !== known.latest) setKnown({ latest, sent: latest ?? known.sent });
  return known.sent;
};

/** Opens at what matters now, and keeps it in view while the room for it changes, as a reply box that grows or closes makes it: until the reader scrolls away. */
const useKeptInView = (scroll: RefObject<HTMLDivElement | null>, selector: string): void => {
  useLayoutEffect(() => {
    const pane = scroll.current;
    if (!pane) return;
    const show = (): void => {
      const wanted = pane.querySelector<HTMLElement>(selector);
      if (!wanted) return;
      const below = wanted.offsetTop + wanted.offsetHeight - (pane.offsetTop + pane.clientHeight) + 12;
      pane.scrollTop = Math.max(0, Math.min(below, wanted.offsetTop - pane.offsetTop - 8));
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
  }, [scroll, selector]);
};
