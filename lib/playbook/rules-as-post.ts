import type { Rules } from "./rule-model";
import type { Locale } from "#lib/auth/actor";

/** House rules as the plain text of a post, in one language. */
export const rulesAsPost = ({ preamble, clauses }: Rules, locale: Locale): string =>
  [preamble[locale], ...clauses.map(({ number, texts }) => `${number}. ${texts[locale].title}\n${texts[locale].text}`)]
    .filter((part) => part !== "")
    .join("\n\n");
