"use client";

import { useRef, useState } from "react";

import type { DraftCheck, DraftProblem } from "#lib/tagging/drafts/draft-model";

type Around = { readonly checkNow: (text: string) => Promise<DraftCheck | null>; readonly post: (words: string, confirmSecond: boolean) => void };

/** Stands before sending: words that insult are asked about, once; all others, and those that cannot be checked, go on. */
export const useInsultQuestion = ({ checkNow, post }: Around) => {
  const [question, setQuestion] = useState<{ readonly words: string; readonly problem: DraftProblem } | null>(null);
  const [isChecking, setChecking] = useState(false);
  const settled = useRef("");

  const goOn = (words: string, confirmSecond: boolean): void => {
    settled.current = words;
    setQuestion(null);
    post(words, confirmSecond);
  };
  const send = async (words: string, confirmSecond: boolean): Promise<void> => {
    if (settled.current === words) {
      post(words, confirmSecond);
      return;
    }
    setChecking(true);
    const found = await checkNow(words);
    setChecking(false);
    const problem = found?.problems.find(({ kind }) => kind === "insult");
    if (problem) setQuestion({ words, problem });
    else goOn(words, confirmSecond);
  };
  return { question, isChecking, send, goOn: () => question && goOn(question.words, false), dismiss: () => setQuestion(null) };
};
