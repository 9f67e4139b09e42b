"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

import type { CardField } from "#lib/cases/model/case-machine";

import { useFailureWords } from "../../../_ui/controls/use-act.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { keepCardField } from "../actions";
import { useCase, useOnCase } from "./case-context.client";

export type CardState = "untouched" | "saving" | "saved" | "failed";

const keepAfterMs = 800;

/** One field of the card: kept on the server shortly after the last key, and at once when it is left. What a colleague wrote comes in while it is untouched. */
export const useCardField = (field: CardField, onState: (state: CardState) => void) => {
  const { details } = useCase();
  const onCase = useOnCase();
  const router = useRouter();
  const sayFailure = useFailureWords();
  const served = details.card[field];
  const [text, setText] = useState(served);
  const [from, setFrom] = useState(served);
  const unkept = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  if (from !== served) {
    setFrom(served);
    if (text === from) setText(served);
  }
  const keep = async (): Promise<void> => {
    clearTimeout(timer.current);
    const wanted = unkept.current;
    if (wanted === null) return;
    unkept.current = null;
    onState("saving");
    const answer = await keepCardField({ ...onCase, field, text: wanted }).catch(() => null);
    onState(answer?.ok ? "saved" : "failed");
    if (answer?.ok) router.refresh();
    else if (answer !== null) showToast({ text: sayFailure(answer.error), tone: "failed" });
  };
  const write = (next: string): void => {
    setText(next);
    unkept.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(), keepAfterMs);
  };
  const leave = useRef(keep);
  useEffect(() => {
    leave.current = keep;
  });
  useEffect(() => () => void leave.current(), []);
  return { text, write, keep };
};
