/** A run of words that stayed, went or came. */
export type WordRun = { readonly kind: "same" | "removed" | "added"; readonly text: string };

/** Beyond this the comparison would be slow, and nobody reads it word by word. */
const mostWords = 600;

/** What changed from one text to the next, word by word; null where the texts are too long to compare. */
export const diffWords = (before: string, after: string): readonly WordRun[] | null => {
  const was = wordsOf(before);
  const is = wordsOf(after);
  if (was.length > mostWords || is.length > mostWords) return null;
  const lengths = commonLengths(was, is);
  const runs: { kind: WordRun["kind"]; text: string }[] = [];
  const push = (kind: WordRun["kind"], text: string): void => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < was.length || j < is.length) {
    const word = was[i];
    const next = is[j];
    if (word !== undefined && word === next) {
      push("same", word);
      i += 1;
      j += 1;
    } else if (next === undefined || (word !== undefined && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))) {
      push("removed", word ?? "");
      i += 1;
    } else {
      push("added", next);
      j += 1;
    }
  }
  return runs;
};

/** Words with the space behind them, so that runs join to the text again. */
const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*|\s+/gu) ?? [];

/** Longest common subsequence of what is left from (i, j) on. */
const commonLengths = (was: readonly string[], is: readonly string[]): readonly (readonly number[])[] => {
  const rows: number[][] = Array.from({ length: was.length + 1 }, () => Array.from({ length: is.length + 1 }, () => 0));
  for (let i = was.length - 1; i >= 0; i -= 1) {
    const row = rows[i] ?? [];
    for (let j = is.length - 1; j >= 0; j -= 1)
      row[j] = was[i] === is[j] ? lengthAt(rows, i + 1, j + 1) + 1 : Math.max(lengthAt(rows, i + 1, j), lengthAt(rows, i, j + 1));
  }
  return rows;
};

const lengthAt = (rows: readonly (readonly number[])[], i: number, j: number): number => rows[i]?.[j] ?? 0;
