import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Page } from "#lib/connectors/contract";

import { emptyShelf, visit, type Shelf } from "../support/platforms/poll-through";
import { peerNow, peers, type Peer, type PeerFault } from "../support/platforms/peers";
import { speakers, type Speaker } from "../support/platforms/speakers";

const secondsAgo = (seconds: number): Date => new Date(peerNow.getTime() - seconds * 1000);
const textsOf = (shelf: Shelf): string[] =>
  [...shelf.items.values()]
    .filter(({ kind }) => kind === "comment")
    .map(({ text }) => text)
    .sort();

describe.each(peers)("$name", ({ start }) => {
  let peer: Peer;
  let shelf: Shelf;

  beforeEach(async () => {
    peer = await start();
    shelf = emptyShelf();
  });
  afterEach(async () => {
    await peer.close();
  });

  const look = (over: { readonly breakAfterPages?: number } = {}): Promise<void> =>
    visit({ connector: peer.connector, context: peer.context, shelf, streams: [peer.stream], ...over });

  const pagesOf = async (): Promise<Page[]> => {
    const pages: Page[] = [];
    for await (const page of peer.connector.poll(peer.context, peer.stream, null)) pages.push(page);
    return pages;
  };

  it("hands over every comment once and nothing twice, visit after visit", async () => {
    for (let i = 0; i < 230; i += 1) peer.write(`number ${i}`, secondsAgo(3_600 - i));
    await look();
    await look();
    for (let i = 230; i < 260; i += 1) peer.write(`number ${i}`, secondsAgo(300 - i));
    await look();
    expect(textsOf(shelf)).toEqual(Array.from({ length: 260 }, (_, i) => `number ${i}`).sort());
    expect([...shelf.arrivals.values()].every((count) => count === 1)).toBe(true);
    expect(shelf.gaps).toEqual([]);
  });

  it("loses nothing when it is cut after each page and goes on from the stored cursor", async () => {
    for (let i = 0; i < 450; i += 1) peer.write(`number ${i}`, secondsAgo(9_000 - i));
    await look({ breakAfterPages: 1 });
    await look({ breakAfterPages: 2 });
    await look();
    await look();
    expect(textsOf(shelf)).toHaveLength(450);
  });

  it("keeps its place in plain JSON, ends each walk with a last page, and says when the answer came", async () => {
    for (let i = 0; i < 230; i += 1) peer.write(`number ${i}`, secondsAgo(3_600 - i));
    const pages = await pagesOf();
    expect(pages.map(({ done }) => done)).toEqual([...pages.slice(1).map(() => false), true]);
    for (const page of pages) {
      expect(JSON.parse(JSON.stringify(page.cursor))).toEqual(page.cursor);
      expect(page.receivedAt).toEqual(peerNow);
    }
  });

  it("finds comments that were dated back a little when they were written", async () => {
    peer.write("first", secondsAgo(30));
    await look();
    peer.write("late", secondsAgo(50));
    await look();
    expect(textsOf(shelf)).toEqual(["first", "late"]);
  });

  it("shows an edit of a comment of the last minute", async () => {
    const id = peer.write("before", secondsAgo(20));
    await look();
    peer.rewrite(id, "after", secondsAgo(5));
    await look();
    expect(textsOf(shelf)).toEqual(["after"]);
  });

  it("keeps emoji, right-to-left text and a 60-kB comment whole", async () => {
    const long = `start ${"слово ".repeat(10_000)}end`;
    const arabic = "شكرا جزيلا \u200F!";
    peer.write("👩‍👩‍👧 «ça va» 🇫🇷", secondsAgo(30));
    peer.write(arabic, secondsAgo(20));
    peer.write(long, secondsAgo(10));
    await look();
    expect(textsOf(shelf)).toEqual(["👩‍👩‍👧 «ça va» 🇫🇷", arabic, long].sort());
  });

  it("names thread, parent and author of each comment", async () => {
    const question = peer.write("a question", secondsAgo(40));
    const answer = peer.write("an answer", secondsAgo(30), question);
    await look();
    const first = shelf.items.get(peer.externalId(question));
    const second = shelf.items.get(peer.externalId(answer));
    expect(first).toMatchObject({ kind: "comment", parentExternalId: null, author: { name: "Ann", isBrand: "no" }, postedAt: secondsAgo(40) });
    expect(second?.rootExternalId).toBe(first?.rootExternalId);
    // JSON Feed has no word for "answers".
    if (!peer.context.url.endsWith(".json")) expect(second?.parentExternalId).toBe(peer.externalId(question));
  });

  it.each([
    ["throttled", { kind: "throttled", reason: "throttled", retryAfterMs: 90_000 }],
    ["server-error", { kind: "retry", reason: "server-error" }],
    ["cut", { kind: "retry", reason: "cut-short" }],
    ["forbidden", { kind: "credentials", reason: "credentials-refused" }],
    ["html", { kind: "not-understood" }],
  ] satisfies [PeerFault, object][])("says what is the matter when the site is %s, and loses nothing by it", async (fault, expected) => {
    peer.write("kept", secondsAgo(30));
    await look();
    peer.write("waiting", secondsAgo(20));
    peer.fail(fault);
    await expect(look()).rejects.toMatchObject({ name: "ConnectorError", ...expected });
    await look();
    expect(textsOf(shelf)).toEqual(["kept", "waiting"]);
  });

  it("promises no more than it can do", async () => {
    const identity = await peer.connector.identify(peer.context);
    expect(identity.title).toContain("Harbour & Sons");
    expect(identity.capabilities.length > 0).toBe(peer.connector.act !== undefined && peer.context.secret !== null);
  });
});

describe.each(speakers)("$name, where the brand answers", ({ start }) => {
  const text = "Because of the rain, and it will stop.";
  const isWrite = ({ method }: { readonly method: string }): boolean => method === "POST";
  let speaker: Speaker;

  beforeEach(async () => {
    speaker = await start();
  });
  afterEach(async () => {
    await speaker.close();
  });

  const aReply = () => ({ kind: "reply", key: "rpl_1", text, ...speaker.ask() }) as const;

  it("has an answer once, however often it is sent", async () => {
    const saying = aReply();
    const first = await speaker.connector.act?.(speaker.context, saying);
    expect(first).toMatchObject({ outcome: "done", at: peerNow });
    await expect(speaker.connector.act?.(speaker.context, saying)).resolves.toMatchObject({
      outcome: "done",
      externalId: first?.outcome === "done" ? first.externalId : "",
    });
    expect(speaker.said()).toEqual([text]);
  });

  it("shows to who looks whether an answer arrived that nobody heard of again", async () => {
    const saying = aReply();
    await expect(speaker.connector.findSaid?.(speaker.context, saying, peerNow)).resolves.toBeNull();
    speaker.dial.next({ kind: "accept-then-cut" }, { when: isWrite });
    await expect(speaker.connector.act?.(speaker.context, saying)).resolves.toMatchObject({ outcome: "unknown" });
    await expect(speaker.connector.findSaid?.(speaker.context, saying, peerNow)).resolves.toMatchObject({ at: peerNow });
    expect(speaker.said()).toEqual([text]);
  });

  it("is never said to have refused what it may have taken", async () => {
    speaker.dial.next({ kind: "server-error" }, { when: isWrite });
    await expect(speaker.connector.act?.(speaker.context, aReply())).resolves.toMatchObject({ outcome: "unknown" });
  });

  it("asks for patience in its own words, and nothing was said", async () => {
    const saying = aReply();
    speaker.dial.next({ kind: "rate-limited", retryAfter: 90 }, { when: isWrite });
    await expect(speaker.connector.act?.(speaker.context, saying)).rejects.toMatchObject({ kind: "throttled", retryAfterMs: 90_000 });
    expect(speaker.said()).toEqual([]);
  });
});
