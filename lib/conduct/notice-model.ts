import type { NoticeContacts } from "#lib/playbook/method-model";

/** What a formal notice must name, and the brand has not written down yet. */
export const missingLines = (contacts: NoticeContacts): readonly (keyof NoticeContacts)[] =>
  (["offerClause", "refundLine", "postalContact"] as const).filter((line) => contacts[line].trim() === "");

/** The notice with the clause of the offer, the refund line and the postal contact below it, each once. */
export const withNoticeLines = (notice: string, { offerClause, refundLine, postalContact }: NoticeContacts): string => {
  const lacking = [offerClause, refundLine, postalContact].filter((line) => !notice.includes(line));
  return lacking.length === 0 ? notice : `${notice}\n\n${lacking.join("\n")}`;
};
