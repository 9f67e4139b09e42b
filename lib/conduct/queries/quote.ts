import { offendingSentence } from "../quote-model";
import type { Subject } from "../store/subject";
import type { WorkspaceId } from "#lib/core/ids";
import { explain } from "#lib/tagging/embedded/explain";
import { embeddedFor } from "#lib/tagging/embedded-for";
import type { Tone } from "#lib/tagging/model";

/** What an item is guarded against for, the gravest first. */
const gravity: readonly Tone[] = ["threat", "insult", "obscenity", "toxic", "spam"];

/** The words of an item that its author is told: the sentence that holds the offence, by the tagger's own reading. */
export const quoteOf = async (workspaceId: WorkspaceId, { text, language, tones }: Pick<Subject, "text" | "language" | "tones">): Promise<string> => {
  const explained = gravity.find((tone) => tones.includes(tone));
  if (explained === undefined) return offendingSentence(text, language, []);
  const { model } = await embeddedFor(workspaceId);
  return offendingSentence(text, language, explain(model, { text, language, explained }).words);
};
