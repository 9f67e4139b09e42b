import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { sql } from "#lib/db/sql";
import { queueNamed } from "#lib/queue/backend";
import { addSource, probeLink } from "#lib/sources/commands/add-source";
import { pauseSource, removeSource, renameSource, requestPollNow, resumeSource, updateSecret } from "#lib/sources/commands/keep-source";
import { notePollFailure, notePollSuccess, pollFailureOf } from "#lib/sources/commands/note-poll";
import { getSourceHealth, listSourceHealth } from "#lib/sources/queries/health";
import { findPollState, openSource } from "#lib/sources/queries/open-source";

import { createFaultDial } from "../../../demo/site/faults";
import { serveSites, type ServedSites } from "../../../demo/site/serve-sites";
import { createWordPressSite } from "../../../demo/site/wordpress-site";
import { pollSource } from "../../../workers/handlers/poll-source";
import { aDesk, type Desk } from "../../support/watched";

const now = new Date("2026-11-02T12:00:00Z");
const start = Date.parse("2026-10-01T00:00:00Z");
const right = { username: "kestrel", applicationPassword: "abcd efgh ijkl mnop" };
const wrong = { username: "kestrel", applicationPassword: "no no no no" };

let served: ServedSites;
let dial: ReturnType<typeof createFaultDial>;

beforeEach(async () => {
  dial = createFaultDial();
  const site = createWordPressSite({ name: "Kestrel", user: right.username, appPassword: right.applicationPassword, onRequest: dial.onRequest });
  site.addPost({ id: 1, title: "News", slug: "news", content: "News.", date: new Date(start), commentsOpen: true });
  for (let place = 1; place <= 12; place += 1)
    site.addComment({
      post: 1,
      parent: 0,
      author: `Guest ${String(place)}`,
      content: `Question ${String(place)}?`,
      date: new Date(start + place * 60_000),
      userId: 0,
    });
  // The address of the outbound guard's exception is read once per process, so the port is always the same.
  served = await serveSites({ host: "127.0.0.1", port: 47_613, sites: new Map([["", site]]) });
});
process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.1:47613";
afterEach(() => served.close());
const added = async (desk: Desk, secret?: Readonly<Record<string, string>>): Promise<string> => {
  const outcome = await addSource(desk.actor, { brandId: desk.brandId, url: served.url, secret, isOwnPage: true }, now);
  if (outcome.kind !== "added") throw new Error(outcome.error.message);
  return outcome.sourceId;
};

const poll = async (desk: Desk, sourceId: string): Promise<void> => {
  await sql.query({ text: "UPDATE source SET next_poll_at = NULL WHERE id = $1", values: [sourceId] });
  await pollSource.run({ workspaceId: desk.workspaceId, sourceId }, { now: new Date(), signal: new AbortController().signal }).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== "Postponed") throw error;
  });
};

describe("watching a page", () => {
  it("begins with a link: what it is, and five comments as proof, before anything is kept", async () => {
    const desk = await aDesk();
    const outcome = await probeLink(desk.actor, { url: served.url }, now);
    expect(outcome).toMatchObject({ kind: "found", probe: { platform: "wordpress", title: "Kestrel", credential: "optional" } });
    expect(outcome.kind === "found" && outcome.probe.samples).toHaveLength(5);
    expect(await listSourceHealth(desk.actor, now)).toEqual([]);
  });

  it("says at the first look that a page is watched already, and as what; to another workspace it says nothing", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk);
    const look = async (by: Desk) => probeLink(by.actor, { url: served.url }, now);
    expect(await look(desk)).toMatchObject({ kind: "found", probe: { watchedBy: { id: sourceId, name: "Kestrel" } } });
    expect(await look(await aDesk())).toMatchObject({ kind: "found", probe: { watchedBy: null } });
    await removeSource(desk.actor, { sourceId }, now);
    expect(await look(desk)).toMatchObject({ kind: "found", probe: { watchedBy: null } });
  });

  it("says why in words when there is nothing behind a link", async () => {
    const desk = await aDesk();
    dial.always({ kind: "server-error" });
    expect(await probeLink(desk.actor, { url: served.url }, now)).toMatchObject({ kind: "refused", error: { kind: "retry" } });
    expect(await probeLink(desk.actor, { url: "http://127.0.0.1:1/" }, now)).toMatchObject({ kind: "refused", error: { kind: "refused-address" } });
  });

  it("reads everything at the first poll and shows it in its health", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk);
    await poll(desk, sourceId);
    const health = await getSourceHealth(desk.actor, sourceId, now);
    expect(health).toMatchObject({ status: "active", itemCount: 13, failures: 0, error: null, hasSecret: false, openGaps: [] });
    expect(health.lagMs).toBeGreaterThanOrEqual(0);
    expect(health.lastSuccessAt).not.toBeNull();
  });

  it("takes no passing failure for a dead credential", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk, right);
    for (const status of [500, 502, 503]) {
      dial.always({ kind: "server-error", status });
      await poll(desk, sourceId);
      dial.clear();
    }
    expect(await getSourceHealth(desk.actor, sourceId, now)).toMatchObject({ status: "active", failures: 3, error: { kind: "retry" } });
    await poll(desk, sourceId);
    expect(await getSourceHealth(desk.actor, sourceId, now)).toMatchObject({ status: "active", failures: 0, error: null });
  });

  it("asks to reconnect after the second refusal in a row, and not after the first", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk, right);
    dial.always({
      kind: "answer",
      response: { status: 401, headers: { "content-type": "application/json" }, body: JSON.stringify({ code: "incorrect_password", message: "no" }) },
    });
    await poll(desk, sourceId);
    expect((await getSourceHealth(desk.actor, sourceId, now)).status).toBe("active");
    await poll(desk, sourceId);
    expect(await getSourceHealth(desk.actor, sourceId, now)).toMatchObject({ status: "reconnect", error: { kind: "credentials" } });
  });

  it("keeps the credential in force when a new one is refused, and takes one that works", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk, right);
    expect(await updateSecret(desk.actor, { sourceId, secret: wrong }, now)).toMatchObject({ kind: "refused", error: { kind: "credentials" } });
    expect((await openSource(desk.workspaceId, sourceId)).context.secret).toEqual(right);
    expect(await updateSecret(desk.actor, { sourceId, secret: right }, now)).toEqual({ kind: "connected" });
    expect(await updateSecret(desk.actor, { sourceId, secret: { ...right, username: " " } }, now)).toEqual({ kind: "connected" });
    expect((await openSource(desk.workspaceId, sourceId)).context.secret).toEqual(right);
  });

  it("keeps credentials out of every column that is not sealed", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk, right);
    const rows = await sql.query<{ all: string }>({
      text: "SELECT s::text || x::text || a::text AS all FROM source s JOIN source_secret x ON x.source_id = s.id JOIN audit_entry a ON a.subject_id = s.id WHERE s.id = $1",
      values: [sourceId],
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]?.all).not.toContain("efgh");
  });

  it("rests while it is paused, goes on when resumed and ends when removed", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk);
    await pauseSource(desk.actor, { sourceId }, now);
    await poll(desk, sourceId);
    expect((await getSourceHealth(desk.actor, sourceId, now)).itemCount).toBe(0);
    await resumeSource(desk.actor, { sourceId }, now);
    await poll(desk, sourceId);
    expect((await getSourceHealth(desk.actor, sourceId, now)).itemCount).toBe(13);
    await removeSource(desk.actor, { sourceId }, now);
    await poll(desk, sourceId);
    await expect(getSourceHealth(desk.actor, sourceId, now)).rejects.toMatchObject({ code: "not-found" });
    expect(await sql.query({ text: "SELECT source_id FROM source_secret WHERE source_id = $1", values: [sourceId] })).toEqual([]);
    expect(await (await queueNamed("poll")).getJobScheduler(`poll/${sourceId}`)).toBeFalsy();
  });

  it("does not undo what a person did while a poll was under way", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk);
    const pace = { fastestMs: 60_000, slowestMs: 600_000 };
    const acts = [
      { act: pauseSource, expected: { status: "paused" } },
      { act: resumeSource, expected: { status: "active", nextPollAt: now.toISOString() } },
    ];
    for (const { act, expected } of acts) {
      const before = await findPollState(desk.workspaceId, sourceId);
      if (before === null) throw new Error("no source");
      await act(desk.actor, { sourceId }, now);
      const later = new Date(now.getTime() + 1_000);
      await notePollSuccess(before, { newItems: 0, isCut: false, quota: null, pace, now: later });
      expect(await getSourceHealth(desk.actor, sourceId, now)).toMatchObject({ ...expected, lastSuccessAt: later.toISOString() });
      await notePollFailure(before, pollFailureOf(new Error("broken")), { hasProgress: false, pace, now: later });
      expect(await getSourceHealth(desk.actor, sourceId, now)).toMatchObject({ ...expected, error: { reason: "internal-error" } });
    }
  });

  it("watches no page twice", async () => {
    const desk = await aDesk();
    await added(desk);
    await expect(added(desk)).rejects.toMatchObject({ code: "conflict" });
  });

  it("watches a page once when it is added twice at the same moment", async () => {
    const desk = await aDesk();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => added(desk)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "conflict" });
    expect(await listSourceHealth(desk.actor, now)).toHaveLength(1);
  });

  it("is unknown to another workspace", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk);
    const { actor } = await aDesk();
    const tries = [pauseSource, resumeSource, removeSource, requestPollNow];
    for (const attempt of tries) await expect(attempt(actor, { sourceId }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(renameSource(actor, { sourceId, name: "Mine" }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(updateSecret(actor, { sourceId, secret: right }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(addSource(actor, { brandId: desk.brandId, url: served.url, isOwnPage: true }, now)).rejects.toMatchObject({ code: "not-found" });
    expect(await listSourceHealth(actor, now)).toEqual([]);
  });
});

describe("a poll that fails for a reason of our own", () => {
  it("says so in the source's health and leaves the job to be tried again", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk);
    await sql.query({
      text: 'INSERT INTO source_cursor (source_id, stream, workspace_id, cursor, version, updated_at) SELECT $1, stream, $2, \'{"v": "none of ours"}\', 1, $3 FROM unnest($4::text[]) AS stream',
      values: [sourceId, desk.workspaceId, now, ["posts", "comments"]],
    });
    await expect(poll(desk, sourceId)).rejects.toThrow();
    expect(await getSourceHealth(desk.actor, sourceId, now)).toMatchObject({
      status: "active",
      failures: 1,
      error: { kind: "retry", reason: "internal-error" },
    });
  });

  it("asks for the credential again when the stored one no longer opens", async () => {
    const desk = await aDesk();
    const sourceId = await added(desk, right);
    await sql.query({ text: "UPDATE source_secret SET box = 'k1.AAAA.AAAA.AAAA' WHERE source_id = $1", values: [sourceId] });
    await poll(desk, sourceId);
    await poll(desk, sourceId);
    expect(await getSourceHealth(desk.actor, sourceId, now)).toMatchObject({
      status: "reconnect",
      error: { kind: "credentials", reason: "credentials-unreadable" },
    });
  });
});
