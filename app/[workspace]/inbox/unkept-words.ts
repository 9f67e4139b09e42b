/** The text being written, and what it was translated from. */
export type Written = { readonly text: string; readonly original: string | null };

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Whose words to which item: the next to sign in at this window does not get them. */
type Box = { readonly writerId: string; readonly itemId: string };

const keyOf = ({ writerId, itemId }: Box): string => `parley unkept ${writerId} ${itemId}`;

/** Puts words by in the window until the server has them, so that they outlive its being loaded anew. */
export const putBy = (store: Store, box: Box, written: Written): void => store.setItem(keyOf(box), JSON.stringify(written));

export const forget = (store: Store, box: Box): void => store.removeItem(keyOf(box));

/** The words that were put by; null where the server has had all of them. */
export const findPutBy = (store: Store, box: Box): Written | null => {
  const kept = store.getItem(keyOf(box));
  return kept === null ? null : writtenIn(kept);
};

const writtenIn = (json: string): Written | null => {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string") return null;
    return { text: value.text, original: "original" in value && typeof value.original === "string" ? value.original : null };
  } catch {
    return null;
  }
};
