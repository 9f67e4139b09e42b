"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type ReactNode } from "react";

import type { Conversation, ConversationItem } from "#lib/inbox/model";
import type { Tone, UnsureHead } from "#lib/tagging/model";
import { tellingTones, toggledTone } from "#lib/tagging/offences";

import { Button } from "../../_ui/controls/button";
import { Kbd } from "../../_ui/controls/kbd";
import { Mark } from "../../_ui/controls/mark";
import { useKeys } from "../_shell/keys.client";
import { useActs, type Correction } from "./acts.client";
import classes from "./decide.module.css";
import { useDesk } from "./desk-context.client";

type Props = {
  readonly item: ConversationItem;
  readonly patch: (change: (conversation: Conversation) => Conversation) => void;
  /** Nothing of this comment is in doubt any more. */
  readonly onDone: () => void;
  /** A decision on this comment was taken back. */
  readonly onReturn: () => void;
};

/** One tag in doubt after another: a key for each label, Enter for the one it has. */
export const Decide = ({ item, patch, onDone, onReturn }: Props) => {
  const t = useTranslations("inbox.decide");
  const { correct } = useActs();
  const [count] = useState(item.unsure.length);
  const bar = useFocusUnlessTyping();
  const [head] = item.unsure;
  if (head === undefined) return null;
  const decide = (change: Correction): void => {
    correct(item, change, onReturn);
    patch((held) => ({
      ...held,
      item: decided(held.item, head, change),
      items: held.items.map((one) => (one.id === item.id ? decided(one, head, change) : one)),
    }));
    if (item.unsure.length === 1) onDone();
  };
  return (
    <section ref={bar} className={classes["decide"]} aria-label={t("label")} tabIndex={-1} data-decide={head}>
      <p className={classes["question"]}>
        <strong>{t(head)}</strong> <Guess item={item} head={head} />
        {count > 1 ? <span className={classes["step"]}>{t("step", { step: count - item.unsure.length + 1, count })}</span> : null}
      </p>
      {head === "tone" ? <Tones key={head} item={item} onDecide={decide} /> : <Labels key={head} item={item} head={head} onDecide={decide} />}
    </section>
  );
};

/** The comment as it will be once the server has heard it. */
const decided = (item: ConversationItem, head: UnsureHead, change: Correction): ConversationItem => ({
  ...item,
  [change.head]: change.became,
  unsure: item.unsure.filter((doubt) => doubt !== head),
});

/** Takes the focus from the list, so that Enter decides and opens nothing; never from somebody who writes. */
const useFocusUnlessTyping = () => {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!document.activeElement?.matches("input:not([type=checkbox]), textarea, [role=dialog] *")) bar.current?.focus({ preventScroll: true });
  }, []);
  return bar;
};

const Guess = ({ item, head }: { readonly item: ConversationItem; readonly head: UnsureHead }) => {
  const t = useTranslations("inbox.decide");
  const tags = useTranslations("tags");
  const tones = tellingTones(item.tones);
  const value = {
    sentiment: () => tags(`sentiment.${item.sentiment}`),
    intent: () => tags(`intent.${item.intent}`),
    tone: () => tones.map((tone) => tags(`tone.${tone}`)).join(", ") || tags("noTone"),
  }[head]();
  const confidence = head === "tone" ? undefined : item.confidences[head];
  return <span>{confidence === undefined ? t("guess", { value }) : t("guessSure", { value, percent: Math.round(100 * confidence) })}</span>;
};

type LabelsProps = { readonly item: ConversationItem; readonly head: "sentiment" | "intent"; readonly onDecide: (change: Correction) => void };

const Labels = ({ item, head, onDecide }: LabelsProps) => {
  const t = useTranslations("inbox.decide");
  const tags = useTranslations("tags");
  const { words } = useDesk();
  const itemId = item.id;
  const choices: readonly LabelChoice[] =
    head === "sentiment"
      ? words.sentiments.map((value) => ({
          value,
          isOn: value === item.sentiment,
          label: tags(`sentiment.${value}`),
          run: () => onDecide({ itemId, head, became: value }),
          icon: <Mark sentiment={value} size={10} />,
        }))
      : words.intents.map((value) => ({
          value,
          isOn: value === item.intent,
          label: tags(`intent.${value}`),
          run: () => onDecide({ itemId, head, became: value }),
        }));
  const current = choices.find(({ isOn }) => isOn);
  return <Choices choices={choices} end={{ label: t("keep", { value: current?.label ?? "" }), run: () => current?.run() }} />;
};

const Tones = ({ item, onDecide }: Pick<LabelsProps, "item" | "onDecide">) => {
  const t = useTranslations("inbox.decide");
  const tags = useTranslations("tags");
  const { words } = useDesk();
  const [chosen, setChosen] = useState<readonly Tone[]>(item.tones);
  const choices = words.tones.map((tone) => ({
    value: tone,
    isOn: chosen.includes(tone),
    label: tags(`tone.${tone}`),
    run: () => setChosen(toggledTone(chosen, tone)),
  }));
  const value =
    tellingTones(chosen)
      .map((tone) => tags(`tone.${tone}`))
      .join(", ") || tags("noTone");
  const isSame = chosen.toSorted().join() === item.tones.toSorted().join();
  return (
    <Choices
      choices={choices}
      end={{ label: t(isSame ? "keep" : "set", { value }), run: () => onDecide({ itemId: item.id, head: "tones", became: [...chosen] }) }}
    />
  );
};

type LabelChoice = { readonly value: string; readonly isOn: boolean; readonly label: string; readonly run: () => void; readonly icon?: ReactNode };

type ChoicesProps = { readonly choices: readonly LabelChoice[]; readonly end: { readonly label: string; readonly run: () => void } };

const Choices = ({ choices, end }: ChoicesProps) => {
  const t = useTranslations("inbox.decide");
  useKeys(t("group"), {
    ...Object.fromEntries(choices.map(({ label, run }, place) => [String(place + 1), { label, run }])),
    enter: { label: end.label, run: end.run },
  });
  return (
    <div className={classes["choices"]}>
      {choices.map(({ value, isOn, label, run, icon }, place) => (
        <button
          key={value}
          type="button"
          className={classes["choice"]}
          aria-pressed={isOn}
          aria-keyshortcuts={String(place + 1)}
          onClick={run}
          data-choice={value}
        >
          <Kbd>{String(place + 1)}</Kbd>
          {icon}
          {label}
        </button>
      ))}
      <Button size="small" onClick={end.run} data-keep aria-keyshortcuts="Enter">
        <Kbd>↵</Kbd> {end.label}
      </Button>
      <span className={classes["undo"]}>
        <Kbd>z</Kbd> {t("undo")}
      </span>
    </div>
  );
};
