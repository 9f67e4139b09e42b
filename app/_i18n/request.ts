import { getRequestConfig } from "next-intl/server";

import { readClock } from "#lib/core/clock";

import { visitorLocale } from "./locale";
import { loadMessages } from "./messages";

export default getRequestConfig(async () => {
  const locale = await visitorLocale();
  return { locale, messages: await loadMessages(locale), now: readClock(), timeZone: "UTC" };
});
