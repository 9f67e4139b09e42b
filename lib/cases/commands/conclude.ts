import type { z } from "zod";

import { changeCase } from "../change-case";
import type { concludeSchema, hearWordSchema, reopenCaseSchema } from "../model";
import type { Actor } from "#lib/auth/actor";

/**
 * The outcome of a round. Confirmed ones need the customer's words: satisfied closes the case, not satisfied opens the next round;
 * unconfirmed closes it where a word was awaited. Throws `conflict` while a promise or an action is open, or before the fourth step.
 */
export const concludeCase = async (actor: Actor, { caseId, outcome, words }: z.output<typeof concludeSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, (_tx, { state }) => {
    // The next round seeks another bridge: what was tried stays in the story.
    const tried = outcome === "not-satisfied" ? { bridge: state.card.bridge, fairness: state.card.fairness } : {};
    return Promise.resolve({
      command: { kind: "conclude", outcome },
      action: "case.conclude",
      event: { kind: "concluded", words, details: { outcome }, texts: tried },
    });
  });

/** The customer has spoken: nothing closes by silence until we have reached out again. */
export const hearWord = async (actor: Actor, { caseId, words }: z.output<typeof hearWordSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, () => Promise.resolve({ command: { kind: "hear-word" }, action: "case.hear-word", event: { kind: "word-heard", words } }));

/** Opens a closed case again: after silence the same round, after satisfaction the next. */
export const reopenCase = async (actor: Actor, { caseId, words }: z.output<typeof reopenCaseSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, () => Promise.resolve({ command: { kind: "reopen" }, action: "case.reopen", event: { kind: "reopened", words } }));
