import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { ConnectorContext, Page, Picture, Saying } from "#lib/connectors/contract";
import { mastodon } from "#lib/connectors/mastodon";
import { recogniseLink } from "#lib/connectors/registry";

import { aContext } from "../support/platforms/context";
import { mastodonSecret, peerNow, startMastodon } from "../support/platforms/peers";
import { emptyShelf, visit, type Shelf } from "../support/platforms/poll-through";

const ago = (minutes: number): Date => new Date(peerNow.getTime() - minutes * 60_000);
const isWrite = ({ method }: { readonly method: string }): boolean => method === "POST";

let running: Awaited<ReturnType<typeof startMastodon>>;
let owner: ConnectorContext;
let stranger: ConnectorContext;
let shelf: Shelf;

const start = async (over: Parameters<typeof startMastodon>[0] = {}): Promise<void> => {
  running = await startMastodon(over);
  const { id } = running.site.own;
  stranger = aContext(`${running.url}/@brand`, { settings: { account: id }, now: () => peerNow });
  owner = { ...stranger, secret: mastodonSecret, ownIds: [id] };
  shelf = emptyShelf();
};

beforeEach(() => start());
afterEach(() => running.close());

const look = (context: ConnectorContext, streams?: readonly string[]): Promise<void> =>
  visit({ connector: mastodon, context, shelf, ...(streams === undefined ? {} : { streams }) });
const write = (text: string, minutes: number, over: object = {}): string =>
  running.site.write({ by: running.ann, text, at: ago(minutes), inReplyToId: running.post, ...over }).id;
const pagesOf = async (stream: string, cursor: unknown = null): Promise<readonly Page[]> => {
  const pages: Page[] = [];
  for await (const page of mastodon.poll(owner, stream, cursor)) pages.push(page);
  return pages;
};

describe("what a Mastodon account shows", () => {
  it("is told as posts, comments, mentions and messages, each in its thread and with a handle that names its server", async () => {
    const comment = write("@brand does it whistle?", 30);
    const mention = write("I asked @brand for a kettle", 20, { inReplyToId: null });
    const message = write("@brand my order is 17", 10, { inReplyToId: null, visibility: "direct" });
    await look(owner);
    expect(shelf.items.get(running.post)).toMatchObject({ kind: "post", author: { name: "Harbour & Sons", isBrand: "yes" }, parentExternalId: null });
    expect(shelf.items.get(comment)).toMatchObject({ kind: "comment", rootExternalId: running.post, parentExternalId: null, text: "does it whistle?" });
    expect(shelf.items.get(comment)?.author).toMatchObject({ handle: "@ann@a.example", isBrand: "no", url: "https://a.example/@ann" });
    expect(shelf.items.get(mention)).toMatchObject({ kind: "mention", rootExternalId: mention, text: "I asked @brand for a kettle" });
    expect(shelf.items.get(message)).toMatchObject({ kind: "message", rootExternalId: message });
  });

  it("is plain text: whole addresses, names without their pages, a warning before what it warns of", async () => {
    const id = write("@brand look at https://example.org/a/very/long/address/that/is/shortened?to=fit\n\nand ask @ann@a.example <b>", 5, {
      spoiler: "kettles",
    });
    await look(owner);
    expect(shelf.items.get(id)?.text).toBe("kettles\n\nlook at https://example.org/a/very/long/address/that/is/shortened?to=fit\n\nand ask @ann <b>");
  });

  it("holds answers that do not name the brand, and what the brand answered by hand in a thread of others", async () => {
    const unnamed = write("it does whistle", 30);
    const elsewhere = write("has anybody tried @brand?", 25, { inReplyToId: null });
    const between = write("I have", 24, { inReplyToId: elsewhere });
    await look(owner);
    const byHand = running.site.write({ by: running.site.own.id, text: "@ann@a.example thank you", at: ago(1), inReplyToId: between }).id;
    await look(owner);
    expect(shelf.items.get(unnamed)).toMatchObject({ kind: "comment", rootExternalId: running.post });
    expect(shelf.items.get(byHand)).toMatchObject({ rootExternalId: elsewhere, parentExternalId: between, text: "thank you", author: { isBrand: "yes" } });
    expect(shelf.items.has(between)).toBe(false);
  });

  it("is shown to a stranger as far as the server shows it, and that the rest is missing is said once", async () => {
    for (let i = 0; i < 80; i += 1) write(`number ${i}`, 50 - i / 10);
    await look(stranger);
    await look(stranger);
    expect([...shelf.items.values()].filter(({ kind }) => kind === "comment")).toHaveLength(60);
    expect(shelf.gaps).toEqual(["thread-cut"]);
  });
});

describe("what changes on a Mastodon server", () => {
  it("is noticed wherever it is: edits, what authors take back, what the brand takes back", async () => {
    const [edited, gone, asked] = [write("before", 30), write("soon gone", 29), write("@brand before", 28, { inReplyToId: null })];
    const own = running.site.write({ by: running.site.own.id, text: "A post too many", at: ago(20) }).id;
    await look(owner);
    running.site.edit(edited, "after", ago(1));
    running.site.edit(asked, "@brand after", ago(1));
    running.site.remove(gone);
    running.site.remove(own);
    await look(owner);
    expect([edited, asked].map((id) => shelf.items.get(id))).toMatchObject([{ text: "after", editedAt: ago(1) }, { text: "after" }]);
    expect([...shelf.gone].sort()).toEqual([gone, own].sort());
  });

  it("tears no answer off its thread when what it answered is taken back", async () => {
    const parent = write("@brand first", 30);
    const child = write("@brand second", 29, { inReplyToId: parent });
    await look(owner);
    running.site.remove(parent);
    await look(owner);
    expect([...shelf.gone]).toEqual([parent]);
    expect(shelf.items.get(child)).toMatchObject({ rootExternalId: running.post });
  });

  it("keeps what somebody said who is blocked now, and reports no gap for it", async () => {
    const id = write("@brand you are thieves", 30);
    await look(owner);
    await mastodon.act?.(owner, { kind: "ban", authorExternalId: running.ann, until: null, reason: "", notice: "" });
    const bea = running.site.addAccount({ username: "bea", domain: "b.example" }).id;
    const other = write("@brand hello", 2, { by: bea });
    await look(owner);
    expect(shelf.gaps).toEqual([]);
    expect(shelf.items.has(id)).toBe(true);
    expect(shelf.items.has(other)).toBe(true);
  });

  it("is told as a gap where the server kept fewer notifications than came between two visits", async () => {
    await running.close();
    await start({ notificationsKept: 30 });
    write("@brand first", 50, { inReplyToId: null });
    await look(owner, ["mentions"]);
    for (let i = 0; i < 45; i += 1) write(`@brand number ${i}`, 40 - i / 10, { inReplyToId: null });
    await look(owner, ["mentions"]);
    await look(owner, ["mentions"]);
    expect(shelf.gaps).toEqual(["window-passed"]);
    expect(shelf.items.size).toBe(31);
  });

  it("that cannot be read is set aside while the rest goes on", async () => {
    write("@brand fine", 5);
    running.dial.next(
      { kind: "answer", response: { status: 200, headers: { "content-type": "application/json" }, body: '[{"id":9},{"id":"9","status":{"id":"1"}}]' } },
      { when: ({ path }) => path.endsWith("/notifications") },
    );
    await look(owner, ["mentions"]);
    expect(shelf.setAside.map(({ field }) => field)).toEqual(["status.created_at", "id"]);
    await look(owner, ["mentions"]);
    expect([...shelf.items.values()].map(({ text }) => text)).toContain("fine");
  });
});

describe("the allowance of a Mastodon server", () => {
  it("is told with each page, and reading stops before nothing is left for answers", async () => {
    await running.close();
    await start({ requestsMax: 60 });
    for (let i = 0; i < 600; i += 1) write(`@brand number ${i}`, 50, { inReplyToId: null });
    const pages = await pagesOf("mentions");
    expect(pages[0]?.quota).toEqual({ left: 59, resetsAt: new Date("2026-11-21T12:05:00Z") });
    expect(pages.at(-1)).toMatchObject({ done: false, quota: { left: 49 } });
    const rest = await pagesOf("mentions", pages.at(-1)?.cursor);
    expect(rest[0]?.events[0]).toMatchObject({ item: { text: "number 440" } });
  });
});

describe("acting on Mastodon", () => {
  const reply = (to: string, text = "Hello Ann, it does."): Extract<Saying, { kind: "reply" }> => ({
    kind: "reply",
    key: "rpl_1",
    rootExternalId: running.post,
    parentExternalId: to,
    text,
  });
  const own = () => running.site.statuses().filter(({ accountId, id }) => accountId === running.site.own.id && id !== running.post);

  it("answers under what is answered, naming its author, as visible as that, once under one key", async () => {
    const to = write("@brand does it whistle?", 5, { visibility: "unlisted", language: "fr" });
    const first = await mastodon.act?.(owner, reply(to));
    await expect(mastodon.act?.(owner, reply(to))).resolves.toEqual(first);
    expect(first).toMatchObject({ outcome: "done", externalId: own()[0]?.id, at: peerNow });
    expect(own()).toMatchObject([{ text: "@ann@a.example Hello Ann, it does.", inReplyToId: to, visibility: "unlisted", language: "fr" }]);
    await look(owner);
    expect(shelf.items.get(own()[0]?.id ?? "")).toMatchObject({ text: "Hello Ann, it does.", author: { isBrand: "yes" }, parentExternalId: to });
  });

  it("says that nobody knows when the line is cut after the server took it, and finds it by looking", async () => {
    const to = write("@brand does it whistle?", 5);
    running.dial.next({ kind: "accept-then-cut" }, { when: isWrite });
    await expect(mastodon.act?.(owner, reply(to))).resolves.toEqual({ outcome: "unknown", why: "cut-short" });
    await expect(mastodon.findSaid?.(owner, reply(to), peerNow)).resolves.toMatchObject({ externalId: own()[0]?.id });
    await expect(mastodon.findSaid?.(owner, reply(to, "Something else"), peerNow)).resolves.toBeNull();
    await mastodon.act?.(owner, reply(to));
    expect(own()).toHaveLength(1);
  });

  it("writes to one person alone, about what led to it", async () => {
    const about = write("@brand my order is late", 5);
    const saying: Saying = { kind: "message", key: "msg_1", toExternalId: running.ann, aboutExternalId: about, text: "May we have its number?" };
    await expect(mastodon.act?.(owner, saying)).resolves.toMatchObject({ outcome: "done" });
    expect(own()).toMatchObject([{ visibility: "direct", inReplyToId: about, text: "@ann@a.example May we have its number?" }]);
    await expect(mastodon.findSaid?.(owner, saying, peerNow)).resolves.toMatchObject({ externalId: own()[0]?.id });
  });

  it("takes no message for another of the same words to the same person about something else, and knows it again when that is gone", async () => {
    const [first, second] = [write("@brand thieves", 6), write("@brand crooks", 5)];
    const about = (id: string): Saying => ({ kind: "message", key: `msg_${id}`, toExternalId: running.ann, aboutExternalId: id, text: "Not in these words." });
    await mastodon.act?.(owner, about(first));
    await expect(mastodon.findSaid?.(owner, about(second), peerNow)).resolves.toBeNull();
    running.site.remove(first);
    await expect(mastodon.findSaid?.(owner, about(first), peerNow)).resolves.toMatchObject({ externalId: own()[0]?.id });
    await expect(mastodon.findSaid?.(owner, about(second), peerNow)).resolves.toBeNull();
  });

  it("names nobody but the one it is meant for, whatever stands in its text, and knows it again", async () => {
    running.site.addAccount({ username: "bea" });
    const about = write("@brand I am @bea", 5);
    const text = "You wrote «I am @bea». Write to help@shop.example, dear @Ann@a.example; (@bea), @bea@harbour.example, /@bea";
    const sayings: readonly Saying[] = [
      { kind: "message", key: "msg_1", toExternalId: running.ann, aboutExternalId: about, text },
      { ...reply(about, text), key: "rpl_2" },
    ];
    for (const saying of sayings) {
      const sent = await mastodon.act?.(owner, saying);
      await expect(mastodon.findSaid?.(owner, saying, peerNow)).resolves.toMatchObject({ externalId: sent?.outcome === "done" ? sent.externalId : "" });
    }
    expect(own().map(({ mentions }) => mentions)).toEqual([[running.ann], [running.ann]]);
    expect(own()[0]?.text).toContain("Write to help@shop.example, dear ");
  });

  const picture: Picture = { type: "image/png", bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 13, 10, 255, 45, 45]), alt: "Le bec, à gauche" };
  const isUpload = ({ path }: { readonly path: string }): boolean => path.endsWith("/media");

  it("takes pictures along with what they show, byte for byte and in their order", async () => {
    const to = write("@brand does it whistle?", 5);
    const pictures = [picture, { ...picture, type: "image/jpeg", alt: "" } as const];
    const saying = { ...reply(to), pictures };
    await expect(mastodon.act?.(owner, saying)).resolves.toMatchObject({ outcome: "done" });
    await expect(mastodon.act?.(owner, saying)).resolves.toMatchObject({ externalId: own()[0]?.id });
    expect(own()).toHaveLength(1);
    expect(own()[0]?.media.map(({ type, description, bytes }) => [type, description, [...bytes]])).toEqual([
      ["image/png", picture.alt, [...picture.bytes]],
      ["image/jpeg", null, [...picture.bytes]],
    ]);
    await expect(mastodon.findSaid?.(owner, saying, peerNow)).resolves.toMatchObject({ externalId: own()[0]?.id });
  });

  it("says nothing where a picture does not get there, and once where the line is cut after the words did", async () => {
    const to = write("@brand does it whistle?", 5);
    const saying = { ...reply(to), pictures: [picture] };
    running.dial.next({ kind: "accept-then-cut" }, { when: isUpload });
    await expect(mastodon.act?.(owner, saying)).rejects.toMatchObject({ kind: "retry", reason: "cut-short" });
    expect(own()).toEqual([]);
    running.dial.next({ kind: "accept-then-cut" }, { when: (request) => isWrite(request) && !isUpload(request) });
    await expect(mastodon.act?.(owner, saying)).resolves.toEqual({ outcome: "unknown", why: "cut-short" });
    await expect(mastodon.act?.(owner, saying)).resolves.toMatchObject({ outcome: "done" });
    expect(own().map(({ media }) => media.length)).toEqual([1]);
  });

  it("comes again where the server is still at work on a picture, and says what it does not take", async () => {
    await running.close();
    await start({ slowMedia: 1 });
    const to = write("@brand does it whistle?", 5);
    await expect(mastodon.act?.(owner, { ...reply(to), pictures: [picture] })).rejects.toMatchObject({ kind: "retry", reason: "media-processing" });
    const notOurs = { kind: "answer", response: { status: 422, headers: {}, body: '{"error":"Validation failed: File content type is invalid"}' } } as const;
    running.dial.next(notOurs, { when: isUpload });
    await expect(mastodon.act?.(owner, { ...reply(to), pictures: [picture] })).rejects.toMatchObject({ kind: "not-understood", reason: "request-refused" });
    expect(own()).toEqual([]);
  });

  it("publishes the rules and pins them, and where the pin was refused the second try does both once", async () => {
    const saying: Saying = { kind: "publish", key: "pub_1", text: "Be kind.", isPinned: true };
    running.dial.next({ kind: "server-error" }, { when: ({ path }) => path.endsWith("/pin") });
    await expect(mastodon.act?.(owner, saying)).resolves.toMatchObject({ outcome: "unknown" });
    await expect(mastodon.findSaid?.(owner, saying, peerNow)).resolves.toBeNull();
    await expect(mastodon.act?.(owner, saying)).resolves.toMatchObject({ outcome: "done" });
    await expect(mastodon.act?.(owner, saying)).resolves.toMatchObject({ outcome: "done" });
    expect(own()).toMatchObject([{ text: "Be kind.", inReplyToId: null }]);
    expect(running.site.isPinned(own()[0]?.id ?? "")).toBe(true);
  });

  it("blocks and unblocks, however often", async () => {
    const ban = { kind: "ban", authorExternalId: running.ann, until: null, reason: "threats", notice: "" } as const;
    for (const action of [ban, ban]) await expect(mastodon.act?.(owner, action)).resolves.toMatchObject({ outcome: "done", externalId: running.ann });
    expect(running.site.isBlocked(running.ann)).toBe(true);
    const unban = { kind: "unban", authorExternalId: running.ann } as const;
    for (const action of [unban, unban]) await expect(mastodon.act?.(owner, action)).resolves.toMatchObject({ outcome: "done" });
    expect(running.site.isBlocked(running.ann)).toBe(false);
  });

  it("says in plain words why it could not", async () => {
    const to = write("@brand does it whistle?", 5);
    await expect(mastodon.act?.(owner, reply(to, "a".repeat(600)))).rejects.toMatchObject({ reason: "text-too-long", params: { max: "500" } });
    await expect(mastodon.act?.(owner, reply("115000000000000001"))).rejects.toMatchObject({ kind: "gone", reason: "item-gone" });
    await expect(mastodon.act?.(owner, { kind: "delete", externalId: to })).rejects.toMatchObject({ kind: "permission", reason: "cannot-take-away" });
    await expect(mastodon.act?.({ ...owner, secret: { accessToken: "old" } }, reply(to))).rejects.toMatchObject({ kind: "credentials" });
    await expect(mastodon.act?.({ ...owner, secret: { user: "x" } }, reply(to))).rejects.toMatchObject({ reason: "token-unreadable" });
    running.dial.next(
      { kind: "answer", response: { status: 403, headers: {}, body: '{"error":"This action is outside the authorized scopes"}' } },
      { when: isWrite },
    );
    await expect(mastodon.act?.(owner, reply(to))).rejects.toMatchObject({ kind: "permission", reason: "scope-missing" });
    expect(own()).toEqual([]);
  });

  it("tells of each status whether it is there", async () => {
    const [there, gone] = [write("here", 5), write("gone", 4)];
    running.site.remove(gone);
    await expect(mastodon.verify?.(owner, [there, gone])).resolves.toEqual([
      { externalId: there, state: "present" },
      { externalId: gone, state: "deleted" },
    ]);
  });
});

describe("who we are on a Mastodon server", () => {
  it("may do what the token was made for, and as a stranger nothing", async () => {
    await expect(mastodon.identify(owner)).resolves.toEqual({
      title: "Harbour & Sons",
      ownIds: [running.site.own.id],
      capabilities: ["reply", "private-message", "publish", "pin", "ban", "attach"],
    });
    await expect(mastodon.identify(stranger)).resolves.toEqual({ title: "Harbour & Sons", ownIds: [], capabilities: [] });
    await running.close();
    await start({ scopes: ["read", "write:blocks"] });
    await expect(mastodon.identify(owner)).resolves.toMatchObject({ capabilities: ["ban"] });
  });

  it("is not somebody else whose token was given by mistake", async () => {
    await expect(mastodon.identify({ ...owner, settings: { account: running.ann } })).rejects.toMatchObject({ kind: "credentials", reason: "other-account" });
  });
});

describe("a pasted Mastodon profile", () => {
  const recognise = (url: string, over: Partial<ConnectorContext> = {}) => recogniseLink({ ...stranger, settings: {}, url, ...over });
  const profile = () => ({
    platform: "mastodon",
    url: `${running.url}/@brand`,
    title: "Harbour & Sons",
    settings: { account: running.site.own.id },
    credential: "optional",
  });

  it("is known by its link, whichever of its pages was pasted", async () => {
    for (const path of ["/@brand", "/@Brand/", "/users/brand", "/@brand/with_replies"])
      await expect(recognise(`${running.url}${path}`)).resolves.toEqual(profile());
  });

  it("is known by its name, whose server may stand elsewhere than the name says", async () => {
    const http: ConnectorContext["http"] = (request) => stranger.http({ ...request, url: request.url.replace("https://harbour.example", running.url) });
    await expect(recognise("@brand@harbour.example", { http })).resolves.toEqual(profile());
    await expect(recognise("@nobody@harbour.example", { http })).rejects.toMatchObject({ kind: "gone" });
  });

  it("of a server that tells strangers nothing is known, and asks for a token", async () => {
    await running.close();
    await start({ isOpen: false });
    const found = await recognise(`${running.url}/@brand`);
    expect(found).toMatchObject({ platform: "mastodon", settings: {}, credential: "required" });
    await expect(mastodon.identify({ ...stranger, settings: {} })).rejects.toMatchObject({ kind: "credentials", reason: "token-needed" });
    await expect(mastodon.identify({ ...owner, settings: {} })).resolves.toMatchObject({ title: "Harbour & Sons" });
  });

  it("that is none is left to those who read other pages", async () => {
    await expect(recognise(`${running.url}/@nobody`)).rejects.toMatchObject({ name: "ConnectorError" });
  });
});
