import type { Language } from "../model";
import { findAdvertising } from "./advertising";
import { draftLexiconOf } from "./draft-lexicon-of";
import { draftProblemKinds, type DraftCheck, type DraftProblem, type DraftProblemKind, type DraftToCheck, type Span } from "./draft-model";
import { findDismissals } from "./dismissals";
import { draftWords } from "./draft-words";
import { findEmptyPromises } from "./empty-promises";
import { isGreeted, isSigned } from "./greeting";
import { findInsults } from "./insults";
import { findPhrases } from "./phrases";
import { hintInWords, problemInWords, type ProposalLocale } from "./proposals";
import { isOwnFault, isUndenied, type Draft } from "./read-draft";
import { findShouting } from "./shouting";

/** Of one kind no more problems are told than a person would mend before asking again. */
const problemsOfKindMax = 5;

/** Tells what a draft may not say to the customer, and what to say instead. Never throws, whatever the texts hold; takes time in proportion to their length. */
export const checkDraft = (toCheck: DraftToCheck): DraftCheck => {
  const written = languageOfWords(toCheck, toCheck.draft);
  const asked = toCheck.language ?? languageOfWords(toCheck, toCheck.comment);
  const draft: Draft = {
    text: toCheck.draft,
    words: draftWords(toCheck.draft),
    lexicon: draftLexiconOf(written),
    language: written,
    comment: toCheck.comment,
    customerName: toCheck.customerName ?? "",
    brandNames: toCheck.brandNames ?? [],
  };
  if (draft.words.length === 0) return { problems: [], hints: [] };
  const locale = localeOf(asked, written);
  const found = { ...findingsOf(draft), "wrong-language": isOtherLanguage(written, asked) ? [whole(draft)] : [] };
  const problems = draftProblemKinds.flatMap((kind) =>
    found[kind]
      .slice(0, problemsOfKindMax)
      .map(({ from, to }): DraftProblem => ({ kind, from, to, quote: draft.text.slice(from, to), proposal: problemInWords(kind, locale) })),
  );
  return {
    problems: problems.sort((one, other) => one.from - other.from),
    hints: isSigned(draft) ? [] : [{ kind: "no-sign-off", proposal: hintInWords("no-sign-off", locale) }],
  };
};

const findingsOf = (draft: Draft): Readonly<Record<Exclude<DraftProblemKind, "wrong-language">, readonly Span[]>> => ({
  insult: findInsults(draft),
  blame: findPhrases(draft.words, draft.lexicon.blame).filter((found) => isUndenied(draft, found) && !isOwnFault(draft, found)),
  sarcasm: findPhrases(draft.words, draft.lexicon.sarcasm),
  dismissive: findDismissals(draft),
  advertising: findAdvertising(draft),
  "empty-promise": findEmptyPromises(draft),
  "no-greeting": isGreeted(draft) ? [] : [whole(draft)],
  shouting: findShouting(draft),
});

const whole = (draft: Draft): Span => ({ from: 0, to: draft.text.length });

const tellingWordsMin = 3;

// A word or two is too little to name a language by.
const languageOfWords = ({ languageOf }: DraftToCheck, text: string): Language => (draftWords(text).length < tellingWordsMin ? "und" : languageOf(text));

const isOtherLanguage = (written: Language, asked: Language): boolean => written !== "und" && asked !== "und" && written !== asked;

const localeOf = (asked: Language, written: Language): ProposalLocale => {
  const known = [asked, written].find((language) => language === "en" || language === "ru" || language === "fr");
  return known ?? "en";
};
