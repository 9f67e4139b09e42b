"use client";

import { useRouter } from "next/navigation";
import { createContext, use, type ReactNode } from "react";

import type { ActionResult } from "#lib/auth/action";
import type { CaseDetails, Channel, Named, OtherCase } from "#lib/cases/model";
import type { CaseLevel } from "#lib/cases/model/case-machine";

import { useAct } from "../../../_ui/controls/use-act.client";

/** What every part of a case's page needs to know. */
export type CaseFacts = {
  readonly workspace: string;
  readonly zone: string;
  readonly meId: string | null;
  /** The reader may work on it, and it takes commands. */
  readonly canWork: boolean;
  readonly mayWork: boolean;
  readonly members: readonly Named[];
  /** Cases of the same brand. */
  readonly others: readonly OtherCase[];
  readonly details: CaseDetails;
  /** Words of the model, sent with the page: the model itself carries its parser along. */
  readonly words: { readonly channels: readonly Channel[]; readonly levels: readonly CaseLevel[]; readonly silenceDays: number };
};

const CaseContext = createContext<CaseFacts | null>(null);

export const CaseProvider = ({ facts, children }: { readonly facts: CaseFacts; readonly children: ReactNode }) => (
  <CaseContext value={facts}>{children}</CaseContext>
);

/** The case around this component. */
export const useCase = (): CaseFacts => {
  const facts = use(CaseContext);
  if (facts === null) throw new Error("useCase is for parts of a case.");
  return facts;
};

/** What every action on a case takes. */
export const useOnCase = (): { readonly workspace: string; readonly caseId: string } => {
  const { workspace, details } = useCase();
  return { workspace, caseId: details.id };
};

/** Runs an action on the case and shows the page anew; a failure is a toast. */
export const useCaseAct = () => {
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const act = <Value,>(work: () => Promise<ActionResult<Value>>, onDone?: () => void): void =>
    run(work, () => {
      onDone?.();
      router.refresh();
    });
  return { isBusy, act };
};
