import { z } from "zod";

import { pictureTypes, type AttachTerms, type PictureType } from "#lib/connectors/contract";

/** A picture as the composer shows it; its bytes are fetched by its id. */
export type PictureView = { readonly id: string; readonly type: PictureType; readonly alt: string };

/** A picture that left with an answer, or is about to. Its bytes are let go of after a while; what it shows stays. */
export type SentPicture = PictureView & { readonly isKept: boolean };

/** What goes beside the words of an answer: what the platform takes, and what the member has put there so far. */
export type Attaching = { readonly terms: AttachTerms; readonly pictures: readonly PictureView[] };

export const pictureViewSchema = z.object({ id: z.string(), type: z.enum(pictureTypes), alt: z.string() });
export const sentPictureSchema = pictureViewSchema.extend({ isKept: z.boolean() });

/** Longer than any platform takes. */
const altLengthMax = 5_000;

export const addPictureSchema = z.object({ itemId: z.string().max(100), file: z.instanceof(Blob) });
export const onPictureSchema = z.object({ pictureId: z.string().max(100) });
export const describePictureSchema = onPictureSchema.extend({ alt: z.string().trim().max(altLengthMax) });

/** What one member's unsent pictures may take up, over all their drafts. */
export const unsentBytesMax = 64 * 1024 * 1024;

/** What bytes are by their beginning, whatever their name says; null for what is none of these. */
export const pictureTypeOf = (bytes: Uint8Array): PictureType | null => {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  if (head.startsWith("\u00ff\u00d8\u00ff")) return "image/jpeg";
  if (head.startsWith("\u0089PNG\r\n\u001a\n")) return "image/png";
  if (/^GIF8[79]a/u.test(head)) return "image/gif";
  return /^RIFF[^]{4}WEBP/u.test(head) ? "image/webp" : null;
};

/** Why a platform would not take a picture beside those that are there; null where it would. */
export const refusalOf = (
  { types, bytesMax, countMax }: AttachTerms,
  { type, size, count }: { readonly type: PictureType | null; readonly size: number; readonly count: number },
): "not-a-picture" | "picture-too-large" | "too-many-pictures" | null => {
  if (size > bytesMax) return "picture-too-large";
  if (type === null || !types.includes(type)) return "not-a-picture";
  return count >= countMax ? "too-many-pictures" : null;
};
