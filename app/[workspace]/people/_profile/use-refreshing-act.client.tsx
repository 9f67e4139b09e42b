"use client";

import { useRouter } from "next/navigation";

import type { ActionResult } from "#lib/auth/action";

import { useAct } from "../../../_ui/controls/use-act.client";

/** Runs an act and shows the page as it is after it. */
export const useRefreshingAct = () => {
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  return {
    isBusy,
    failure,
    run: <Value,>(work: () => Promise<ActionResult<Value>>, onDone?: (value: Value) => void): void =>
      run(work, (value) => {
        onDone?.(value);
        router.refresh();
      }),
  };
};
