"use client";

import { useRef, useState } from "react";

import { useInsultQuestion } from "./use-insult-question.client";
import type { SendWord } from "./use-send.client";
import type { useDraftCheck } from "./use-draft-check.client";

/** What is asked before words go out: about something left open in them, and to read them again beside the comment. */
export type Step = "open-places" | "reread";

type Asked = { readonly step: Step; readonly word: SendWord; readonly passed: readonly Step[] };

type Around = {
  readonly text: string;
  readonly isSending: boolean;
  /** In the order they are asked. */
  readonly steps: readonly Step[];
  readonly checkNow: ReturnType<typeof useDraftCheck>["checkNow"];
  readonly post: (words: string, word: SendWord) => void;
};

/** From the press on Send to the words leaving: one question after the other, each once. */
export const useSubmit = ({ text, isSending, steps, checkNow, post }: Around) => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const insult = useInsultQuestion({ checkNow, post });
  const last = useRef<SendWord>({});
  const words = text.trim();
  const isReady = words !== "" && !isSending && !insult.isChecking;

  const go = (word: SendWord): void => {
    last.current = word;
    void insult.send(words, word);
  };
  const pass = (word: SendWord, passed: readonly Step[]): void => {
    const step = steps.find((one) => !passed.includes(one));
    setAsked(step === undefined ? null : { step, word, passed });
    if (step === undefined) go(word);
  };
  return {
    insult,
    asked: asked?.step ?? null,
    submit: () => isReady && pass({}, []),
    /** Yes to what was asked. */
    goOn: (more: SendWord = {}) => asked && pass({ ...asked.word, ...more }, [...asked.passed, asked.step]),
    /** Once more after the server refused, with what it asked for. */
    again: (more: SendWord) => isReady && go({ ...last.current, ...more }),
    dismiss: () => setAsked(null),
  };
};
