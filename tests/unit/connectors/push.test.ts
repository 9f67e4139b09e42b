import { describe, expect, it } from "vitest";

import { parsePush } from "#lib/connectors/push";
import { signWebhook, verifyWebhook, type WebhookVerdict } from "#lib/core/webhook-signature";

const now = new Date("2026-11-21T12:00:00Z");
const secret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const body = bytes('{"external_id":"a"}');

const judge = (
  headers: Record<string, string>,
  over: { readonly rawBody?: Uint8Array; readonly secrets?: readonly string[] } = {},
): WebhookVerdict["verdict"] => verifyWebhook({ rawBody: over.rawBody ?? body, headers: new Headers(headers), secrets: over.secrets ?? [secret], now }).verdict;

describe("a signed push", () => {
  const signed = signWebhook(body, { id: "msg_1", at: now, secrets: [secret] });

  it("agrees with the worked example of the Standard Webhooks text", () => {
    const example = signWebhook(bytes('{"test": 2432232314}'), {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      at: new Date(1_614_265_330_000),
      secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    });
    expect(example["webhook-signature"]).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });

  it("is accepted once signed with a secret we know, also while secrets are replaced", () => {
    expect(verifyWebhook({ rawBody: body, headers: new Headers(signed), secrets: [secret], now })).toEqual({ verdict: "ok", id: "msg_1" });
    expect(judge(signed, { secrets: ["plain old secret", secret] })).toBe("ok");
    const stranger = signWebhook(body, { id: "msg_1", at: now, secrets: ["another"] })["webhook-signature"] ?? "";
    expect(judge({ ...signed, "webhook-signature": `${stranger} v1a,xyz ${signed["webhook-signature"] ?? ""}` })).toBe("ok");
  });

  it("is refused when body, id, time or secret are not those that were signed", () => {
    expect(judge(signed, { rawBody: bytes('{"external_id":"b"}') })).toBe("bad-signature");
    expect(judge({ ...signed, "webhook-id": "msg_2" })).toBe("bad-signature");
    expect(judge({ ...signed, "webhook-timestamp": String(now.getTime() / 1000 + 1) })).toBe("bad-signature");
    expect(judge(signed, { secrets: ["another"] })).toBe("bad-signature");
    expect(judge(signed, { secrets: [] })).toBe("bad-signature");
    expect(judge({ ...signed, "webhook-signature": "v1,AAAA" })).toBe("bad-signature");
  });

  it.each([
    [-301, "too-old"],
    [-299, "ok"],
    [299, "ok"],
    [301, "too-old"],
  ])("replayed with a time %i seconds from ours is %s", (seconds, verdict) => {
    const at = new Date(now.getTime() + seconds * 1000);
    expect(judge(signWebhook(body, { id: "msg_1", at, secrets: [secret] }))).toBe(verdict);
  });

  it.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("without %s is malformed", (name) => {
    expect(judge({ ...signed, [name]: "" })).toBe("malformed");
  });
});

describe("a pushed body", () => {
  const row = (over: object = {}): object => ({
    external_id: "r1",
    kind: "review",
    author: { id: "u1", name: "Marie" },
    text: "Très déçue",
    rating: 1,
    lang: "fr",
    created_at: "2026-11-21T09:00:00Z",
    ...over,
  });
  const read = (text: string): ReturnType<typeof parsePush> => parsePush(bytes(text), { now });

  it("reads alike as an object, an array and lines", () => {
    const expected = [
      expect.objectContaining({
        externalId: "r1",
        kind: "review",
        rating: 1,
        languageHint: "fr",
        text: "Très déçue",
        author: { externalId: "u1", name: "Marie", url: undefined, isBrand: "no" },
        postedAt: new Date("2026-11-21T09:00:00Z"),
      }),
    ];
    for (const text of [JSON.stringify(row()), JSON.stringify([row()], null, 2), `${JSON.stringify(row())}\n`]) expect(read(text).items).toEqual(expected);
    expect(read(`${JSON.stringify(row())}\n${JSON.stringify(row({ external_id: "r2" }))}\n`).items).toHaveLength(2);
  });

  it("half bad keeps its good half and says of each bad row what is wrong with which field", () => {
    const lines = [
      row(),
      "nonsense",
      row({ created_at: undefined }),
      row({ created_at: "2026-11-21 09:00" }),
      row({ created_at: "soon" }),
      row({ text: " ", rating: undefined }),
      row({ kind: "poem" }),
      row({ rating: 11 }),
      [1],
      row({ external_id: "r2" }),
    ];
    const text = lines.map((line) => (line === "nonsense" ? "{nonsense" : JSON.stringify(line))).join("\n");
    const batch = read(text);
    expect(batch.items.map(({ externalId }) => externalId)).toEqual(["r1", "r2"]);
    expect(batch.rejected).toEqual([
      { index: 1, field: "", reason: "not-json" },
      { index: 2, field: "created_at", reason: "missing" },
      { index: 3, field: "created_at", reason: "needs-zone" },
      { index: 4, field: "created_at", reason: "bad-date" },
      { index: 5, field: "text", reason: "missing" },
      { index: 6, field: "kind", reason: "not-valid" },
      { index: 7, field: "rating", reason: "not-valid" },
      { index: 8, field: "", reason: "not-an-object" },
    ]);
  });

  it("tells what was deleted apart from what was written", () => {
    expect(
      read(
        JSON.stringify([
          { external_id: "r1", deleted: true },
          { external_id: 7, deleted: true },
        ]),
      ),
    ).toEqual({
      items: [],
      tombstones: [
        { externalId: "r1", seenAt: now, by: "author" },
        { externalId: "7", seenAt: now, by: "author" },
      ],
      rejected: [],
    });
  });

  it("gives an answer to an answer the root its batch shows", () => {
    const batch = read(
      JSON.stringify([
        row({ external_id: "c", parent_external_id: "b" }),
        row({ external_id: "b", parent_external_id: "a" }),
        row({ external_id: "a" }),
        row({ external_id: "x", parent_external_id: "y" }),
        row({ external_id: "p", parent_external_id: "q" }),
        row({ external_id: "q", parent_external_id: "p" }),
      ]),
    );
    expect(batch.items.slice(0, 4).map(({ rootExternalId }) => rootExternalId)).toEqual(["a", "a", "a", "y"]);
  });

  it("names a row without an id after its author, time and text", () => {
    const [first, second, third] = read(
      JSON.stringify([row({ external_id: null }), row({ external_id: null }), row({ external_id: null, text: "other" })]),
    ).items;
    expect(first?.externalId).toMatch(/^[0-9a-f]{64}$/u);
    expect(second?.externalId).toBe(first?.externalId);
    expect(third?.externalId).not.toBe(first?.externalId);
  });

  it.each([
    ["neither JSON nor lines of it", bytes("hello"), "not-json"],
    ["not UTF-8", Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]), "not-json"],
    ["of more than 1 MB", new Uint8Array(1024 * 1024 + 1).fill(0x20), "too-large"],
    ["of more than 500 items", bytes(JSON.stringify(Array.from({ length: 501 }, () => row()))), "too-many-items"],
  ])("that is %s is refused whole", (_name, raw, reason) => {
    expect(() => parsePush(raw, { now })).toThrow(expect.objectContaining({ reason }));
  });
});
