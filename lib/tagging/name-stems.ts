const cyrillic = /^[\u0400-\u04ff-]+$/;
const ending = /[аеийоуыьэюя]$/u;
const longEnding = /(?:ого|его|ому|ему|ой|ей|ом|ем|ым|им|ою|ею)$/u;
const tenderEnding = /(?:(?:[оеёи]ч|[еоыу]ньк|[уюи]шк|[ую]льк|к)а|ик|чик|ок|ек)$/u;
const fleeting = /[ео]([бвгджзклмнпрстфхцчшщ])$/u;
const stemLengthMin = 3;

/** True for a word in Cyrillic letters. */
export const isCyrillic = (word: string): boolean => cyrillic.test(word);

/** What the cases of a Russian name have in common: "мари" of Мария and Марии. */
export const stemOfName = (name: string): string => name.replace(ending, "");

/** The stems of a name: one, or two where a vowel falls out, as in Павел and Павлу. */
export const stemsOfName = (name: string): readonly string[] => {
  const stem = stemOfName(name);
  return fleeting.test(stem) ? [stem, stem.replace(fleeting, "$1")] : [stem];
};

/** The stems a Russian word may have as the case, the clipped call or the tender form of a name: "наталь" of Наталье, "жуков" of Жуковой, "ян" of Ян. */
export const stemsOfWord = (word: string): readonly string[] => {
  const cut = [word.replace(longEnding, ""), word.replace(tenderEnding, "").replace(ending, "")].filter(
    (stem) => stem !== word && stem.length >= stemLengthMin,
  );
  return [stemOfName(word), ...cut];
};

/** True when the word is no case of the name but a call: as the name stands, clipped ("Ян", "Паш") or tender ("Тёмочка"). */
export const isCall = (word: string): boolean => !/[еиоуыюэ]$|(?:ого|его|ому|ему|ой|ом|ем|ым)$/u.test(word);
