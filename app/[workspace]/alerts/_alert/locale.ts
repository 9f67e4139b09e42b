import type { Locale } from "#lib/auth/actor";

/** A language of ours; English for any other. */
export const localeOr = (name: string): Locale => (name === "ru" || name === "fr" ? name : "en");
