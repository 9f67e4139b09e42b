import type { ConversationItem } from "#lib/inbox/model";

type Written = Pick<ConversationItem, "language" | "text" | "deletedAt" | "visibility">;

/** Is there something in a message that its reader may not be able to read? What was deleted is sent to no service. */
export const isForeign = ({ language, text, deletedAt, visibility }: Written, locale: string): boolean => {
  if (deletedAt !== null || visibility === "deleted") return false;
  return language === "und" ? (text.match(/\p{L}{2,}/gu) ?? []).length >= 3 : language !== locale && /\p{L}/u.test(text);
};
