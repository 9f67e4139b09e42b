import { spendOnTagger } from "../store/tagger-spend";
import { budgetDay, type Budget } from "./budget";
import type { DailyLimits } from "#lib/core/service-settings";

type Options = { readonly tagger: string; readonly limits: DailyLimits; readonly now: () => Date };

/** The budget that all workers of the installation share. */
export const storedBudget = ({ tagger, limits, now }: Options): Budget => ({
  spend: (cost) => spendOnTagger({ tagger, day: budgetDay(now()), cost, limits }),
});
