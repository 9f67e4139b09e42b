/** Puts words on the clipboard where the browser lets a page do that: on plain http it may not. */
export const copyWords = (words: string): void => {
  if ("clipboard" in navigator) void navigator.clipboard.writeText(words).catch(() => null);
};

/** The words go to the clipboard and the page opens: there a person puts them in. */
export const openPage = (words: string, url: string | null): void => {
  copyWords(words);
  if (url) window.open(url, "_blank", "noopener");
};
