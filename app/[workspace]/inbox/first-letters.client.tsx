/** The first letters of the first and last word of a name. */
export const firstLetters = (name: string): string => {
  const words = name.split(/[\s_.-]+/u).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toLocaleUpperCase();
};
