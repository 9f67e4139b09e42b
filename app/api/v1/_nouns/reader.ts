import { locales, type Locale } from "#lib/auth/actor";

/** In which language and zone a program's reader is told things. */
export type Reader = { readonly locale: Locale; readonly zone: string };

/** The language asked for by `Accept-Language`, as far as Parley speaks it. */
export const localeOf = (header: string | null, fallback: Locale): Locale => {
  const wanted = (header ?? "")
    .split(",")
    .map((part, place) => {
      const [tag = "", ...params] = part.trim().toLowerCase().split(";");
      const quality = Number(/^q=([\d.]+)$/.exec(params[0]?.trim() ?? "")?.[1] ?? 1);
      return { language: tag.split("-")[0] ?? "", quality: Number.isFinite(quality) ? quality : 0, place };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { language } of wanted) {
    const known = locales.find((locale) => locale === language);
    if (known !== undefined) return known;
  }
  return fallback;
};
