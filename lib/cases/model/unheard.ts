type Heard = { readonly closedAt: Date | null; readonly heardAt: Date | null };

/**
 * How many of a customer's messages nobody has read: of an open case those that came in since it was heard; of one that ended only what was
 * written and came in afterwards, for history that is read in late belongs to what was settled.
 */
export const countUnheard = (theirs: readonly { readonly at: Date; readonly receivedAt: Date }[], { closedAt, heardAt }: Heard): number => {
  if (closedAt !== null) return theirs.filter(({ at, receivedAt }) => at > closedAt && receivedAt > closedAt).length;
  return heardAt === null ? theirs.length : theirs.filter(({ receivedAt }) => receivedAt > heardAt).length;
};
