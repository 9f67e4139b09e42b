"use client";

import { useState, type RefObject } from "react";

import type { Conversation } from "#lib/inbox/model";

import { useDesk } from "./desk-context.client";
import { openPlacesIn } from "./open-places";
import { useDraftCheck } from "./use-draft-check.client";
import { useDraft } from "./use-draft.client";
import { useTemplates, type ChosenTemplate } from "./use-templates.client";

/** The words being written: kept, checked for their tone, begun from a template where one is asked for. */
export const useWords = ({ item, draft, draftOriginal }: Conversation, field: RefObject<HTMLTextAreaElement | null>) => {
  const { words: known } = useDesk();
  const kept = useDraft(item.id, { text: draft ?? "", original: draftOriginal });
  const check = useDraftCheck(item.id);
  const [template, setTemplate] = useState<ChosenTemplate | null>(null);
  const { text } = kept;

  /** `from`: what it was translated from, where that changes. */
  const change = (next: string, from?: string | null): void => {
    kept.write(next, from);
    check.note(next);
    if (next.trim() === "") setTemplate(null);
  };
  const select = (from: number, to: number): void => {
    // Words that were just put in stand in the field after the next paint.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(from, to);
    });
  };
  const show = (quote: string): void => {
    const at = text.indexOf(quote);
    if (at === -1) field.current?.focus();
    else select(at, at + quote.length);
  };
  const templates = useTemplates(item.id, (chosen, { from, to }) => {
    change(`${text.slice(0, from)}${chosen.text}${text.slice(to)}`);
    setTemplate(chosen);
    const [place] = openPlacesIn(chosen.text, known.variables);
    const at = place === undefined ? from + chosen.text.length : from + chosen.text.indexOf(place);
    select(at, at + (place?.length ?? 0));
  });
  /** As if "/" had been typed where the caret stands. */
  const askForTemplate = (): void => {
    const at = field.current?.selectionStart ?? text.length;
    const before = text.slice(0, at);
    const next = `${before}${/(?:^|\s)$/u.test(before) ? "/" : " /"}`;
    change(`${next}${text.slice(at)}`);
    select(next.length, next.length);
    templates.seek(next, next.length);
  };
  /** They have gone out. */
  const clear = (): void => {
    kept.empty();
    setTemplate(null);
    check.note("");
  };
  return { ...kept, check, template, templates, places: openPlacesIn(text, known.variables), change, show, askForTemplate, clear };
};

export type Words = ReturnType<typeof useWords>;
