"use client";

import { useEffect, useRef, useState } from "react";

import { claimItem, keepDraft, releaseItem } from "./actions";
import { useDesk } from "./desk-context.client";
import { findPutBy, forget, putBy, type Written } from "./unkept-words";

export type DraftState = "kept" | "keeping" | "untouched" | "failed";

const keepAfterMs = 800;
const renewEveryMs = 20_000;

/** The text being written: kept on the server shortly after the last key, and at once when the writer leaves; until then in the window. */
export const useDraft = (itemId: string, { text: served, original: servedOriginal }: Written) => {
  const { workspace, me } = useDesk();
  const box = { writerId: me?.id ?? "", itemId };
  const [text, setText] = useState(served);
  const [original, setOriginal] = useState(servedOriginal);
  const [state, setState] = useState<DraftState>("untouched");
  const unkept = useRef<Written | null>(null);
  const isPaused = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const isChanged = (): boolean => unkept.current !== null;
  const keep = async (): Promise<void> => {
    clearTimeout(timer.current);
    const wanted = unkept.current;
    if (wanted === null || isPaused.current) return;
    unkept.current = null;
    setState("keeping");
    const answer = await keepDraft({ workspace, itemId, ...wanted }).catch(() => null);
    setState(answer?.ok ? "kept" : "failed");
    if (answer?.ok && !isChanged()) forget(sessionStorage, box);
  };
  /** What words were translated from stays with them until they are gone, or others take their place. */
  const write = (next: string, from = next.trim() === "" ? null : original): void => {
    setText(next);
    setOriginal(from);
    unkept.current = { text: next, original: from };
    putBy(sessionStorage, box, unkept.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(), keepAfterMs);
  };
  /** Keeps nothing while the text is being sent: kept after it was taken, it would come back as a draft. */
  const pause = (): void => {
    isPaused.current = true;
  };
  /** Keeps again, beginning with what was not kept meanwhile. */
  const resume = (): void => {
    isPaused.current = false;
    void keep();
  };
  /** Empties the box without touching what is kept: sending has dropped it there. */
  const empty = (): void => {
    clearTimeout(timer.current);
    forget(sessionStorage, box);
    unkept.current = null;
    isPaused.current = false;
    setText("");
    setOriginal(null);
    setState("untouched");
  };
  // A text that appears on the server while the box is empty and untouched, such as a discarded reply's, comes in here.
  const [from, setFrom] = useState(served);
  if (from !== served) {
    setFrom(served);
    if (text === "" && state === "untouched") {
      setText(served);
      setOriginal(servedOriginal);
    }
  }
  const takeUp = (): void => {
    const left = findPutBy(sessionStorage, box);
    if (left !== null) write(left.text, left.original);
  };
  const leave = useRef(keep);
  const arrive = useRef(takeUp);
  useEffect(() => {
    leave.current = keep;
  });
  useEffect(() => {
    arrive.current();
    return () => void leave.current();
  }, []);
  return { text, original, state, write, keep, pause, resume, empty };
};

/** Tells the team "I am writing" while the box has the focus. */
export const useClaim = (itemId: string): { readonly hold: () => void; readonly release: () => void } => {
  const { workspace } = useDesk();
  const timer = useRef<ReturnType<typeof setInterval> | undefined>(undefined);
  const isHeld = useRef(false);
  const release = (): void => {
    clearInterval(timer.current);
    if (!isHeld.current) return;
    isHeld.current = false;
    // A claim that is not given back lapses by itself within a minute.
    void releaseItem({ workspace, itemId }).catch(() => null);
  };
  const hold = (): void => {
    if (isHeld.current) return;
    isHeld.current = true;
    const claim = (): void => void claimItem({ workspace, itemId }).catch(() => null);
    claim();
    timer.current = setInterval(claim, renewEveryMs);
  };
  const leave = useRef(release);
  useEffect(() => {
    leave.current = release;
  });
  useEffect(() => () => leave.current(), []);
  return { hold, release };
};
