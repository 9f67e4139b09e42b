import { cookies, headers } from "next/headers";
import { cache } from "react";

import { locales, localeSchema, type Locale } from "#lib/auth/actor";
import { currentUser } from "#lib/auth/session";

export const localeCookie = "parley-locale";

/** The language of the visitor: the account's own, else the one chosen here before, else the browser's, else English. */
export const visitorLocale = cache(async (): Promise<Locale> => {
  const user = await currentUser();
  if (user) return user.locale;
  const chosen = localeSchema.safeParse((await cookies()).get(localeCookie)?.value);
  if (chosen.success) return chosen.data;
  return preferredLocale((await headers()).get("accept-language") ?? "");
});

/** The first of our languages in an Accept-Language header, by weight; English where none is there. */
export const preferredLocale = (acceptLanguage: string): Locale => {
  const wishes = acceptLanguage
    .split(",")
    .map((wish) => {
      const [tag = "", ...parameters] = wish.trim().split(";");
      const weight = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { language: tag.trim().slice(0, 2).toLowerCase(), weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { language } of wishes) {
    const known = locales.find((locale) => locale === language);
    if (known) return known;
  }
  return "en";
};
