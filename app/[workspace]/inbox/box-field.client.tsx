"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";

import type { ConversationItem } from "#lib/inbox/model";

import classes from "./composer.module.css";
import { templateListId, templateOptionId } from "./use-templates.client";
import { filesIn, type Pictures } from "./pictures/use-pictures.client";
import type { Words } from "./use-words.client";

const TemplateMenu = dynamic(async () => (await import("./template-menu.client")).TemplateMenu, { ssr: false });

type Props = {
  readonly item: ConversationItem;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly words: Words;
  readonly isAgain: boolean;
  readonly isReadOnly: boolean;
  readonly onHold: (isHeld: boolean) => void;
  /** Takes the pictures that are pasted or dropped; null where the platform takes none. */
  readonly pictures: Pictures | null;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onLeave: () => void;
};

/** Where the words are typed, with the templates that "/" brings. */
export const Field = ({ item, field, words, isAgain, isReadOnly, pictures, onHold, onFocus, onBlur, onLeave }: Props) => {
  const t = useTranslations("inbox.composer");
  const { text, templates, check, change, keep } = words;
  const takeFiles = (event: { readonly preventDefault: () => void }, carried: DataTransfer): void => {
    const files = filesIn(carried);
    if (pictures === null || files.length === 0) return;
    event.preventDefault();
    pictures.add(files);
  };
  const hasChoice = templates.isOpen && templates.shown.length > 0;
  return (
    <>
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
        aria-autocomplete="list"
        {...(hasChoice ? { "aria-controls": templateListId, "aria-activedescendant": templateOptionId(templates.active) } : {})}
        lang={item.language === "und" ? undefined : item.language}
        maxLength={20_000}
        // What would be typed while the words are looked at would not go out with them.
        readOnly={isReadOnly}
        onChange={(event) => {
          onHold(true);
          change(event.target.value);
          templates.seek(event.target.value, event.target.selectionStart);
        }}
        onPaste={(event) => takeFiles(event, event.clipboardData)}
        onDragOver={(event) => {
          // Or the browser would leave the desk for the file.
          if (pictures !== null && event.dataTransfer.types.includes("Files")) event.preventDefault();
        }}
        onDrop={(event) => takeFiles(event, event.dataTransfer)}
        onFocus={() => {
          onHold(true);
          onFocus();
          check.note(text);
        }}
        onBlur={() => {
          if (text.trim() === "") onHold(false);
          templates.close();
          onBlur();
          void keep();
        }}
        onKeyDown={(event) => {
          if (templates.press(event) || event.key !== "Escape") return;
          event.preventDefault();
          event.currentTarget.blur();
          onLeave();
        }}
      />
      {templates.isOpen ? <TemplateMenu menu={templates} /> : null}
    </>
  );
};
