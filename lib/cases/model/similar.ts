/** Words of fewer letters carry the grammar, not the matter. */
const shortestWord = 4;
/** Languages that bend their words bend their ends: what is compared is how they begin. */
const stemLength = 6;
/** Below this share of common weight two matters merely share a word. */
const leastLikeness = 0.12;

/** The beginnings of a text's telling words, each once. */
export const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .toLocaleLowerCase()
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .match(/[\p{L}\p{N}]+/gu) ?? []
    )
      .filter((word) => word.length >= shortestWord)
      .map((word) => word.slice(0, stemLength)),
  );

type Told = { readonly id: string; readonly text: string };

/** Those of `others` that speak of the like, the likest first: common words weigh by how rare they are among all. */
export const mostSimilar = (text: string, others: readonly Told[], limit: number): readonly string[] => {
  const wanted = stemsOf(text);
  const told = others.map(({ id, text: words }) => ({ id, stems: stemsOf(words) }));
  const weigh = rarityAmong(told.map(({ stems }) => stems));
  return told
    .map(({ id, stems }) => ({ id, likeness: likenessOf(wanted, stems, weigh) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, limit)
    .map(({ id }) => id);
};

type Weigh = (stem: string) => number;

const rarityAmong = (texts: readonly ReadonlySet<string>[]): Weigh => {
  const counts = new Map<string, number>();
  for (const stems of texts) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + texts.length / (1 + (counts.get(stem) ?? 0)));
};

/** Cosine of two sets of words under these weights. */
const likenessOf = (one: ReadonlySet<string>, other: ReadonlySet<string>, weigh: Weigh): number => {
  const lengthOf = (stems: ReadonlySet<string>): number => Math.sqrt([...stems].reduce((sum, stem) => sum + weigh(stem) ** 2, 0));
  const common = [...one].filter((stem) => other.has(stem)).reduce((sum, stem) => sum + weigh(stem) ** 2, 0);
  return common === 0 ? 0 : common / (lengthOf(one) * lengthOf(other));
};
