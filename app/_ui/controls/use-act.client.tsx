"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";

import type { ActionResult } from "#lib/auth/action";

import { showToast } from "./toast-store";

type ActionFailure = Extract<ActionResult<unknown>, { readonly ok: false }>["error"];

/** Says a failure in the reader's language. */
export const useFailureWords = (): ((failure: ActionFailure) => string) => {
  const t = useTranslations("errors");
  return ({ reason, words, message }) => (t.has(reason) ? t(reason, words) : message);
};

type Act = {
  readonly isBusy: boolean;
  /** The last failure in words; null after a success. */
  readonly failure: string | null;
  readonly run: <Value>(work: () => Promise<ActionResult<Value>>, onDone?: (value: Value) => void) => void;
};

/** Runs a server action: busy while it runs; a failure becomes words beside the form, or a toast where there is no form. */
export const useAct = ({ failAs }: { readonly failAs: "words" | "toast" }): Act => {
  const say = useFailureWords();
  const t = useTranslations("errors");
  const [isBusy, start] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);
  const fail = (words: string): void => {
    if (failAs === "toast") showToast({ text: words, tone: "failed" });
    else setFailure(words);
  };
  const run: Act["run"] = (work, onDone) => {
    start(async () => {
      try {
        const result = await work();
        setFailure(null);
        if (result.ok) onDone?.(result.value);
        else fail(say(result.error));
      } catch {
        fail(t("unreachable"));
      }
    });
  };
  return { isBusy, failure, run };
};
