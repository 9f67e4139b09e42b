import type { AuditView } from "#lib/team/model";

import { caseFacts } from "./case-facts";
import { deskFacts } from "./desk-facts";
import { named, subject, type AuditWords, type Fact } from "./facts";
import { guardingFacts } from "./guarding-facts";
import { playbookFacts } from "./playbook-facts";

/** What is told of each action that can stand in the trail, in the order in which a reader asks. */
export const factsOf: Readonly<Record<string, readonly Fact[]>> = { ...guardingFacts, ...playbookFacts, ...caseFacts, ...deskFacts };

/** What any deed may have been done through. */
const everywhere: readonly Fact[] = [named("tokenId", "through")];

/** An entry in words, fact by fact and each once; what only a machine reads (ids, fingerprints) stays in the export. */
export const saidOf = (entry: Pick<AuditView, "action" | "subjectId" | "details">, words: AuditWords): readonly string[] => {
  const said = [...(factsOf[entry.action] ?? [subject]), ...everywhere].map(({ say }) => say(entry, words) ?? "");
  return [...new Set(said.filter((words) => words !== ""))];
};
