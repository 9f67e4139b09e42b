import { z } from "zod";

import type { Locale } from "#lib/auth/actor";

import { areas, type Area } from "./areas";

type Messages = { [key: string]: string | Messages };
const messagesSchema: z.ZodType<Messages> = z.lazy(() => z.record(z.string(), z.union([z.string(), messagesSchema])));

const loaded = new Map<string, Messages>();

const loadArea = async (locale: Locale, area: Area): Promise<Messages> => {
  const key = `${locale}/${area}`;
  const known = loaded.get(key);
  if (known) return known;
  const file: unknown = await import(`../../messages/${locale}/${area}.json`);
  const messages = z.object({ default: messagesSchema }).parse(file).default;
  loaded.set(key, messages);
  return messages;
};

/** All messages of a language, by area; read once per process. */
export const loadMessages = async (locale: Locale): Promise<Messages> => {
  const loadedAreas = await Promise.all(areas.map(async (area) => [area, await loadArea(locale, area)] as const));
  return Object.fromEntries(loadedAreas);
};
