import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { loadWorkspace } from "../../../demo/load-workspace";
import { runDemoSite, type DemoSite } from "../../../demo/run-demo-site";
import { chapters, playOnce } from "../../../demo/story/play";
import { openWorkspace } from "../../../demo/workspace";
import { advanceStandingSanction } from "../../../workers/handlers/advance-sanction";
import { deliverQueuedDeed } from "../../../workers/handlers/deliver-deed";
import { deliverQueuedReply } from "../../../workers/handlers/deliver-reply";
import { gatherOntoBoard } from "../../../workers/handlers/gather-suggestions";
import { makeQueuedReport } from "../../../workers/handlers/make-report";
import { pollSource } from "../../../workers/handlers/poll-source";
import { returnPromised } from "../../../workers/handlers/return-follow-up";
import { seekAfterBan } from "../../../workers/handlers/seek-reappearances";
import { settleTouchedThreads } from "../../../workers/handlers/settle-threads";
import { watchAlertsOf } from "../../../workers/handlers/watch-alerts";
import { alertKinds } from "#lib/alerts/model/terms";
import type { Actor } from "#lib/auth/actor";
import { listDueFollowUps } from "#lib/cases/queries/pending";
import { listBansSince } from "#lib/conduct/queries/bans";
import { listDueDeeds, listDueSanctions } from "#lib/conduct/queries/pending";
import { sql } from "#lib/db/sql";
import { takeUpForgotten } from "#lib/items/settle-threads";
import { updateVerdicts } from "#lib/people/update-verdicts";
import { listDueReplies } from "#lib/replies/queries";
import { listUnmade } from "#lib/reports/queries/pending";
import { listScheduledSources } from "#lib/sources/queries/pending";

process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.0/8";
process.env["PARLEY_BROWSER"] = "none";

const now = new Date("2026-11-20T15:00:00Z");
const run = { now, signal: new AbortController().signal };
const due = { before: new Date(now.getTime() + 1), now, limit: 2_000 };

describe("the story of the demo workspace", { timeout: 240_000 }, () => {
  let folder: string;
  let site: DemoSite;
  let owner: Actor;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "parley-story-"));
    site = await runDemoSite({
      port: 0,
      host: "127.0.0.1",
      stateFile: path.join(folder, "state.jsonl"),
      now: () => now,
      tick: () => ({ cancel: () => undefined }),
    });
    await loadWorkspace({ siteUrl: site.url, now, tell: () => undefined });
    owner = await openWorkspace(now);
    for (const { workspaceId, id: sourceId } of await listScheduledSources()) await pollSource.run({ workspaceId, sourceId }, run);
    await work();
  }, 240_000);
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the worker would do with what is pending, once. */
  const work = async (): Promise<void> => {
    const { workspaceId } = owner;
    for (const reply of await listDueReplies(due)) await deliverQueuedReply.run(reply, run);
    for (const sanction of await listDueSanctions(due)) await advanceStandingSanction.run(sanction, run);
    for (const { id } of await sql.query<{ readonly id: string }>({
      text: "SELECT id FROM sanction WHERE kind <> 'warning' AND state = 'standing'",
      values: [],
    }))
      await advanceStandingSanction.run({ workspaceId, sanctionId: id }, run);
    for (const deed of await listDueDeeds(due)) await deliverQueuedDeed.run(deed, run);
    const threads = await takeUpForgotten({ ...due, before: new Date(Date.now() + 60_000) });
    if (threads.length > 0) await settleTouchedThreads.run({ workspaceId, threadIds: threads.map(({ threadId }) => threadId) }, run);
    await gatherOntoBoard.run({ workspaceId }, run);
    while ((await updateVerdicts({ workspaceId, now })).kind === "more");
    for (const ban of await listBansSince(new Date(0))) await seekAfterBan.run(ban, run);
    for (const followUp of await listDueFollowUps(due)) await returnPromised.run(followUp, run);
    for (const report of await listUnmade(due)) await makeQueuedReport.run(report, run);
  };

  /** How much of everything there is. */
  const everything = async (): Promise<Readonly<Record<string, unknown>>> => {
    const tables = await sql.query<{ readonly name: string }>({
      text: "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1",
      values: [],
    });
    const counts = await Promise.all(tables.map(({ name }) => sql.query({ text: `SELECT count(*)::int AS count FROM "${name}"`, values: [] })));
    return Object.fromEntries(tables.map(({ name }, place) => [name, counts[place]]));
  };
  const count = async (text: string): Promise<unknown> =>
    (await sql.query<{ readonly count: number }>({ text: `SELECT count(*)::int AS count FROM ${text}`, values: [] }))[0]?.count;

  it("plays to its end, taken up where it waited for the worker", async () => {
    let waiting = await playOnce(owner, now);
    for (let rounds = 0; waiting.length > 0 && rounds < 5; rounds += 1) {
      await work();
      waiting = await playOnce(owner, now);
    }
    expect(waiting).toEqual([]);
    expect(await count("report WHERE status = 'made'")).toBe(1);
    await work();
    expect(chapters.length).toBeGreaterThan(10);
  });

  it("leaves a customer satisfied in the second round, a case that waits for fairness and a promise that came back", async () => {
    expect(await count("case_file WHERE status = 'closed' AND outcome = 'satisfied' AND round = 2")).toBe(1);
    expect(await count("case_file WHERE status = 'open' AND fairness = '' AND bridge <> ''")).toBe(1);
    expect(await count("follow_up WHERE state = 'open' AND returned_at IS NOT NULL")).toBe(1);
  });

  it("has its deeds done on the platforms: hidden at the clinic, deleted and banned on the wall after a private message", () => {
    expect(
      site
        .site("vermeuil")
        .comments()
        .filter(({ authorName, status }) => authorName === "gaston_le_rouge" && status !== "approved"),
    ).toHaveLength(1);
    expect(site.community.bans()).toHaveLength(1);
    expect(site.community.messages()).toHaveLength(2);
    expect(site.community.comments().filter(({ isDeleted }) => isDeleted)).toHaveLength(1);
  });

  it("proposes who came back after the ban, and joins what a person confirmed", async () => {
    expect(await count("author_link WHERE state = 'suggested'")).toBeGreaterThanOrEqual(1);
    expect(await count("author_link WHERE state = 'confirmed'")).toBe(1);
  });

  it("leaves the desk with every rule of alerts on, and something that calls", async () => {
    await watchAlertsOf.run({ workspaceId: owner.workspaceId }, run);
    expect(await count("alert_rule WHERE is_on")).toBe(alertKinds.length);
    expect(await count("alert WHERE resolved_at IS NULL AND kind = 'credential'")).toBe(1);
  });

  it("changes nothing when it is played again", async () => {
    const before = await everything();
    expect(await playOnce(owner, now)).toEqual([]);
    expect(await everything()).toEqual(before);
  });
});
