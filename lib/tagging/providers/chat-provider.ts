import type { Tags, TextToTag } from "../model";
import type { Budget } from "./budget";
import { readAnswer } from "./chat/answer";
import { createAsk, type Asked } from "./chat/ask";
import { inBatches } from "./chat/batches";
import { createCircuit } from "./chat/circuit";
import { questionOf } from "./chat/question";
import type { Provider, Say } from "./provider";
import { isReadable } from "./shown-text";
import type { ChatSettings } from "#lib/core/tagger-settings";

type Surroundings = {
  readonly budget: Budget;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<unknown>;
  readonly say: Say;
};

type Said = readonly (Tags | null)[];

/** How a model behind a chat service signs its tags. */
export const chatTaggerName = (model: string): string => `chat:${model}`;

/** Reads texts by asking a service that speaks OpenAI's chat completions; it is left alone for a while when it keeps failing. */
export const createChatProvider = (settings: ChatSettings, { say, ...surroundings }: Surroundings): Provider => {
  const { now } = surroundings;
  const tagger = chatTaggerName(settings.model);
  const ask = createAsk(settings, surroundings);
  const circuit = createCircuit();

  const tryBatch = async (texts: readonly TextToTag[]): Promise<Said> => {
    if (circuit.isOpen(now())) return [];
    const question = questionOf(texts);
    const asked = await ask(question);
    noteOn(circuit, asked, now());
    const readings = asked.kind === "answered" ? readAnswer(asked.content, question.ids) : null;
    const said = readings?.map((reading) => reading && { ...reading, tagger }) ?? [];
    const heard = said.filter((tags) => tags !== null).length;
    if (heard < texts.length) say({ reason: reasonOf(asked), texts: texts.length - heard });
    return said;
  };

  return {
    name: tagger,
    tryAll: async (texts) => {
      const said = new Map<TextToTag, Tags | null>();
      for (const batch of inBatches(texts.filter(({ text }) => isReadable(text)))) {
        const tags = await tryBatch(batch);
        for (const [place, text] of batch.entries()) said.set(text, tags[place] ?? null);
      }
      return texts.map((text) => said.get(text) ?? null);
    },
  };
};

const noteOn = (circuit: ReturnType<typeof createCircuit>, asked: Asked, now: Date): void => {
  if (asked.kind === "failed") circuit.noteFailure(now);
  if (asked.kind === "busy") circuit.noteFailure(now, asked.retryAfterMs ?? 0);
  // However strange the answer: it may be the doing of a comment, and nobody who writes one shall be able to switch the service off.
  if (asked.kind === "answered") circuit.noteSuccess();
};

const reasonOf = (asked: Asked): string => {
  if (asked.kind === "answered") return "strange-answer";
  return asked.kind === "spent" ? "budget-spent" : asked.reason;
};
