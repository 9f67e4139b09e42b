import { describe, expect, it } from "vitest";

import { replyLengthMax, sendReplySchema, waitBefore } from "#lib/replies/model";

const input = { itemId: "itm_1", requestKey: "a-request-key", threadVersion: "v" };

describe("an answer", () => {
  it("has words, and no more of them than a platform could take", () => {
    expect(sendReplySchema.safeParse({ ...input, text: " \n " }).success).toBe(false);
    expect(sendReplySchema.safeParse({ ...input, text: "x".repeat(replyLengthMax + 1) }).success).toBe(false);
    expect(sendReplySchema.parse({ ...input, text: " Hello " })).toMatchObject({ text: "Hello", channel: "public", confirmSecond: false });
  });
});

describe("the wait before the next try", () => {
  it("doubles from twenty seconds and never exceeds half an hour", () => {
    expect([1, 2, 3, 4, 50].map(waitBefore)).toEqual([20_000, 40_000, 80_000, 160_000, 1_800_000]);
  });
});
