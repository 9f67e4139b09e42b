import { z } from "zod";

import { foldedText } from "#lib/tagging/reading/characters";

export const hiddenKinds = ["name", "handle", "phone", "email", "order"] as const;
export const hiddenKindSchema = z.enum(hiddenKinds);
export type HiddenKind = z.infer<typeof hiddenKindSchema>;

export type Redaction = {
  readonly hidden: readonly HiddenKind[];
  readonly author: { readonly name: string; readonly handle: string | null };
};

/** What stands where something was hidden: the page puts it into the reader's words. */
export const blankOf = (kind: HiddenKind): string => `[[${kind}]]`;

const blanks = /\[\[(name|handle|phone|email|order)\]\]/gu;

export type RedactedPiece = { readonly text: string } | { readonly hidden: HiddenKind };

/** A redacted text cut into what is shown and what is hidden. */
export const piecesOf = (redacted: string): readonly RedactedPiece[] =>
  redacted
    .split(blanks)
    .map((piece, place): RedactedPiece => (place % 2 === 1 ? { hidden: hiddenKindSchema.parse(piece) } : { text: piece }))
    .filter((piece) => "hidden" in piece || piece.text !== "");

const email = /[\p{L}\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.\p{L}{2,24}/giu;
const mention = /(?<![\p{L}\p{N}_@])@[\p{L}\p{N}_.-]{0,60}[\p{L}\p{N}_]|\[(?:id|club|public)\d+\|[^\]\n]{0,100}\]/giu;
const profile = /(?:https?:\/\/)?(?:www\.)?(?:vk\.com|t\.me|instagram\.com|facebook\.com|x\.com|twitter\.com|tiktok\.com)\/[\p{L}\p{N}_.@/-]+/giu;

const labels =
  "№|#|n[°º]|(?<!\\p{L})(?:no\\.|nr|num[ée]ro|number|номер\\p{L}{0,3}|order|заказ\\p{L}{0,3}|commande|tracking|трек\\p{L}{0,3}|colis|ref(?:erence)?|r[ée]f[ée]rence|ticket|заявк\\p{L}{1,2}|dossier|contra[ct]t?|договор\\p{L}{0,2}|facture|invoice|сч[её]т\\p{L}{0,2})";
const labelled = new RegExp(
  `(?<=(?:${labels})[.:]?(?:\\s{0,2}(?:is|est|number|номер|num[ée]ro|no\\.|№|#|n[°º])[.:]?){0,2}\\s{0,2})\\p{L}{0,4}[-–]?\\d[\\d\\p{Lu}-]{2,30}(?:[ \u00a0\u202f]\\d{3}(?!\\d|\\s?(?:[€$£₽]|eur|руб)))*`,
  "giu",
);
const code = /(?<![\p{L}\p{N}])(?:[A-ZА-Я]{1,4}[-–]?\d{4,14}|\d{6,14}|(?=[A-Z\d]*[A-Z])(?=[A-Z\d]*\d{4})[A-Z\d]{8,30})(?![\p{L}\p{N}])/gu;
/** Seven digits and more, as telephone numbers are written: with a plus, brackets, spaces, dots or dashes among them. */
const phone = /(?<![\p{L}\p{N}])\+?(?:\(\d{2,4}\)|\d)(?:[\s.()\u00a0\u202f–-]{0,2}\d){6,14}(?![\p{L}\p{N}])/gu;
/** Days such as 2026-11-21 and 21.11.2026 look like telephone numbers. */
const isDay = (written: string): boolean => /^(?:\d{4}[-.]\d{2}[-.]\d{2}|\d{1,2}[.-]\d{1,2}[.-]\d{4})$/u.test(written);
/** With a plus or in groups it is a telephone; digits in one run may be an order. */
const isPhone = (written: string): boolean => !isDay(written) && (/\D/u.test(written) || /^[0789]\d{9,10}$/u.test(written));

const numberOf = (written: string): string => (isDay(written) ? written : blankOf("order"));

/** A text with what was asked for hidden, in English, Russian and French; each place keeps the word for what stood there. */
export const redact = (text: string, { hidden, author }: Redaction): string => {
  const steps: Readonly<Record<HiddenKind, (read: string) => string>> = {
    email: (read) => read.replaceAll(email, blankOf("email")),
    handle: (read) => hideOwnHandle(read.replaceAll(profile, blankOf("handle")).replaceAll(mention, blankOf("handle")), author.handle),
    phone: (read) => read.replaceAll(phone, (written) => (isPhone(written) ? blankOf("phone") : written)),
    order: (read) => read.replaceAll(labelled, numberOf).replaceAll(code, numberOf),
    name: (read) => hideName(read, author.name),
  };
  // What a visitor wrote is never taken for a blank of ours.
  const read = text.normalize("NFC").replaceAll("[[", "[ [");
  return inOrder.filter((kind) => hidden.includes(kind)).reduce((done, kind) => outsideBlanks(done, steps[kind]), read);
};

/** Addresses hold names and handles, and telephone numbers what looks like an order: the longer is hidden first. */
const inOrder: readonly HiddenKind[] = ["email", "handle", "phone", "order", "name"];

const outsideBlanks = (text: string, step: (read: string) => string): string =>
  piecesOf(text)
    .map((piece) => ("hidden" in piece ? blankOf(piece.hidden) : step(piece.text)))
    .join("");

const partLengthMin = 3;

const hideOwnHandle = (text: string, own: string | null): string => {
  const bare = foldedText(own?.replace(/^@/u, "") ?? "");
  if (bare.length < partLengthMin) return text;
  return text.replaceAll(/[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu, (written) => (foldedText(written) === bare ? blankOf("handle") : written));
};

const hideName = (text: string, name: string): string => {
  const parts = name
    .normalize("NFC")
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length >= partLengthMin);
  return text
    .replaceAll(/\p{L}+(?:['’]s(?!\p{L}))?/gu, (written) => (parts.some((part) => isFormOf(foldedText(part), written)) ? blankOf("name") : written))
    .replaceAll(/\[\[name\]\](?:\s+\[\[name\]\])+/gu, blankOf("name"));
};

const caseEndings = new Set(["", "а", "ы", "и", "е", "у", "ю", "я", "ой", "ою", "ей", "ею", "ом", "ем", "ым", "ых", "ого", "ому"]);
const endingInName = /[аеиоуыэюяйь]+$/u;

/** The name itself and its possessive; in Russian also, written with a capital, the name in another case: Вера, Веры, Верой. */
const isFormOf = (name: string, written: string): boolean => {
  const read = foldedText(written.replace(/['’]s$/u, ""));
  if (read === name) return true;
  const stem = name.replace(endingInName, "");
  const isInflected = /^[а-я]{3,}$/u.test(stem) && read.startsWith(stem) && caseEndings.has(read.slice(stem.length));
  return isInflected && /^\p{Lu}/u.test(written);
};
