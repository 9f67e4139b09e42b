/** What a model is shown of a text: its beginning, in whole characters. The longest comments repeat themselves; nobody pays for a novel. */
export const shownText = (text: string): string => text.slice(0, charactersMax).replace(/\p{Cs}/gu, "\uFFFD");

const charactersMax = 4_000;

/** True where there is something to read. */
export const isReadable = (text: string): boolean => /\S/u.test(text);
