// Longest first: "shch" is one letter before "sh" is.
const letters: readonly (readonly [latin: string, cyrillic: string])[] = [
  ["shch", "щ"],
  ["sch", "щ"],
  ["zh", "ж"],
  ["ch", "ч"],
  ["sh", "ш"],
  ["kh", "х"],
  ["ts", "ц"],
  ["yu", "ю"],
  ["ju", "ю"],
  ["iu", "ю"],
  ["ya", "я"],
  ["ja", "я"],
  ["ia", "я"],
  ["yo", "е"],
  ["jo", "е"],
  ["ye", "е"],
  ["je", "е"],
  ["iy", "ий"],
  ["yy", "ый"],
  ["ay", "ай"],
  ["ey", "ей"],
  ["oy", "ой"],
  ["uy", "уй"],
  ...Array.from("abvgdezijklmnoprstufhcyxwq'", (latin, place) => [latin, "абвгдезийклмнопрстуфхцыхвкь"[place] ?? ""] as const),
];

/** A Russian word written in Latin letters, "spasibo", as it is written in Cyrillic, near enough for word lists to know it. */
export const untransliterated = (word: string): string => {
  let result = "";
  for (let at = 0; at < word.length;) {
    const [latin, cyrillic] = letters.find(([letter]) => word.startsWith(letter, at)) ?? [word.charAt(at), word.charAt(at)];
    result += cyrillic;
    at += latin.length;
  }
  return result;
};
