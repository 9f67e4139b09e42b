import { byTimer, type Tick, type Ticking } from "../tick";
import type { ChatMessage } from "./chat-room";

type Options = {
  /** Takes messages away together. False: there is nowhere to send them yet; rejects where they did not arrive. */
  readonly send: (messages: readonly ChatMessage[]) => Promise<boolean>;
  /** Hears up to which message all have arrived. */
  readonly onArrived: (upTo: string) => void;
  readonly tick?: Tick | undefined;
};

export type Postbox = { readonly put: (messages: readonly ChatMessage[]) => void; readonly close: () => void };

const togetherMax = 100;
const firstPauseMs = 500;
const longestPauseMs = 8_000;

/** Messages on their way out, in order and one letter at a time; what did not arrive is tried again until it does. */
export const createPostbox = ({ send, onArrived, tick = byTimer }: Options): Postbox => {
  const waiting: ChatMessage[] = [];
  let isUnderWay = false;
  let isTroubleTold = false;
  let isClosed = false;
  let tries = 0;
  let retry: Ticking | undefined;

  const tellTrouble = (error: unknown): false => {
    if (!isTroubleTold) process.stderr.write(`chat: messages wait, for Parley did not take them: ${error instanceof Error ? error.message : String(error)}\n`);
    isTroubleTold = true;
    return false;
  };

  const sendOff = async (): Promise<void> => {
    const letter = waiting.slice(0, togetherMax);
    const last = letter.at(-1);
    if (isUnderWay || last === undefined) return;
    isUnderWay = true;
    retry?.cancel();
    const isArrived = await send(letter).catch(tellTrouble);
    isUnderWay = false;
    if (isClosed) return;
    if (!isArrived) {
      retry = tick(Math.min(longestPauseMs, firstPauseMs * 2 ** tries), () => void sendOff());
      tries += 1;
      return;
    }
    tries = 0;
    isTroubleTold = false;
    waiting.splice(0, letter.length);
    onArrived(last.id);
    await sendOff();
  };

  return {
    put: (messages) => {
      waiting.push(...messages);
      void sendOff();
    },
    close: () => {
      isClosed = true;
      retry?.cancel();
    },
  };
};
