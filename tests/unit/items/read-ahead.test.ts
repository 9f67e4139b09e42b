import { describe, expect, it } from "vitest";

import { readAhead } from "#lib/items/read-ahead";

const collect = async (pages: AsyncIterable<number>, most: number): Promise<number[]> => {
  const seen: number[] = [];
  for await (const some of readAhead(pages, most)) {
    expect(some.length).toBeLessThanOrEqual(most);
    seen.push(...some);
  }
  return seen;
};

async function* upTo(count: number, onEnd: () => void = () => undefined): AsyncGenerator<number> {
  try {
    for (let page = 1; page <= count; page += 1) yield await Promise.resolve(page);
  } finally {
    onEnd();
  }
}

describe("reading ahead", () => {
  it("hands on every page once and in order, whatever the stride", async () => {
    for (const most of [1, 2, 5]) expect(await collect(upTo(23), most)).toEqual(Array.from({ length: 23 }, (_, place) => place + 1));
  });

  it("ends at once where there is nothing", async () => {
    expect(await collect(upTo(0), 3)).toEqual([]);
  });

  it("throws an error after everything that was read before it", async () => {
    const failing = async function* (): AsyncGenerator<number> {
      yield* upTo(7);
      throw new Error("cut");
    };
    const seen: number[] = [];
    const walk = async (): Promise<void> => {
      for await (const some of readAhead(failing(), 3)) seen.push(...some);
    };
    await expect(walk()).rejects.toThrow("cut");
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("ends the walk beneath when the caller leaves early", async () => {
    const ended = new Promise<void>((resolve) => {
      void (async () => {
        for await (const some of readAhead(upTo(1_000, resolve), 2)) if (some.includes(2)) break;
      })();
    });
    await expect(ended).resolves.toBeUndefined();
  });

  it("fetches no further than the caller can take", async () => {
    let fetched = 0;
    const counting = async function* (): AsyncGenerator<number> {
      for await (const page of upTo(100)) {
        fetched += 1;
        yield page;
      }
    };
    let taken = 0;
    for await (const some of readAhead(counting(), 4)) {
      taken += some.length;
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      expect(fetched - taken).toBeLessThanOrEqual(4 + 1);
    }
    expect(taken).toBe(100);
  });
});
