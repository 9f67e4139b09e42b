import { easternFirstNames } from "./first-names/eastern";
import { plainFirstNames } from "./first-names/plain";
import { westernFirstNames } from "./first-names/western";
import { foldedText } from "./reading/characters";
import { isCyrillic, stemsOfName } from "./name-stems";

const groups = new Map<string, readonly number[]>();
const groupsByStem = new Map<string, readonly number[]>();

const join = (map: Map<string, readonly number[]>, key: string, group: number): void => {
  const known = map.get(key) ?? [];
  if (!known.includes(group)) map.set(key, [...known, group]);
};

const lines = [...easternFirstNames.trim().split("\n"), ...westernFirstNames.trim().split("\n"), ...plainFirstNames.trim().split(/\s+/)];

for (const [group, line] of lines.entries()) {
  for (const name of line.split(" ").map(foldedText)) {
    join(groups, name, group);
    for (const stem of isCyrillic(name) ? stemsOfName(name) : []) join(groupsByStem, stem, group);
  }
}

/** The names a folded first name may be a form of, as numbers: Маша and Мария share one, and Саша has two. Empty for a word that is no known name. */
export const nameGroups = (name: string): readonly number[] => groups.get(name) ?? [];

/** The same for the stem of a Russian name, as its cases share it. */
export const nameGroupsByStem = (stem: string): readonly number[] => groupsByStem.get(stem) ?? [];
