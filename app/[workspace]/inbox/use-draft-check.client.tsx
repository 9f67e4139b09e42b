"use client";

import { useEffect, useRef, useState } from "react";

import type { DraftCheck } from "#lib/tagging/drafts/draft-model";

import { checkWords } from "./actions";
import { useDesk } from "./desk-context.client";

/** What was found in these words. */
export type Checked = { readonly text: string; readonly found: DraftCheck };

const checkAfterMs = 600;
/** Less is only a beginning. */
const tellingLength = 12;
/** A sender waits no longer than this for a check that has not come yet. */
const patienceMs = 1500;

/** The tone check of the words being written: shortly after the last key, one request at a time; an answer to words that are gone is dropped. */
export const useDraftCheck = (itemId: string) => {
  const { workspace } = useDesk();
  const [checked, setChecked] = useState<Checked | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef("");
  const isAsking = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = async (text: string): Promise<DraftCheck | null> => {
    const answer = await checkWords({ workspace, itemId, text }).catch(() => null);
    return answer?.ok ? answer.value : null;
  };
  const look = async (): Promise<void> => {
    const text = latest.current;
    if (isAsking.current || text.length < tellingLength) return;
    isAsking.current = true;
    const found = await ask(text);
    isAsking.current = false;
    if (latest.current === text) setChecked(found && { text, found });
    else note(latest.current);
  };
  /** Hears what has been typed so far. */
  const note = (typed: string): void => {
    const text = typed.trim();
    clearTimeout(timer.current);
    latest.current = text;
    if (text.length < tellingLength) setChecked(null);
    else if (text !== checked?.text) timer.current = setTimeout(() => void look(), checkAfterMs);
  };
  /** What is to be said of words that are about to go out; null where the check does not answer in time. */
  const checkNow = async (text: string): Promise<DraftCheck | null> => {
    if (checked?.text === text) return checked.found;
    const found = await Promise.race([ask(text), new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs))]);
    if (found && latest.current === text) setChecked({ text, found });
    return found;
  };
  return { checked, note, checkNow };
};
