"use client";

import { useRef, useState } from "react";

import type { DraftCheck, DraftProblem } from "#lib/tagging/drafts/draft-model";

import type { SendWord } from "./use-send.client";

type Around = { readonly checkNow: (text: string) => Promise<DraftCheck | null>; readonly post: (words: string, word: SendWord) => void };

/** Stands before sending: words that insult are asked about, once; all others, and those that cannot be checked, go on. */
export const useInsultQuestion = ({ checkNow, post }: Around) => {
  const [question, setQuestion] = useState<{ readonly words: string; readonly word: SendWord; readonly problem: DraftProblem } | null>(null);
  const [isChecking, setChecking] = useState(false);
  const settled = useRef("");

  const goOn = (words: string, word: SendWord): void => {
    settled.current = words;
    setQuestion(null);
    post(words, word);
  };
  const send = async (words: string, word: SendWord): Promise<void> => {
    if (settled.current === words) {
      post(words, word);
      return;
    }
    setChecking(true);
    const found = await checkNow(words);
    setChecking(false);
    const problem = found?.problems.find(({ kind }) => kind === "insult");
    if (problem) setQuestion({ words, word, problem });
    else goOn(words, word);
  };
  return { question, isChecking, send, goOn: () => question && goOn(question.words, question.word), dismiss: () => setQuestion(null) };
};
