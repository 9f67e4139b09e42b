"use client";

import { useRef, useState, type KeyboardEvent } from "react";

import { listTemplates } from "./actions";
import { useDesk } from "./desk-context.client";

/** A template with its variables filled; those that are not known stand in `missing`. */
export type ChosenTemplate = {
  readonly id: string;
  readonly title: string;
  readonly shortcut: string | null;
  readonly text: string;
  readonly missing: readonly string[];
  /** The same form of words in the reader's language, where there is one and it is another. */
  readonly readersText: string | null;
};

/** What is being looked for after a "/", and where it stands. */
type Sought = { readonly from: number; readonly to: number; readonly query: string };

export type TemplateMenuState = {
  readonly isOpen: boolean;
  readonly state: "reading" | "ready" | "failed";
  readonly shown: readonly ChosenTemplate[];
  readonly active: number;
  readonly hover: (at: number) => void;
  readonly choose: (template: ChosenTemplate) => void;
  /** Looks whether a template is asked for where the caret stands. */
  readonly seek: (text: string, caret: number) => void;
  /** True where the key was the menu's. */
  readonly press: (event: KeyboardEvent) => boolean;
  readonly close: () => void;
};

/** What the field names as its list. */
export const templateListId = "composer-templates";
export const templateOptionId = (at: number): string => `${templateListId}-${at}`;

const slashWord = /(?:^|\s)\/([\p{L}\p{N}-]{0,30})$/u;
const shownMax = 8;

/** Templates by "/": read once for a comment, found as one types, chosen by the keyboard. */
export const useTemplates = (itemId: string, insert: (template: ChosenTemplate, place: Sought) => void): TemplateMenuState => {
  const { workspace } = useDesk();
  const [read, setRead] = useState<readonly ChosenTemplate[] | "failed" | null>(null);
  const [sought, setSought] = useState<Sought | null>(null);
  const [active, setActive] = useState(0);
  const isAsked = useRef(false);
  const ask = async (): Promise<void> => {
    if (isAsked.current) return;
    isAsked.current = true;
    const answer = await listTemplates({ workspace, itemId }).catch(() => null);
    isAsked.current = answer?.ok ?? false;
    setRead(answer?.ok ? answer.value : "failed");
  };
  const shown = sought === null || read === null || read === "failed" ? [] : read.filter((template) => fits(template, sought.query)).slice(0, shownMax);
  const close = (): void => setSought(null);
  const seek = (text: string, caret: number): void => {
    const found = slashWord.exec(text.slice(0, caret));
    if (found === null) {
      close();
      return;
    }
    const query = found[1] ?? "";
    setSought({ from: caret - query.length - 1, to: caret, query: query.toLowerCase() });
    setActive(0);
    void ask();
  };
  const choose = (template: ChosenTemplate): void => {
    if (sought !== null) insert(template, sought);
    close();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setActive((active + 1) % Math.max(1, shown.length)),
    ArrowUp: () => setActive((active + shown.length - 1) % Math.max(1, shown.length)),
    Enter: () => shown[active] && choose(shown[active]),
    Tab: () => shown[active] && choose(shown[active]),
    Escape: close,
  };
  const press = (event: KeyboardEvent): boolean => {
    const act = keys[event.key];
    if (sought === null || act === undefined || event.ctrlKey || event.metaKey || (shown.length === 0 && event.key !== "Escape")) return false;
    event.preventDefault();
    act();
    return true;
  };
  const state = read === null ? "reading" : read === "failed" ? "failed" : "ready";
  return { isOpen: sought !== null, state, shown, active, hover: setActive, choose, seek, press, close };
};

const fits = ({ title, shortcut }: ChosenTemplate, query: string): boolean =>
  query === "" || (shortcut ?? "").toLowerCase().startsWith(query) || title.toLowerCase().includes(query);
