import type { Heard, Translator, Untranslated } from "../model";
import type { Budget } from "#lib/tagging/providers/budget";
import { createCircuit, type Circuit } from "#lib/tagging/providers/chat/circuit";

export type Surroundings = {
  readonly budget: Budget;
  readonly now: () => Date;
  /** Lets so many milliseconds pass. */
  readonly pause: (ms: number) => Promise<unknown>;
  /** Is told, in a word and never in a text's own, why there was no translation. */
  readonly say: (failure: { readonly reason: Untranslated; readonly service: string }) => void;
};

/** A translator that is left alone for a while when it keeps failing. */
export const guarded = ({ name, translate }: Translator, { now, say }: Surroundings): Translator => {
  const circuit = createCircuit();
  return {
    name,
    translate: async (wanted) => {
      if (circuit.isOpen(now())) return { kind: "failed", why: "away" };
      const heard = await translate(wanted);
      noteOn(circuit, heard, now());
      if (heard.kind === "failed") say({ reason: heard.why, service: name });
      return heard;
    },
  };
};

const noteOn = (circuit: Circuit, heard: Heard, now: Date): void => {
  if (heard.kind === "said") circuit.noteSuccess();
  else if (heard.why === "away" || heard.why === "busy") circuit.noteFailure(now, heard.restMs ?? 0);
  // It answered, however strangely: nobody who writes a comment shall be able to switch the service off.
  else if (heard.why === "strange") circuit.noteSuccess();
};
