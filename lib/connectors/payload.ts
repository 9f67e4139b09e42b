import { z } from "zod";

import { sha256 } from "#lib/core/crypto";

import { itemKindSchema, type IncomingItem } from "./contract";
import { lacksZone, readDate } from "./dates";
import { brandByName } from "./own-names";
import { plainLine, plainText } from "./text";

/** Something about a row that keeps it out, for the reader: which field, and a key for why. */
export type Rejection = { readonly field: string; readonly reason: string };

export type ReadPayload = { readonly item: IncomingItem; readonly deleted: boolean } | Rejection;

export type PayloadOptions = {
  /** For dates that name no zone; null: such dates are rejected with `needs-zone`. */
  readonly zone: string | null;
  readonly ownNames: readonly string[];
};

const text = z.union([z.string(), z.number()]).transform(String);
const optionalText = text.nullish().transform((value) => (value === undefined || value === null || value.trim() === "" ? undefined : value.trim()));

const truthy = new Set(["1", "true", "yes", "y", "да", "oui", "vrai", "истина"]);
const flag = z
  .union([z.boolean(), z.string(), z.number()])
  .nullish()
  .transform((value) =>
    truthy.has(
      String(value ?? "")
        .trim()
        .toLowerCase(),
    ),
  );

const payloadSchema = z.object({
  external_id: optionalText,
  kind: z
    .string()
    .nullish()
    .transform((value) => (value ?? "").trim().toLowerCase() || "comment")
    .pipe(itemKindSchema),
  parent_external_id: optionalText,
  root_external_id: optionalText,
  author: z.object({ id: optionalText, name: optionalText, url: optionalText }).optional(),
  author_id: optionalText,
  author_name: optionalText,
  author_url: optionalText,
  title: optionalText,
  text: optionalText,
  created_at: text,
  edited_at: optionalText,
  url: optionalText,
  rating: z
    .union([z.number(), z.string()])
    .nullish()
    .transform((value) => (value === null || value === undefined || value === "" ? undefined : Number(String(value).replace(",", "."))))
    .pipe(z.number().min(0).max(5).optional()),
  lang: optionalText,
  is_brand: flag,
  deleted: flag,
});
type Payload = z.output<typeof payloadSchema>;

/** The fields an imported or pushed item may have. */
export const payloadFields = [
  "external_id",
  "kind",
  "parent_external_id",
  "root_external_id",
  "author_id",
  "author_name",
  "author_url",
  "title",
  "text",
  "created_at",
  "edited_at",
  "url",
  "rating",
  "lang",
  "is_brand",
  "deleted",
] as const;
export type PayloadField = (typeof payloadFields)[number];

/** One imported or pushed row as an item, or why not. Without an id of its own it is named after author, time and text. */
export const readPayload = (row: unknown, options: PayloadOptions): ReadPayload => {
  const parsed = payloadSchema.safeParse(row);
  if (!parsed.success) return rejectionOf(parsed.error, row);
  const payload = parsed.data;
  const postedAt = momentOf(payload.created_at, options.zone);
  if (typeof postedAt === "string") return { field: "created_at", reason: postedAt };
  const editedAt = payload.edited_at === undefined ? undefined : momentOf(payload.edited_at, options.zone);
  if (typeof editedAt === "string") return { field: "edited_at", reason: editedAt };
  const words = plainText(payload.text ?? payload.title ?? "");
  if (words === "" && payload.rating === undefined && !payload.deleted) return { field: "text", reason: "missing" };
  return { item: itemOf(payload, { words, postedAt, editedAt, ownNames: options.ownNames }), deleted: payload.deleted };
};

type Read = { readonly words: string; readonly postedAt: Date; readonly editedAt: Date | undefined; readonly ownNames: readonly string[] };

const itemOf = (payload: Payload, { words, postedAt, editedAt, ownNames }: Read): IncomingItem => {
  const author = authorOf(payload, ownNames);
  const externalId = payload.external_id ?? sha256([author.externalId, postedAt.toISOString(), words].join("\n"));
  const parentExternalId = payload.parent_external_id ?? null;
  return {
    externalId,
    kind: payload.kind,
    parentExternalId,
    rootExternalId: payload.root_external_id ?? parentExternalId ?? externalId,
    author,
    text: words,
    title: payload.title === undefined ? undefined : plainLine(payload.title),
    url: payload.url,
    languageHint: payload.lang,
    rating: payload.rating,
    postedAt,
    editedAt,
    ...(payload.deleted ? { visibility: "deleted", deletedBy: "author" } : { visibility: "public" }),
  };
};

// oxlint-disable-next-line complexity -- two ways to write an author, each part optional
const authorOf = (payload: Payload, ownNames: readonly string[]): IncomingItem["author"] => {
  const name = plainLine(payload.author?.name ?? payload.author_name ?? payload.author?.id ?? payload.author_id ?? "") || "Anonymous";
  return {
    externalId: payload.author?.id ?? payload.author_id ?? name,
    name,
    url: payload.author?.url ?? payload.author_url,
    isBrand: payload.is_brand ? "yes" : brandByName(name, ownNames),
  };
};

const momentOf = (raw: string, zone: string | null): Date | "bad-date" | "needs-zone" => {
  if (zone === null && lacksZone(raw)) return "needs-zone";
  return readDate(raw, zone ?? "UTC")?.at ?? "bad-date";
};

const rejectionOf = (error: z.ZodError, row: unknown): Rejection => {
  const path = error.issues[0]?.path ?? [];
  const field = path.join(".");
  if (field === "") return { field: "", reason: "not-an-object" };
  const given: unknown = typeof row === "object" && row !== null ? new Map<unknown, unknown>(Object.entries(row)).get(path[0]) : undefined;
  return { field, reason: given === undefined || given === null || given === "" ? "missing" : "not-valid" };
};

/** Gives answers to answers the root of the thread, as far as the batch itself shows it. */
export const withResolvedRoots = (items: readonly IncomingItem[]): IncomingItem[] => {
  const byId = new Map(items.map((item) => [item.externalId, item]));
  const rootOf = (item: IncomingItem, depth: number): string => {
    const above = item.rootExternalId === item.parentExternalId ? byId.get(item.rootExternalId) : undefined;
    return above === undefined || above === item || depth > items.length ? item.rootExternalId : rootOf(above, depth + 1);
  };
  return items.map((item) => ({ ...item, rootExternalId: rootOf(item, 0) }));
};
