"use client";

import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

import type { Conversation, ConversationItem } from "#lib/inbox/model";

import { Mark } from "../../_ui/controls/mark";
import { useClock } from "../../_ui/time/clock.client";
import { Moment, useMoment } from "../../_ui/time/moment";
import classes from "./conversation.module.css";
import { useDesk } from "./desk-context.client";
import { diffWords } from "./diff-words.client";
import { MarkedText, useExplanation, type Explaining } from "./explanation.client";
import { SentPictures } from "./pictures/sent-pictures.client";
import { Tags } from "./tags.client";
import { Translatable } from "./translation/translatable.client";
import { answeredWith, turnKey } from "./turns.client";
import { WhyLine } from "./why-line.client";

type Props = { readonly item: ConversationItem; readonly conversation: Conversation; readonly to: ConversationItem | null };

/** One message of the thread: the brand's own set apart, the one in question marked, edits and deletions in place. */
export const Message = ({ item, conversation, to }: Props) => {
  const isAsked = item.id === conversation.item.id;
  const t = useTranslations("inbox.thread");
  const { zone } = useDesk();
  const now = useClock();
  const explaining = useExplanation(item);
  const look = [classes["message"], isAsked ? classes["asked"] : "", item.isBrand ? classes["ours"] : ""].filter(Boolean).join(" ");
  return (
    <li
      className={look}
      data-message={item.id}
      data-turn={turnKey(item)}
      tabIndex={-1}
      {...(isAsked ? { "aria-current": "true" as const, "data-asked": true } : {})}
    >
      <div className={classes["by"]}>
        <Byline item={item} brandName={conversation.brand.name} />
        <Moment at={item.postedAt} zone={zone} now={now} />
        {to ? <span>{t("to", { name: to.isBrand ? conversation.brand.name : to.author.name })}</span> : null}
        <Standing item={item} />
        {isAsked && !item.isBrand ? <Tags item={item} explaining={explaining} /> : null}
      </div>
      <Translatable item={item}>
        <Words item={item} explaining={explaining} />
      </Translatable>
      {isAsked && !item.isBrand ? <WhyLine item={item} answer={answeredWith(conversation)} /> : null}
    </li>
  );
};

/** Who wrote it: a visitor with the mark of their mood, or the brand with the member who wrote for it. */
const Byline = ({ item, brandName }: { readonly item: ConversationItem; readonly brandName: string }) => {
  const t = useTranslations("inbox.thread");
  const tags = useTranslations("tags.sentiment");
  return (
    <>
      {item.isBrand || item.kind === "post" ? null : <Mark sentiment={item.sentiment} label={tags(item.sentiment)} />}
      <strong>{item.isBrand ? brandName : item.author.name}</strong>
      {item.byMember ? <span>{item.byMember.name}</span> : null}
      {item.kind === "message" && item.isBrand ? <span>{t("private")}</span> : null}
      {item.kind === "post" || item.kind === "review" ? <span>{t(item.kind)}</span> : null}
    </>
  );
};

/** Held, hidden, called spam: how it stands on the page. */
const Standing = ({ item }: { readonly item: ConversationItem }) => {
  const t = useTranslations("inbox.thread");
  switch (item.visibility) {
    case "held":
      return <span>{t("held")}</span>;
    case "hidden":
      return <span>{t("hidden")}</span>;
    case "spam":
      return <span>{t("spamThere")}</span>;
    case "public":
    case "deleted":
      return null;
  }
};

const Words = ({ item, explaining }: { readonly item: ConversationItem; readonly explaining: Explaining }) => {
  const t = useTranslations("inbox.thread");
  const { zone } = useDesk();
  const now = useClock();
  const say = useMoment();
  const language = item.language === "und" ? undefined : item.language;
  const text = (
    <>
      <p className={classes["text"]} lang={language}>
        {explaining.asked !== null && typeof explaining.why === "object" ? <MarkedText text={item.text} words={explaining.why.words} /> : item.text}
      </p>
      <SentPictures pictures={item.pictures} />
    </>
  );
  if (item.deletedAt !== null || item.visibility === "deleted") {
    return (
      <Unfolding
        show={t("showKept")}
        hide={t("hideKept")}
        before={item.deletedAt === null ? t("removedByBrand") : t("deleted", { time: say(item.deletedAt, zone, now) })}
        canOpen={item.text !== "" || item.pictures.length > 0}
      >
        <div className={classes["kept"]}>{text}</div>
      </Unfolding>
    );
  }
  if (item.revisions.length === 0) {
    return (
      <>
        {text}
        {item.editedAt ? <p className={`${classes["quiet"] ?? ""} small`}>{t("edited", { time: say(item.editedAt, zone, now) })}</p> : null}
      </>
    );
  }
  const edited = item.editedAt ?? item.revisions.at(-1)?.replacedAt ?? item.postedAt;
  return (
    <>
      {text}
      <Unfolding show={t("showEdits")} hide={t("hideEdits")} before={t("editedSentence", { time: say(edited, zone, now) })} canOpen>
        <Edits item={item} />
      </Unfolding>
    </>
  );
};

type UnfoldingProps = { readonly show: string; readonly hide: string; readonly before: string; readonly canOpen: boolean; readonly children: ReactNode };

const Unfolding = ({ show, hide, before, canOpen, children }: UnfoldingProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p className={`${classes["quiet"] ?? ""} small`}>
        {before}{" "}
        {canOpen ? (
          <button type="button" className={classes["word"]} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? hide : show}
          </button>
        ) : null}
      </p>
      {isOpen ? children : null}
    </>
  );
};

/** Each earlier wording against the one that followed it, newest change first. */
const Edits = ({ item }: { readonly item: ConversationItem }) => {
  const t = useTranslations("inbox.thread");
  const { zone } = useDesk();
  const now = useClock();
  const say = useMoment();
  const texts = [...item.revisions.map(({ text }) => text), item.text];
  return item.revisions
    .map((revision, at) => ({ ...revision, next: texts[at + 1] ?? item.text }))
    .toReversed()
    .map(({ text, replacedAt, next }) => (
      <div key={replacedAt} className={classes["edits"]}>
        <p className={`${classes["quiet"] ?? ""} small`}>{t("editWas", { time: say(replacedAt, zone, now) })}</p>
        <Difference before={text} after={next} />
      </div>
    ));
};

const Difference = ({ before, after }: { readonly before: string; readonly after: string }) => {
  const t = useTranslations("inbox.thread");
  const runs = diffWords(before, after);
  if (runs === null) return <p>{before}</p>;
  return (
    <p>
      {runs.map((run, at) => {
        if (run.kind === "same") return <span key={at}>{run.text}</span>;
        const Tag = run.kind === "added" ? "ins" : "del";
        return (
          <Tag key={at}>
            <span className="vh">{t(run.kind)} </span>
            {run.text}
          </Tag>
        );
      })}
    </p>
  );
};
