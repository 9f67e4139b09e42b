import { beforeEach, describe, expect, it } from "vitest";

import { findPutBy, forget, putBy } from "../../../app/[workspace]/inbox/unkept-words";

const mine = { writerId: "mem_1", itemId: "itm_1" };
const words = { text: "We are looking into it.", original: "Мы разбираемся." };

let kept: Map<string, string>;
const store = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
beforeEach(() => {
  kept = new Map();
});

describe("words the server does not have yet", () => {
  it("are there again when the page is loaded anew, with what they were translated from", () => {
    putBy(store, mine, { text: "We", original: null });
    putBy(store, mine, words);
    expect(findPutBy(store, mine)).toEqual(words);
  });

  it("are gone once it has them", () => {
    putBy(store, mine, words);
    forget(store, mine);
    expect(findPutBy(store, mine)).toBeNull();
  });

  it("belong to their writer and their comment alone", () => {
    putBy(store, mine, words);
    expect(findPutBy(store, { ...mine, writerId: "mem_2" })).toBeNull();
    expect(findPutBy(store, { ...mine, itemId: "itm_2" })).toBeNull();
  });

  it("are none where something else lies in their place", () => {
    for (const other of ["", "null", "[]", "{", `{"text":1}`]) {
      putBy(store, mine, words);
      for (const key of kept.keys()) kept.set(key, other);
      expect(findPutBy(store, mine)).toBeNull();
    }
  });
});
