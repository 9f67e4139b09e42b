import type { DailyLimits } from "#lib/core/service-settings";

export type Cost = { readonly requests: number; readonly characters: number };

/** Counts what a tagger costs. `spend` is false, and counts nothing, where the cost would go over what a day in UTC may cost. */
export type Budget = { readonly spend: (cost: Cost) => Promise<boolean> };

/** The day whose budget an instant belongs to, as `2026-11-21`. */
export const budgetDay = (now: Date): string => now.toISOString().slice(0, 10);

/** A budget of one process, gone with it. */
export const memoryBudget = (limits: DailyLimits, now: () => Date): Budget => {
  let day = "";
  let spent: Cost = { requests: 0, characters: 0 };
  return {
    spend: (cost) => {
      const today = budgetDay(now());
      const before = day === today ? spent : { requests: 0, characters: 0 };
      const after = { requests: before.requests + cost.requests, characters: before.characters + cost.characters };
      if (after.requests > limits.requests || after.characters > limits.characters) return Promise.resolve(false);
      [day, spent] = [today, after];
      return Promise.resolve(true);
    },
  };
};
