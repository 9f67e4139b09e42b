"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode } from "react";

import type { ConversationItem, ExplainedTag, TagExplanation } from "#lib/inbox/model";
import type { WordWeight } from "#lib/tagging/embedded/explain";

import { SkeletonLine } from "../../_ui/controls/skeleton";
import { explainItemTag } from "./actions";
import { useDesk } from "./desk-context.client";
import classes from "./explanation.module.css";

/** What is known of a tag's words: still being looked for, not to be had, or there. */
export type Why = TagExplanation | "reading" | "failed";

export type Explaining = {
  /** The tag that is pointed at or has the focus. */
  readonly asked: ExplainedTag | null;
  readonly why: Why;
  readonly ask: (tag: ExplainedTag | null) => void;
};

/** A pointer that only passes over a tag asks nothing. */
const askAfterMs = 180;
const mostHeld = 200;
const held = new Map<string, TagExplanation>();

/** The words behind the tag of a comment that a reader points at; each is asked for once. */
export const useExplanation = (item: ConversationItem): Explaining => {
  const { workspace } = useDesk();
  const [asked, setAsked] = useState<ExplainedTag | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [, setRead] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const keyOf = (tag: ExplainedTag): string => [item.id, item.editedAt, item.language, item.tagger, tag].join(" ");

  const read = async (tag: ExplainedTag): Promise<void> => {
    const key = keyOf(tag);
    if (held.has(key)) return;
    setFailed(null);
    const answer = await explainItemTag({ workspace, itemId: item.id, tag }).catch(() => null);
    if (answer?.ok) hold(key, answer.value);
    else setFailed(key);
    setRead((count) => count + 1);
  };
  const ask = (tag: ExplainedTag | null): void => {
    clearTimeout(timer.current);
    if (tag === null) setAsked(null);
    else
      timer.current = setTimeout(() => {
        setAsked(tag);
        void read(tag);
      }, askAfterMs);
  };
  const key = asked === null ? "" : keyOf(asked);
  return { asked, why: held.get(key) ?? (failed === key ? "failed" : "reading"), ask };
};

const hold = (key: string, explanation: TagExplanation): void => {
  const [oldest] = held.keys();
  if (held.size >= mostHeld && oldest !== undefined) held.delete(oldest);
  held.set(key, explanation);
};

/** What stands in the tooltip of a tag: how sure the tagger was, and the words for and against it. */
export const WhyTag = ({ head, why }: { readonly head: ReactNode; readonly why: Why | null }) => {
  const t = useTranslations("inbox.tags");
  return (
    <>
      <p className={classes["head"]}>{head}</p>
      {why === "reading" ? (
        <span role="status" aria-label={t("whyReading")}>
          <SkeletonLine width="70%" />
        </span>
      ) : null}
      {why === "failed" ? <p>{t("whyFailed")}</p> : null}
      {why !== null && typeof why === "object" ? (
        <>
          {why.isOfAnother ? <p>{t("whyOfAnother")}</p> : null}
          <Weights words={why.words} />
        </>
      ) : null}
    </>
  );
};

const Weights = ({ words }: { readonly words: readonly WordWeight[] }) => {
  const t = useTranslations("inbox.tags");
  if (words.length === 0) return <p>{t("whyNone")}</p>;
  const most = heaviest(words);
  return (["for", "against"] as const).map((side) => {
    const ofSide = words.filter((word) => sideOf(word) === side).slice(0, 6);
    if (ofSide.length === 0) return null;
    return (
      <dl key={side} className={classes["side"]}>
        <dt>{t(side)}</dt>
        <dd>
          {ofSide.map((word) => (
            <span key={word.from} className={classes["word"]} data-side={side} data-strength={strengthOf(word, most)}>
              {word.word.slice(0, 40)}
            </span>
          ))}
        </dd>
      </dl>
    );
  });
};

const sideOf = ({ weight }: WordWeight): "for" | "against" => (weight > 0 ? "for" : "against");

const heaviest = (words: readonly WordWeight[]): number => Math.max(...words.map(({ weight }) => Math.abs(weight)));

/** 1 to 3, in thirds of the heaviest word. */
const strengthOf = ({ weight }: WordWeight, most: number): number => Math.max(1, Math.ceil((3 * Math.abs(weight)) / most));

/** The text with the words that weighed for or against the tag marked in it. */
export const MarkedText = ({ text, words }: { readonly text: string; readonly words: readonly WordWeight[] }) => {
  const most = heaviest(words);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const word of words.toSorted((one, other) => one.from - other.from)) {
    if (word.from < at || word.to > text.length) continue;
    parts.push(text.slice(at, word.from));
    parts.push(
      <mark key={word.from} className={classes["mark"]} data-side={sideOf(word)} data-strength={strengthOf(word, most)}>
        {text.slice(word.from, word.to)}
      </mark>,
    );
    at = word.to;
  }
  return [...parts, text.slice(at)];
};
