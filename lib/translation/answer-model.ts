/**
 * What a service calls a translation of a text, cleaned; null where it can be none: nothing, a novel in place of a line, or words that lead the reader
 * to an address of which the text says nothing.
 */
export const readTranslation = (original: string, said: string): string | null => {
  const text = said.normalize("NFC").replace(/\r\n?/gu, "\n").replace(unseen, "").trim();
  if (text === "" || text.length > lengthMax(original)) return null;
  const known = new Set(addressesIn(original));
  return addressesIn(text).every((address) => known.has(address)) ? text : null;
};

/** No language says four times as much; short words may become sentences. */
const lengthMax = ({ length }: string): number => 4 * length + 400;

// Control characters but for line breaks and tabs, and the marks that turn the direction of what follows: they only show other words than there are.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** Web addresses and those of mail, as they are compared: without what a sentence puts around them. */
const addressesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?:https?:\/\/|www\.)[^\s<>"«»“”()]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu)].map(([address]) =>
    address
      .toLowerCase()
      .replace(/^https?:\/\/(?:www\.)?|^www\./u, "")
      .replace(/[.,;:!?/'’…]+$/u, ""),
  );
