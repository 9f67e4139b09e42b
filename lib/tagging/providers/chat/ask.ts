import type { Budget } from "../budget";
import { bodyOf, forms, type Asking, type Form } from "./forms";
import { postChat, type ChatOutcome } from "./post";
import type { ChatSettings } from "#lib/core/tagger-settings";

export type Asked =
  | Exclude<ChatOutcome, { readonly kind: "unsuited" }>
  /** It answers other questions asked in this form: it is this one it does not want. */
  | { readonly kind: "declined"; readonly reason: string }
  | { readonly kind: "spent" };

type Surroundings = {
  readonly budget: Budget;
  readonly now: () => Date;
  /** Lets so many milliseconds pass. */
  readonly pause: (ms: number) => Promise<unknown>;
};

/** A page does not wait for a service that asks for a longer rest. */
const pauseMaxMs = 10_000;
const usualPauseMs = 1_000;

/** Asks within the day's budget, once more where the service is busy, and in plainer forms until it is known which one it understands. */
export const createAsk = (settings: ChatSettings, { budget, now, pause }: Surroundings): ((question: Asking) => Promise<Asked>) => {
  let understood: Form | null = null;

  const send = async (body: string): Promise<ChatOutcome | { readonly kind: "spent" }> =>
    (await budget.spend({ requests: 1, characters: body.length })) ? postChat(settings, body, now) : { kind: "spent" };

  const sendPatiently = async (body: string): ReturnType<typeof send> => {
    const first = await send(body);
    if (first.kind !== "busy") return first;
    const waitMs = first.retryAfterMs ?? usualPauseMs;
    if (waitMs > pauseMaxMs) return first;
    await pause(waitMs);
    return send(body);
  };

  return async (question) => {
    const isKnown = understood !== null;
    let reason = "";
    for (const form of understood === null ? forms : [understood]) {
      const outcome = await sendPatiently(bodyOf(settings.model, question, form));
      if (outcome.kind === "answered") understood = form;
      if (outcome.kind !== "unsuited") return outcome;
      reason = outcome.reason;
    }
    return { kind: isKnown ? "declined" : "failed", reason };
  };
};
