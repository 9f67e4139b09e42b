import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { pollSource } from "../../workers/handlers/poll-source";
import { aDesk, type Desk } from "../support/desk";
import { diceOf, mastodonChaos } from "../support/platforms/mastodon-chaos";
import { mastodonSecret, startMastodon } from "../support/platforms/peers";
import { readClock } from "#lib/core/clock";
import { sql } from "#lib/db/sql";
import { Postponed } from "#lib/queue/outcome";
import { addSource } from "#lib/sources/commands/add-source";

// The server runs on this machine; its port is not known before it listens.
process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.0/8";

const signal = new AbortController().signal;
const kept = 700;

describe("a desk that watches a Mastodon account", () => {
  let running: Awaited<ReturnType<typeof startMastodon>>;
  let desk: Desk;
  let payload: { readonly workspaceId: string; readonly sourceId: string };
  /** Far enough ahead that every poll is due. */
  let round = 0;

  beforeAll(async () => {
    running = await startMastodon({ now: readClock, notificationsKept: kept });
    desk = await aDesk();
    const added = await addSource(desk.owner, { brandId: desk.brandId, url: `${running.url}/@brand`, secret: mastodonSecret, isOwnPage: true }, new Date());
    if (added.kind !== "added") throw new Error("The account was not added.");
    payload = { workspaceId: desk.owner.workspaceId, sourceId: added.sourceId };
  });
  afterAll(async () => {
    await running.close();
  });

  /** False where the server's fault ended the poll. */
  const poll = async (): Promise<boolean> => {
    round += 1;
    try {
      await pollSource.run(payload, { now: new Date(Date.now() + round * 60 * 60_000), signal });
      return true;
    } catch (error) {
      if (error instanceof Postponed) return false;
      throw error;
    }
  };

  type Stored = { readonly external_id: string; readonly text: string; readonly is_deleted: boolean };
  const stored = async (): Promise<readonly Stored[]> =>
    sql.query<Stored>({
      text: "SELECT external_id, text, deleted_at IS NOT NULL OR visibility = 'deleted' AS is_deleted FROM item WHERE source_id = $1 AND NOT is_brand",
      values: [payload.sourceId],
    });
  const gaps = async (): Promise<readonly { readonly reason: string }[]> =>
    sql.query({ text: "SELECT reason FROM source_gap WHERE source_id = $1", values: [payload.sourceId] });

  it("holds each of 1,000 statuses written while it polls, late ones, twins, edited and taken back ones too, through faults of the server: none lost, none doubled", async () => {
    const { site, dial } = running;
    const posts = Array.from({ length: 6 }, (_, i) => site.write({ by: site.own.id, text: `Post ${i}`, at: new Date(Date.now() - i * 60_000) }).id);
    const chaos = mastodonChaos(site, { count: 1_000, seed: 7, posts, now: readClock });
    const roll = diceOf(11);
    const faults = [{ kind: "server-error" }, { kind: "server-error", status: 503 }, { kind: "cut-body" }, { kind: "refuse" }, { kind: "wrong-type" }] as const;
    const writing = { goesOn: true };
    // The writer goes on between any two requests of a poll, and now and then the server fails.
    site.onRequest = (request) => {
      writing.goesOn = chaos.go(roll(6));
      const fault = writing.goesOn && roll(12) === 0 ? faults[roll(faults.length)] : undefined;
      return fault ?? dial.onRequest(request);
    };
    let failed = 0;
    while (writing.goesOn) if (!(await poll())) failed += 1;
    site.onRequest = dial.onRequest;
    expect(failed).toBeGreaterThan(3);
    // Each visit reads forty of the older ones again.
    for (let i = 0; i < 14; i += 1) expect(await poll()).toBe(true);

    const items = await stored();
    const byId = new Map(items.map((item) => [item.external_id, item]));
    expect(byId.size).toBe(items.length);
    const standing = chaos.written().filter((id) => !chaos.removed().has(id));
    expect(standing.filter((id) => !byId.has(id))).toEqual([]);
    expect(standing.filter((id) => byId.get(id)?.is_deleted !== false)).toEqual([]);
    expect(standing.filter((id) => byId.get(id)?.text !== site.status(id)?.text.replace(/^@brand /u, ""))).toEqual([]);
    expect(items.filter(({ external_id: id, is_deleted: isDeleted }) => chaos.removed().has(id) && !isDeleted)).toEqual([]);
    expect(items.filter(({ external_id: id }) => !chaos.written().includes(id))).toEqual([]);
    expect(await gaps()).toEqual([]);
  });

  it("shows a gap where more came between two polls than the server keeps, and holds everything from there on", async () => {
    const { site, ann } = running;
    const ids = Array.from({ length: kept + 50 }, (_, i) => site.write({ by: ann, text: `@brand late ${i}`, at: readClock() }).id);
    await poll();
    await poll();
    const known = new Set((await stored()).map(({ external_id: id }) => id));
    expect(ids.slice(-kept).filter((id) => !known.has(id))).toEqual([]);
    expect(await gaps()).toEqual([{ reason: "window-passed" }]);
  });
});
