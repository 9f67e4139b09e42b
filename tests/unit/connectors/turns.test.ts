import { expect, it } from "vitest";

import { ConnectorError } from "#lib/connectors/contract";
import { createTurns } from "#lib/connectors/http/turns";

const host = "api.vk.com";

/** A clock that only its waiters move: whoever waits writes down until when. */
const aClock = () => {
  const left: number[] = [];
  let at = 0;
  const turns = createTurns({ now: () => at, wait: (ms) => Promise.resolve(left.push(at + ms)) });
  return { turns, left, passes: (ms: number) => (at += ms) };
};

const asked = async (turns: ReturnType<typeof createTurns>, key: string, times: number): Promise<void> => {
  for (let left = times; left > 0; left -= 1) await turns({ key, perSecond: 3 }, host);
};

it("lets three requests of one key leave at once, and never more than three within a second, in the order in which they asked", async () => {
  const { turns, left, passes } = aClock();
  await asked(turns, "one", 3);
  expect(left).toEqual([]);
  passes(400);
  await asked(turns, "one", 7);
  expect(left).toHaveLength(7);
  const leaves = [0, 0, 0, ...left];
  expect(leaves).toEqual(leaves.toSorted((one, other) => one - other));
  expect(leaves.every((at, place) => place < 3 || at - (leaves[place - 3] ?? 0) > 1_000)).toBe(true);
});

it("holds nobody back who asks slowly, and keys hold back only their own", async () => {
  const { turns, left, passes } = aClock();
  for (let second = 0; second < 5; second += 1) {
    await asked(turns, "one", 3);
    passes(1_100);
  }
  await asked(turns, "one", 3);
  await asked(turns, "other", 3);
  expect(left).toEqual([]);
});

it("sends away who would wait long, with the time after which to come again, and gives their turn to whoever asks then", async () => {
  const { turns, left, passes } = aClock();
  await asked(turns, "one", 60);
  const before = left.length;
  const refused: unknown = await asked(turns, "one", 1).catch((error: unknown) => error);
  expect(refused).toMatchObject({ kind: "throttled", params: { host } });
  const wait = refused instanceof ConnectorError ? (refused.retryAfterMs ?? 0) : 0;
  passes(wait - 1_000);
  await asked(turns, "one", 1);
  expect(left.slice(before)).toEqual([wait]);
});
