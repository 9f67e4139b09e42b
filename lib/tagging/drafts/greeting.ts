import { nameGroups } from "../first-names";
import { wordsOfName } from "../name-index";
import type { Word } from "../reading/cursor";
import { anyDraftLexicon } from "./draft-lexicon-of";
import { findPhrases } from "./phrases";
import type { Draft } from "./read-draft";

const salutationWithin = 3;
const nameWithin = 8;

/** True when the draft begins with a salutation in any language, the customer's name or handle, or somebody called by name. */
export const isGreeted = (draft: Draft): boolean => {
  const opening = draft.words.filter(({ sentence }, place) => place < nameWithin && sentence === draft.words[0]?.sentence);
  const isSaluted = findPhrases(opening.slice(0, salutationWithin + 1), anyDraftLexicon.salutation).some(({ first }) => first < salutationWithin);
  return isSaluted || /^\s*@[\p{L}\p{N}]/u.test(draft.text) || namesCustomer(draft, opening) || callsSomebody(draft, afterThanks(opening).slice(0, 1));
};

const namesCustomer = ({ customerName }: Draft, opening: readonly Word[]): boolean => {
  const names = wordsOfName(customerName);
  const groups = new Set(names.flatMap(nameGroups));
  return opening.some(({ text }) => names.includes(text) || nameGroups(text).some((group) => groups.has(group)));
};

// "Thanks Sarah, …" begins with her name as well.
const afterThanks = (opening: readonly Word[]): readonly Word[] =>
  findPhrases(opening.slice(0, 1), anyDraftLexicon.thanks).length > 0 ? opening.slice(1) : opening;

// "Sarah, …": a first name, or where the customer's name is not known any capitalised word that is no common opener.
const callsSomebody = ({ text, customerName }: Draft, opening: readonly Word[]): boolean =>
  opening.some(({ text: form, from, to }) => {
    if (!/^[,!]/.test(text.slice(to, to + 1)) || !/^\p{Lu}/u.test(text.slice(from, to))) return false;
    return nameGroups(form).length > 0 || (customerName === "" && findPhrases(opening, anyDraftLexicon.opener).length === 0);
  });

const signatureWordsMax = 4;

/** True when the draft ends with closing words or with a name. */
export const isSigned = (draft: Draft): boolean => {
  const last = draft.words.at(-1);
  const ending = draft.words.filter(({ sentence }) => sentence === last?.sentence);
  const line = draft.text.trimEnd().slice(draft.text.trimEnd().lastIndexOf("\n") + 1);
  if (findPhrases(ending, draft.lexicon.signOff).length > 0) return true;
  const isNameLike = /^\p{Lu}\p{L}/u.test(draft.text.slice(ending[0]?.from ?? 0, last?.to)) && !/[.!?…]$/u.test(line);
  return ending.length < signatureWordsMax && ending.length < draft.words.length && isNameLike;
};
