import type { Sign, TextSign } from "./signs";

/** A thread in which the brand has answered and the author not yet written again. */
export type Awaited = { readonly thread: string; readonly wasHeated: boolean };

const awaitedMax = 32;

type Wrote = { readonly thread: string; readonly shows: ReadonlySet<TextSign> };
type Reaction = { readonly signs: readonly Sign[]; readonly stillAwaited: readonly Awaited[] };

/** What an item says about the answer it follows: whether the help was taken, whether it calmed, or was thrown back. */
export const reactionTo = (awaited: readonly Awaited[], wrote: Wrote): Reaction => {
  const answered = awaited.find(({ thread }) => thread === wrote.thread);
  if (!answered) return { signs: [], stillAwaited: awaited };
  return { signs: reactionSigns(answered, wrote.shows), stillAwaited: awaited.filter((one) => one !== answered) };
};

const reactionSigns = ({ wasHeated }: Awaited, shows: ReadonlySet<TextSign>): readonly Sign[] => {
  const isHeated = heats(shows);
  const scorns = isHeated || shows.has("mocks") || shows.has("derides") || shows.has("spurns");
  if (scorns) return shows.has("own") ? [] : ["spurned-help"];
  const takes = shows.has("cooperates") || shows.has("own-concrete") || shows.has("praise");
  return [...(takes ? (["took-help"] as const) : []), ...(wasHeated ? (["calmed"] as const) : [])];
};

/** The threads awaited after the brand answered what the author wrote; the longest ago are forgotten first. */
export const noteAwaited = (awaited: readonly Awaited[], { thread, shows }: Wrote): readonly Awaited[] => {
  const wasHeated = heats(shows) || awaited.some((one) => one.thread === thread && one.wasHeated);
  return [...awaited.filter((one) => one.thread !== thread), { thread, wasHeated }].slice(-awaitedMax);
};

const heats = (shows: ReadonlySet<TextSign>): boolean => shows.has("insult") || shows.has("rude");
