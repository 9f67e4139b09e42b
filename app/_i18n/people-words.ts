import { createTranslator } from "next-intl";
import { z } from "zod";

import type { Locale } from "#lib/auth/actor";
import type { DisplacementReason } from "#lib/people/displacement-model/candidates";
import type { Evidence } from "#lib/people/verdict-model/judge";
import type { Verdict } from "#lib/people/verdict-model/verdicts";

import { loadMessages } from "./messages";

/** What the domain of people says by a key, in words. */
export type PeopleWords = {
  readonly verdict: (verdict: Verdict) => string;
  readonly evidence: (evidence: Evidence) => string;
  readonly displacement: (reason: DisplacementReason) => string;
};

const words = z.record(z.string(), z.string());
const messagesSchema = z.object({ people: z.object({ verdict: words, evidence: words, displacement: words }) });

/** The words of verdicts, of the reasons for them and for displacement, in a language of ours. */
export const loadPeopleWords = async (locale: Locale): Promise<PeopleWords> => {
  const messages = messagesSchema.parse(await loadMessages(locale));
  const t = createTranslator({ locale, messages, namespace: "people" });
  return {
    verdict: (verdict) => t(`verdict.${verdict}`),
    evidence: ({ line, params }) => t(`evidence.${line}`, params),
    displacement: ({ reason, params }) => t(`displacement.${reason}`, params),
  };
};
