"use client";

import { Menu, Tooltip } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

import type { ConversationItem, ExplainedTag } from "#lib/inbox/model";
import { doubtOf, type CorrectedHead } from "#lib/items/doubt-model";
import type { Tone } from "#lib/tagging/model";
import { tellingTones, toggledTone } from "#lib/tagging/offences";

import { Icon } from "../../_ui/controls/icon";
import { Mark } from "../../_ui/controls/mark";
import { useActs } from "./acts.client";
import classes from "./conversation.module.css";
import { useDesk } from "./desk-context.client";
import { WhyTag, type Explaining } from "./explanation.client";
import whyClasses from "./explanation.module.css";

type Props = { readonly item: ConversationItem; readonly explaining: Explaining };

/** What the item says, as chips: each tells why, and opens a small menu that corrects it. */
export const Tags = ({ item, explaining }: Props) => {
  const { correct } = useActs();
  const { words } = useDesk();
  const tags = useTranslations("tags");
  const itemId = item.id;
  const chip = { item, explaining };
  return (
    <span className={classes["tags"]}>
      <TagMenu
        {...chip}
        head="sentiment"
        explained={item.sentiment}
        value={tags(`sentiment.${item.sentiment}`)}
        icon={<Mark sentiment={item.sentiment} size={10} />}
      >
        {words.sentiments.map((value) => (
          <Choice
            key={value}
            isOn={value === item.sentiment}
            onChoose={() => correct(item, { itemId, head: "sentiment", became: value })}
            icon={<Mark sentiment={value} />}
          >
            {tags(`sentiment.${value}`)}
          </Choice>
        ))}
      </TagMenu>
      <TagMenu {...chip} head="intent" explained={item.intent} value={tags(`intent.${item.intent}`)}>
        {words.intents.map((value) => (
          <Choice key={value} isOn={value === item.intent} onChoose={() => correct(item, { itemId, head: "intent", became: value })}>
            {tags(`intent.${value}`)}
          </Choice>
        ))}
      </TagMenu>
      <TagMenu {...chip} head="language" explained={null} value={tags(`language.${item.language}`)}>
        {words.languages.map((value) => (
          <Choice key={value} isOn={value === item.language} onChoose={() => correct(item, { itemId, head: "language", became: value })}>
            {tags(`language.${value}`)}
          </Choice>
        ))}
      </TagMenu>
      <ToneTag {...chip} />
    </span>
  );
};

/** The hardest flag is the one whose words are asked for. */
const byHardness: readonly Tone[] = ["threat", "insult", "obscenity", "toxic", "spam"];

const ToneTag = ({ item, explaining }: Props) => {
  const { correct } = useActs();
  const { may, words } = useDesk();
  const t = useTranslations("inbox.tags");
  const tags = useTranslations("tags");
  const shown = tellingTones(item.tones)
    .map((tone) => tags(`tone.${tone}`))
    .join(", ");
  const isUnsure = item.unsure.includes("tone");
  if (shown === "" && !may.tag && !isUnsure) return null;
  const hardest = byHardness.find((tone) => item.tones.includes(tone));
  return (
    <TagMenu
      item={item}
      explaining={explaining}
      head="tones"
      explained={hardest ?? (isUnsure ? "toxic" : null)}
      value={shown === "" ? tags("noTone") : shown}
      shown={shown === "" && !isUnsure ? t("noTone") : undefined}
      look={shown === "" && !isUnsure ? "empty" : hardest === "threat" || hardest === "insult" || hardest === "toxic" ? "hard" : undefined}
    >
      {words.tones.map((tone) => (
        <Choice
          key={tone}
          isOn={item.tones.includes(tone)}
          onChoose={() => correct(item, { itemId: item.id, head: "tones", became: toggledTone(item.tones, tone) })}
        >
          {tags(`tone.${tone}`)}
        </Choice>
      ))}
    </TagMenu>
  );
};

type TagMenuProps = Props & {
  readonly head: CorrectedHead;
  /** What the words are asked for; null where a tag has none. */
  readonly explained: ExplainedTag | null;
  readonly value: string;
  /** Instead of the value. */
  readonly shown?: string | undefined;
  readonly icon?: ReactNode;
  readonly look?: "hard" | "empty" | undefined;
  readonly children: ReactNode;
};

const TagMenu = ({ item, explaining, head, explained, value, shown, icon, look, children }: TagMenuProps) => {
  const t = useTranslations("inbox.tags");
  const { may } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const sureness = useSureness(item, head, explained);
  const isAsked = explained !== null && explaining.asked === explained;
  const ask = (): void => explaining.ask(explained);
  const leave = (): void => {
    if (!isOpen) explaining.ask(null);
  };
  const toggle = (opened: boolean): void => {
    setOpen(opened);
    if (!opened) explaining.ask(null);
  };
  const chip = {
    ...looksOf(item, head, look),
    title: explained === null && sureness !== "" ? sureness : undefined,
    onMouseEnter: ask,
    onMouseLeave: leave,
    onFocus: ask,
    onBlur: leave,
  };
  const words = (
    <>
      {icon}
      {shown ?? value}
    </>
  );
  const about = <WhyTag head={[value, sureness].filter((part) => part !== "").join(" · ")} why={explained === null ? null : explaining.why} />;
  const why = {
    label: about,
    opened: isAsked && !isOpen,
    classNames: { tooltip: whyClasses["why"] ?? "" },
    multiline: true,
    position: "top-end",
    withinPortal: true,
  } as const;
  if (!may.tag) {
    return (
      <Tooltip {...why}>
        <span {...chip} tabIndex={explained === null ? undefined : 0}>
          {words}
        </span>
      </Tooltip>
    );
  }
  return (
    <Menu position="bottom-end" width={180} withinPortal opened={isOpen} onChange={toggle}>
      <Menu.Target>
        <Tooltip {...why}>
          <button
            type="button"
            aria-label={shown === undefined ? t(head, { value: isInDoubt(item, head) ? `${value}, ${t("unsure")}` : value }) : undefined}
            {...chip}
          >
            {words}
          </button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
};

const isInDoubt = (item: ConversationItem, head: CorrectedHead): boolean => item.unsure.some((doubt) => doubt === doubtOf(head));

const looksOf = (item: ConversationItem, head: CorrectedHead, look: TagMenuProps["look"]) => ({
  className: classes["tag"],
  "data-tag": head,
  "data-hand": item.corrected.includes(head) || undefined,
  "data-tone": look === "hard" ? "hard" : undefined,
  "data-empty": look === "empty" || undefined,
  "data-unsure": isInDoubt(item, head) || undefined,
});

/** Whose word it is and how sure: "unsure · 52 % sure", "corrected by hand". */
const useSureness = (item: ConversationItem, head: CorrectedHead, explained: ExplainedTag | null): string => {
  const t = useTranslations("inbox.tags");
  const tags = useTranslations("tags");
  if (item.corrected.includes(head)) return t("corrected");
  const { tones } = item.confidences;
  const confidence = head === "tones" ? Object.entries(tones).find(([tone]) => tone === explained)?.[1] : item.confidences[head];
  const sure = confidence === undefined ? "" : tags("sure", { percent: Math.round(100 * confidence) });
  const unsure = isInDoubt(item, head) ? t("unsure") : "";
  return [unsure, sure].filter((part) => part !== "").join(" · ");
};

const Choice = ({
  isOn,
  onChoose,
  icon,
  children,
}: {
  readonly isOn: boolean;
  readonly onChoose: () => void;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) => (
  <Menu.Item onClick={onChoose} leftSection={icon} rightSection={isOn ? <Icon of={IconCheck} size={14} /> : null}>
    {children}
  </Menu.Item>
);
