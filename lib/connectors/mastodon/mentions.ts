import { wordJoiner } from "../text";

/** A name with `@` as servers find it: not inside a word, an e-mail address or the address of a page. */
const mention = /(?<![/\p{L}\p{M}\p{N}_])@(?=[\p{L}\p{N}_])/gu;

/** The text naming nobody: who is named is told, even what was said to one person alone. */
export const namingNobody = (text: string): string => text.replace(mention, `@${wordJoiner}`);

/** The text naming its addressee, once and first, and nobody else. */
export const addressedTo = (acct: string, text: string): string => {
  const address = `@${acct} `;
  const isAddressed = text.toLowerCase().startsWith(address.toLowerCase());
  return address + namingNobody(isAddressed ? text.slice(address.length) : text);
};

/** `@ann@example.org` as it stands in a post: `ann`. */
export const shortNameOf = (handle: string): string => handle.replace(/^@/u, "").replace(/@.*$/u, "");
