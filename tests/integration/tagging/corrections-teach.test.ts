import { beforeAll, describe, expect, it } from "vitest";

import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { askToLearn, chooseTagger } from "#lib/items/commands/choose-tagger";
import { correctTag } from "#lib/items/commands/correct-tag";
import { learnFromCorrections } from "#lib/items/commands/learn-from-corrections";
import { cancelRetag, startRetag } from "#lib/items/commands/retag";
import type { RecordedSource } from "#lib/items/model";
import { getTaggerPage, listRunningRetags, retagProgress } from "#lib/items/queries/tagger-page";
import { recordPage } from "#lib/items/record-page";
import { retagPage } from "#lib/items/retag-history";
import { settleThreads } from "#lib/items/settle-threads";
import { tagPage } from "#lib/items/tag-page";
import { loadPolicies } from "#lib/playbook/queries/policies";
import { queueNamed } from "#lib/queue/backend";
import type { Material } from "#lib/tagging/adjusting/adjust";
import { keepAdjustment, listWorkspacesToLearn } from "#lib/tagging/commands/adjustments";
import { heads } from "#lib/tagging/embedded/heads";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import type { Tagger } from "#lib/tagging/model";
import { embeddedFor } from "#lib/tagging/embedded-for";
import { isHeldBack, readCorpus } from "#lib/tagging/training/data-files";

import { reconcile } from "../../../workers/reconcile";
import { aDesk, aMember, anItem, aPage, aSource, type Desk } from "../../support/watched";

const now = new Date("2026-11-20T12:00:00Z");
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

// A word nobody has heard yet, so that no shipped weights know it already.
const things = ["board", "jacket", "deck", "mix", "video", "drop", "trailer", "hoodie", "set", "ramp", "poster", "demo"];
const ways = ["The new %s is zonkful", "That %s looks zonkful", "Zonkful %s as always", "Your %s, totally zonkful", "So zonkful, this %s"];
const slang = things.flatMap((thing) => ways.map((way) => way.replace("%s", thing)));

let corpus: Material["corpus"];
beforeAll(async () => {
  await queueNamed("process");
  const rows = (await readCorpus()).filter(({ lang }, place) => lang !== "und" && place % 16 === 0);
  corpus = { open: rows.filter((row) => !isHeldBack(row)), heldBack: rows.filter(isHeldBack) };
});
type Stored = { readonly desk: Desk; readonly source: RecordedSource; readonly ids: readonly string[] };

const stored = async (texts: readonly string[]): Promise<Stored> => {
  const desk = await aDesk({ role: "manager" });
  const source = await aSource(desk);
  const items = texts.map((text, place) =>
    anItem(`c${String(place)}`, {
      text,
      by: `Guest ${String(place)}`,
      rootExternalId: `post-${String(place)}`,
      postedAt: new Date(Date.parse("2026-11-02T09:00:00Z") + place * 60_000),
    }),
  );
  for (let from = 0; from < items.length; from += 200)
    await recordPage({
      workspaceId: desk.workspaceId,
      source,
      stream: `from-${String(from)}`,
      page: await tagPage(shippedTagger(), aPage(items.slice(from, from + 200))),
      cursorVersion: null,
      now,
    });
  await settleAll(source);
  const rows = await sql.query<{ id: string }>({ text: "SELECT id FROM item WHERE source_id = $1 ORDER BY posted_at", values: [source.id] });
  return { desk, source, ids: rows.map(({ id }) => id) };
};

const settleAll = async ({ id, workspaceId }: RecordedSource): Promise<number> => {
  const rows = await sql.query<{ id: string }>({ text: "SELECT id FROM thread WHERE source_id = $1 AND unsettled_since IS NOT NULL", values: [id] });
  return settleThreads({ workspaceId, threadIds: rows.map((row) => row.id), policies: await loadPolicies(workspaceId), agentNames: [], now });
};

/** Every comment on which the tagger and the team disagree is corrected. */
const praised = async ({ desk, ids }: Stored, count: number): Promise<void> => {
  for (const itemId of ids.slice(0, count)) await correctTag(desk.actor, { itemId, head: "sentiment", became: "positive" }, now);
};

const learn = (desk: Desk, at: Date) =>
  learnFromCorrections({ workspaceId: desk.workspaceId, readCorpus: () => Promise.resolve(corpus), pause: () => Promise.resolve(), now: at });

const deeds = async (desk: Desk): Promise<readonly string[]> =>
  (
    await sql.query<{ action: string }>({
      text: "SELECT action FROM audit_entry WHERE workspace_id = $1 AND action ~ '^(tagger|retag)' ORDER BY at, id",
      values: [desk.workspaceId],
    })
  ).map(({ action }) => action);

const moodOf = async ({ workspaceId }: Desk, text: string): Promise<string | undefined> => {
  const [tags] = await (await embeddedFor(workspaceId)).tagAll([{ text }]);
  return tags?.sentiment.label;
};

describe("corrections teach", () => {
  it("switches on what is better, for this workspace alone; a manager goes back, and it stays so until somebody asks", async () => {
    const own = await stored(slang);
    const { desk } = own;
    expect(await learn(desk, now)).toBeNull();
    await praised(own, 60);
    expect(await listWorkspacesToLearn({ base: shippedTagger().name, now: later(1) })).toContainEqual({ workspaceId: desk.workspaceId });
    expect(await learn(desk, later(1))).toEqual({ version: 1, isOn: true });
    expect(await learn(desk, later(2))).toBeNull();
    expect(await moodOf(desk, "This zine is zonkful")).toBe("positive");
    expect((await embeddedFor(desk.workspaceId)).name).toContain(`${shippedTagger().name}+1.`);
    expect((await embeddedFor((await aDesk()).workspaceId)).name).toBe(shippedTagger().name);

    await chooseTagger(desk.actor, { version: null }, later(3));
    expect((await embeddedFor(desk.workspaceId)).name).toBe(shippedTagger().name);
    await sql.query({ text: "UPDATE tag_correction SET at = $2 WHERE workspace_id = $1", values: [desk.workspaceId, later(4)] });
    expect(await learn(desk, later(5))).toEqual({ version: 2, isOn: false });
    await askToLearn(desk.actor, {}, later(6));
    expect(await learn(desk, later(7))).toEqual({ version: 3, isOn: true });
    await chooseTagger(desk.actor, { version: 1 }, later(8));
    expect((await embeddedFor(desk.workspaceId)).name).toContain("+1.");
    const page = await getTaggerPage(desk.actor, { days: 30 }, later(9));
    expect(page.reading).toMatchObject({ version: 1, since: later(8).toISOString(), chosenBy: "Anna Berg" });
    expect(page.versions.map(({ version, isActive, verdict }) => [version, isActive, verdict])).toEqual([
      [3, false, "better"],
      [2, false, "better"],
      [1, true, "better"],
    ]);
    expect(page.words.map(({ word }) => word)).toContain("zonkful");
    expect(await deeds(desk)).toEqual(["tagger.learn", "tagger.choose", "tagger.learn", "tagger.ask-to-learn", "tagger.learn", "tagger.choose"]);
  });

  it("keeps what is not better with the reason, and reads on as before", async () => {
    const own = await stored(slang.slice(0, 12));
    await praised(own, 12);
    expect(await learn(own.desk, now)).toBeNull();
    await askToLearn(own.desk.actor, {}, now);
    expect(await learn(own.desk, later(1))).toEqual({ version: 1, isOn: false });
    expect((await getTaggerPage(own.desk.actor, { days: 30 }, later(2))).versions).toMatchObject([{ verdict: "too-few", isActive: false }]);
    expect((await embeddedFor(own.desk.workspaceId)).name).toBe(shippedTagger().name);
  });

  it("leaves aside what was learnt on weights that ship no more, and learns anew", async () => {
    const own = await stored(slang);
    const { desk } = own;
    await praised(own, 60);
    await learn(desk, later(1));
    await sql.query({ text: "UPDATE tag_adjustment SET base = 'embedded-0' WHERE workspace_id = $1", values: [desk.workspaceId] });
    expect((await embeddedFor(desk.workspaceId)).name).toBe(shippedTagger().name);
    expect((await getTaggerPage(desk.actor, { days: 30 }, later(2))).versions).toMatchObject([{ version: 1, isActive: true, isOutdated: true }]);
    expect(await listWorkspacesToLearn({ base: shippedTagger().name, now: later(2) })).toContainEqual({ workspaceId: desk.workspaceId });
    expect(await learn(desk, later(3))).toEqual({ version: 2, isOn: true });
    expect((await embeddedFor(desk.workspaceId)).name).toContain("+2.");
    expect(await learn(desk, later(4))).toBeNull();
  });

  it("reads none of our own comments where there is nothing to learn, and learns again for who asked while it read", async () => {
    const { desk } = await stored(slang.slice(0, 2));
    const { workspaceId } = desk;
    const given = { workspaceId, pause: () => Promise.resolve() };
    expect(await learnFromCorrections({ ...given, readCorpus: () => Promise.reject(new Error("read in vain")), now })).toBeNull();
    await askToLearn(desk.actor, {}, now);
    const readCorpus = async () => {
      await askToLearn(desk.actor, {}, later(2));
      return corpus;
    };
    await learnFromCorrections({ ...given, readCorpus, now: later(1) });
    expect((await getTaggerPage(desk.actor, { days: 30 }, later(2))).learning.isAsked).toBe(true);
    expect(await learn(desk, later(3))).toMatchObject({ version: 2 });
    expect((await getTaggerPage(desk.actor, { days: 30 }, later(4))).learning.isAsked).toBe(false);
  });

  it("switches nothing on where a manager has chosen the tagger as shipped before the first learning", async () => {
    const own = await stored(slang);
    await chooseTagger(own.desk.actor, { version: null }, now);
    await praised(own, 60);
    expect(await learn(own.desk, later(1))).toEqual({ version: 1, isOn: false });
    const page = await getTaggerPage(own.desk.actor, { days: 30 }, later(2));
    expect(page.reading).toMatchObject({ version: null, chosenBy: "Anna Berg" });
    expect(page.words).toEqual([]);
  });

  it("keeps the bytes of the version that reads and of the last ten, and the figures of all", async () => {
    const own = await stored(slang);
    const { desk } = own;
    await praised(own, 60);
    await learn(desk, later(1));
    const { name } = await embeddedFor(desk.workspaceId);
    const nothing = { count: 0, before: 0, after: 0 };
    const byHead = { sentiment: nothing, intent: nothing, tones: nothing };
    const refused = {
      delta: { base: shippedTagger().name, slots: new Int32Array(), steps: new Int8Array(), traits: heads.map(() => []), biases: heads.map(() => 0) },
      figures: {
        taught: 0,
        heldBack: nothing,
        heads: byHead,
        gained: 0,
        lost: 0,
        confirmed: nothing,
        elsewhere: byHead,
        others: { count: 0, changed: 0 },
        words: [],
      },
      verdict: "not-better" as const,
      knownUntil: now,
      now: later(2),
    };
    for (let version = 2; version <= 13; version += 1) await inTransaction((tx) => keepAdjustment(tx, desk.workspaceId, refused));
    const { versions } = await getTaggerPage(desk.actor, { days: 30 }, later(3));
    expect(versions).toHaveLength(13);
    expect(versions.filter(({ isKept }) => !isKept).map(({ version }) => version)).toEqual([3, 2]);
    expect((await embeddedFor(desk.workspaceId)).name).toBe(name);
    await expect(chooseTagger(desk.actor, { version: 2 }, later(4))).rejects.toMatchObject({ code: "not-found" });
    await chooseTagger(desk.actor, { version: 4 }, later(4));
    expect((await embeddedFor(desk.workspaceId)).name).toContain("+4.");
  });

  it("knows no version of another workspace, and refuses an agent", async () => {
    const own = await stored(slang);
    await praised(own, 60);
    await learn(own.desk, later(1));
    const stranger = await aDesk({ role: "manager" });
    await expect(chooseTagger(stranger.actor, { version: 1 }, later(2))).rejects.toMatchObject({ code: "not-found" });
    expect((await getTaggerPage(stranger.actor, { days: 90 }, later(2))).confusion).toEqual({ sentiment: [], intent: [], tones: [] });
    const { runId } = await startRetag(own.desk.actor, {}, later(2));
    await expect(cancelRetag(stranger.actor, { runId }, later(3))).rejects.toMatchObject({ code: "conflict" });
    expect(await retagProgress(stranger.actor)).toBeNull();
    expect(await retagPage({ workspaceId: stranger.workspaceId, runId, tagger: shippedTagger(), embedded: shippedTagger(), now })).toEqual({ kind: "over" });
    const agent = await aMember(own.desk.workspaceId, "agent");
    const tries: readonly ((actor: Actor) => Promise<unknown>)[] = [
      (actor) => chooseTagger(actor, { version: null }, now),
      (actor) => askToLearn(actor, {}, now),
      (actor) => startRetag(actor, {}, now),
      (actor) => cancelRetag(actor, { runId }, now),
    ];
    for (const attempt of tries) await expect(attempt(agent)).rejects.toMatchObject({ code: "forbidden" });
    await cancelRetag(own.desk.actor, { runId }, later(4));
  });

  it("names the words of corrected comments that are rarer in others", async () => {
    const own = await stored(["%s is zonkful", "%s is on Monday"].flatMap((line) => things.map((thing) => line.replace("%s", `The new ${thing}`))));
    await praised(own, things.length);
    const { correctedWords } = await getTaggerPage(own.desk.actor, { days: 30 }, later(1));
    expect(correctedWords[0]).toMatchObject({ word: "zonkful", ofCorrected: 1, ofAll: 0.5 });
    expect(correctedWords.map(({ word }) => word)).not.toContain("monday");
    expect((await getTaggerPage((await aDesk()).actor, { days: 30 }, later(1))).correctedWords).toEqual([]);
  });

  it("counts for each tag what the tagger says of it today against the team's last word", async () => {
    const own = await stored(["The parcel came on Monday", "See our table at www.example.org", "A third"]);
    const [one = "", two = ""] = own.ids;
    const said = async (id: string) =>
      (await sql.query<{ mood: string }>({ text: "SELECT machine_tags#>>'{sentiment,label}' AS mood FROM item WHERE id = $1", values: [id] }))[0]?.mood;
    await correctTag(own.desk.actor, { itemId: one, head: "sentiment", became: "negative" }, now);
    await correctTag(own.desk.actor, { itemId: one, head: "sentiment", became: "positive" }, later(1));
    await correctTag(own.desk.actor, { itemId: two, head: "tones", became: ["spam"] }, now);
    const { confusion, learning } = await getTaggerPage(own.desk.actor, { days: 1 }, later(2));
    expect(confusion.sentiment).toEqual([{ said: await said(one), became: "positive", count: 1 }]);
    expect(confusion.tones).toMatchObject([{ became: "spam", count: 1 }]);
    expect(learning).toEqual({ isAsked: false, corrections: 2, fresh: 3 });
    expect((await getTaggerPage(own.desk.actor, { days: 1 }, later(3_000))).confusion.sentiment).toEqual([]);
  });
});

describe("reading the history again", () => {
  const more = Array.from({ length: 700 }, (_, place) => `${slang[place % slang.length] ?? ""} ${String(place)}`);

  const tagged = async ({ source }: Stored): Promise<readonly { readonly tagger: string; readonly sentiment: string; readonly count: number }[]> =>
    sql.query({ text: "SELECT tagger, sentiment, count(*)::int AS count FROM item WHERE source_id = $1 GROUP BY 1, 2 ORDER BY 1, 2", values: [source.id] });

  it("goes on where it was cut off, keeps every word of a person, settles anew, and twice is once", async () => {
    const own = await stored(more);
    const { desk } = own;
    await praised(own, 60);
    // Nearly every comment here would change, which learning does not switch on by itself; a manager may.
    expect(await learn(desk, later(1))).toEqual({ version: 1, isOn: false });
    await chooseTagger(desk.actor, { version: 1 }, later(1));
    const [kept = ""] = own.ids.slice(100);
    await correctTag(desk.actor, { itemId: kept, head: "sentiment", became: "negative" }, later(2));
    await settleAll(own.source);
    const { runId } = await startRetag(desk.actor, {}, later(3));
    await expect(startRetag(desk.actor, {}, later(3))).rejects.toMatchObject({ code: "conflict" });
    const tagger = await embeddedFor(desk.workspaceId);
    const page = { workspaceId: desk.workspaceId, runId, tagger, embedded: tagger, now: later(4) };
    expect(await retagPage(page)).toMatchObject({ kind: "more" });
    expect(await retagProgress(desk.actor)).toMatchObject({ status: "running", total: 700, done: 300 });
    // Whoever takes the run up after a crash asks the database where it was; two at once store a page once.
    const both = await Promise.all([retagPage(page), retagPage(page)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["more", "over"]);
    expect(await retagPage(page)).toMatchObject({ kind: "more" });
    expect(await retagPage(page)).toEqual({ kind: "over" });
    const progress = await retagProgress(desk.actor);
    expect(progress).toMatchObject({ status: "done", done: 700 });
    expect(progress?.changed).toBeGreaterThan(300);
    const [mine] = await sql.query<{ sentiment: string; said: string }>({
      text: "SELECT sentiment, machine_tags#>>'{sentiment,label}' AS said FROM item WHERE id = $1",
      values: [kept],
    });
    expect(mine).toEqual({ sentiment: "negative", said: "positive" });
    expect(await settleAll(own.source)).toBeGreaterThan(0);
    const after = await tagged(own);
    expect(new Set(after.map(({ tagger }) => tagger))).toEqual(new Set([page.tagger.name]));

    const again = await startRetag(desk.actor, {}, later(5));
    while ((await retagPage({ ...page, runId: again.runId })).kind === "more");
    expect(await retagProgress(desk.actor)).toMatchObject({ status: "done", changed: 0 });
    expect(await tagged(own)).toEqual(after);
  });

  it("stops where it is cancelled, and begins anew when another tagger reads", async () => {
    const own = await stored(more.slice(0, 400));
    const { desk } = own;
    const { runId } = await startRetag(desk.actor, {}, now);
    const page = { workspaceId: desk.workspaceId, runId, embedded: shippedTagger(), now };
    await retagPage({ ...page, tagger: { ...shippedTagger(), name: "one" } });
    await retagPage({ ...page, tagger: { ...shippedTagger(), name: "two" } });
    expect(await retagProgress(desk.actor)).toMatchObject({ status: "running", done: 300 });
    expect(await listRunningRetags()).toContainEqual({ workspaceId: desk.workspaceId, runId });
    await cancelRetag(desk.actor, { runId }, later(1));
    expect(await retagPage({ ...page, tagger: shippedTagger() })).toEqual({ kind: "over" });
    await expect(cancelRetag(desk.actor, { runId }, later(2))).rejects.toMatchObject({ code: "conflict" });
    expect(await retagProgress(desk.actor)).toMatchObject({ status: "cancelled", done: 300 });
    expect(await deeds(desk)).toEqual(["retag.start", "retag.cancel"]);
  });

  it("leaves a comment whose text is gone as it was counted", async () => {
    const own = await stored(["The heater is broken and nobody answers me", "Where is my parcel?"]);
    const [gone = ""] = own.ids;
    const before = await sql.query({ text: "UPDATE item SET text = '' WHERE id = $1 RETURNING sentiment, intent, tagger", values: [gone] });
    const { runId } = await startRetag(own.desk.actor, {}, now);
    await retagPage({ workspaceId: own.desk.workspaceId, runId, tagger: { ...shippedTagger(), name: "another" }, embedded: shippedTagger(), now });
    expect(await sql.query({ text: "SELECT sentiment, intent, tagger FROM item WHERE id = $1", values: [gone] })).toEqual(before);
  });

  it("is told nothing of what was guessed before, so that a wrong guess favours itself no more", async () => {
    const own = await stored(["The heater is broken and nobody answers me"]);
    await sql.query({
      text: `UPDATE item SET machine_tags = jsonb_set(machine_tags, '{language,label}', '"fr"') WHERE source_id = $1`,
      values: [own.source.id],
    });
    const { runId } = await startRetag(own.desk.actor, {}, now);
    const told: unknown[] = [];
    const tagger: Tagger = {
      name: "listening",
      tagAll: (texts) => {
        told.push(...texts);
        return shippedTagger().tagAll(texts);
      },
    };
    await retagPage({ workspaceId: own.desk.workspaceId, runId, tagger, embedded: tagger, now });
    expect(told).toEqual([{ text: "The heater is broken and nobody answers me", rating: undefined }]);
    expect(await sql.query({ text: "SELECT language FROM item WHERE source_id = $1", values: [own.source.id] })).toEqual([{ language: "en" }]);
  });

  it("is found again by reconciling when a queue has forgotten it", async () => {
    const own = await stored(slang.slice(0, 1));
    const { runId } = await startRetag(own.desk.actor, {}, now);
    const maintain = await queueNamed("maintain");
    await maintain.obliterate({ force: true });
    await reconcile({ now });
    const waiting = await maintain.getJobs(["waiting", "prioritized", "delayed"]);
    expect(waiting.map(({ data }: { readonly data: unknown }) => data)).toContainEqual({ workspaceId: own.desk.workspaceId, runId });
  });
});
