import { getRequestConfig } from "next-intl/server";

import { localeSchema } from "#lib/auth/actor";
import { readClock } from "#lib/core/clock";

import { visitorLocale } from "./locale";
import { loadMessages } from "./messages";

export default getRequestConfig(async ({ locale: asked }) => {
  // A page that stands in a language of its own asks for it by name.
  const locale = asked === undefined ? await visitorLocale() : localeSchema.parse(asked);
  return { locale, messages: await loadMessages(locale), now: readClock(), timeZone: "UTC" };
});
