const lengthMin = 3;
const beginningLengthMax = 5;
const endingLengthMin = 4;
const cutOffMin = 2;

/** What people cut a folded first name down to: "mag" of Magali, "bastien" of Sébastien, "gege" of Gérard, "jean-mi" and "jm" of Jean-Michel. */
export const shortFormsOf = (name: string): readonly string[] => [
  ...new Set([...beginningsOf(name), ...endingsOf(name), ...doublingsOf(name), ...hyphenatedOf(name)]),
];

const beginningsOf = (name: string): readonly string[] => {
  const longest = Math.min(beginningLengthMax, name.length - cutOffMin);
  return Array.from({ length: Math.max(0, longest - lengthMin + 1) }, (_, more) => name.slice(0, lengthMin + more));
};

const endingsOf = (name: string): readonly string[] => {
  const longest = name.length - cutOffMin;
  return Array.from({ length: Math.max(0, longest - endingLengthMin + 1) }, (_, more) => name.slice(-(endingLengthMin + more)));
};

const syllable = /(?=([bcdfghjklmnpqrstvwxz](?:ou|[aeiouy])))/g;

const doublingsOf = (name: string): readonly string[] => [...name.matchAll(syllable)].map((match) => (match[1] ?? "").repeat(2));

const hyphenatedOf = (name: string): readonly string[] => {
  const [first = "", second = ""] = name.split("-");
  return second === "" ? [] : [`${first}-${second.slice(0, 2)}`, `${first}-${second.slice(0, 3)}`, `${first.slice(0, 1)}${second.slice(0, 1)}`];
};
