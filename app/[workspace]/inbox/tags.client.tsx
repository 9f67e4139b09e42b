"use client";

import { Menu } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { ConversationItem } from "#lib/inbox/model";
import type { Tone } from "#lib/tagging/model";

import { Icon } from "../../_ui/controls/icon";
import { Mark } from "../../_ui/controls/mark";
import { useActs } from "./acts.client";
import classes from "./conversation.module.css";
import { useDesk } from "./desk-context.client";

/** What the item says, as chips; each opens a small menu that corrects it. */
export const Tags = ({ item }: { readonly item: ConversationItem }) => {
  const { correct } = useActs();
  const { may, words } = useDesk();
  const t = useTranslations("inbox.tags");
  const tags = useTranslations("tags");
  const itemId = item.id;
  const toggleTone = (tone: Tone): void => {
    const next = item.tones.includes(tone) ? item.tones.filter((known) => known !== tone) : [...item.tones, tone];
    correct({ itemId, head: "tones", became: next }, { itemId, head: "tones", became: [...item.tones] });
  };
  const tonesShown = item.tones.map((tone) => tags(`tone.${tone}`)).join(", ");
  const isByHand = (head: string): boolean => item.corrected.includes(head);
  return (
    <span className={classes["tags"]}>
      <TagMenu
        label={t("sentiment", { value: tags(`sentiment.${item.sentiment}`) })}
        shown={
          <>
            <Mark sentiment={item.sentiment} size={10} />
            {tags(`sentiment.${item.sentiment}`)}
          </>
        }
        isByHand={isByHand("sentiment")}
        isShut={!may.tag}
      >
        {words.sentiments.map((value) => (
          <Choice
            key={value}
            isOn={value === item.sentiment}
            onChoose={() => correct({ itemId, head: "sentiment", became: value }, { itemId, head: "sentiment", became: item.sentiment })}
            icon={<Mark sentiment={value} />}
          >
            {tags(`sentiment.${value}`)}
          </Choice>
        ))}
      </TagMenu>
      <TagMenu
        label={t("intent", { value: tags(`intent.${item.intent}`) })}
        shown={tags(`intent.${item.intent}`)}
        isByHand={isByHand("intent")}
        isShut={!may.tag}
      >
        {words.intents.map((value) => (
          <Choice
            key={value}
            isOn={value === item.intent}
            onChoose={() => correct({ itemId, head: "intent", became: value }, { itemId, head: "intent", became: item.intent })}
          >
            {tags(`intent.${value}`)}
          </Choice>
        ))}
      </TagMenu>
      <TagMenu
        label={t("language", { value: tags(`language.${item.language}`) })}
        shown={tags(`language.${item.language}`)}
        isByHand={isByHand("language")}
        isShut={!may.tag}
      >
        {words.languages.map((value) => (
          <Choice
            key={value}
            isOn={value === item.language}
            onChoose={() => correct({ itemId, head: "language", became: value }, { itemId, head: "language", became: item.language })}
          >
            {tags(`language.${value}`)}
          </Choice>
        ))}
      </TagMenu>
      {tonesShown === "" && !may.tag ? null : (
        <TagMenu
          label={tonesShown === "" ? undefined : t("tones", { value: tonesShown })}
          shown={tonesShown === "" ? t("noTone") : tonesShown}
          isByHand={isByHand("tones")}
          isShut={!may.tag}
          look={tonesShown === "" ? "empty" : item.tones.some((tone) => tone === "insult" || tone === "threat") ? "hard" : undefined}
        >
          {words.tones.map((tone) => (
            <Choice key={tone} isOn={item.tones.includes(tone)} onChoose={() => toggleTone(tone)}>
              {tags(`tone.${tone}`)}
            </Choice>
          ))}
        </TagMenu>
      )}
    </span>
  );
};

type TagMenuProps = {
  readonly label: string | undefined;
  readonly shown: ReactNode;
  readonly isByHand: boolean;
  readonly isShut: boolean;
  readonly look?: "hard" | "empty" | undefined;
  readonly children: ReactNode;
};

const TagMenu = ({ label, shown, isByHand, isShut, look, children }: TagMenuProps) => {
  const t = useTranslations("inbox.tags");
  const title = isByHand ? t("corrected") : undefined;
  const chip = {
    className: classes["tag"],
    "data-hand": isByHand || undefined,
    "data-tone": look === "hard" ? "hard" : undefined,
    "data-empty": look === "empty" || undefined,
    title,
  };
  if (isShut) return <span {...chip}>{shown}</span>;
  return (
    <Menu position="bottom-end" width={180} withinPortal>
      <Menu.Target>
        <button type="button" aria-label={label} {...chip}>
          {shown}
        </button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
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
