import type { Locale } from "#lib/auth/actor";

/** Calm last words, to begin from: the door is shut without a slam. */
export const closingWords: Readonly<Record<Locale, string>> = {
  en: "{name}, we have said here what we can. By rule {clause} (“{rule}”) we end this conversation. We wish you well.\n\n{agent}, {brand}",
  ru: "{name}, мы сказали здесь всё, что могли. По правилу {clause} («{rule}») мы завершаем этот разговор. Всего вам доброго.\n\n{agent}, {brand}",
  fr: "{name}, nous avons dit ici tout ce que nous pouvions dire. Selon la règle {clause} (« {rule} »), nous mettons fin à cette conversation. Bonne continuation.\n\n{agent}, {brand}",
};
