"use client";

import { useState } from "react";

import type { ActionResult } from "#lib/auth/action";

import { useAct } from "../../../_ui/controls/use-act.client";

type GuardAct = ReturnType<typeof useAct> & {
  /** The desk said that the words have not cooled down: a reason is asked for. */
  readonly isEarly: boolean;
};

/** Runs an act of guarding and notices when it came too early. */
export const useGuardAct = (): GuardAct => {
  const act = useAct({ failAs: "words" });
  const [isEarly, setEarly] = useState(false);
  const noticing =
    <Value,>(work: () => Promise<ActionResult<Value>>) =>
    async (): Promise<ActionResult<Value>> => {
      const result = await work();
      if (!result.ok && result.error.reason === "cooling-down") setEarly(true);
      return result;
    };
  return { ...act, isEarly, run: (work, onDone) => act.run(noticing(work), onDone) };
};
