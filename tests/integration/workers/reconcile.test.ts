import { describe, expect, it } from "vitest";

import { sql } from "#lib/db/sql";
import { settleThreads, takeUpForgotten } from "#lib/items/settle-threads";
import { loadPolicies } from "#lib/playbook/queries/policies";
import { addImportSource, addPushSource } from "#lib/sources/commands/add-source";
import { appendChunk, createImport } from "#lib/sources/commands/imports";
import { removeSource } from "#lib/sources/commands/keep-source";
import { importKeptMs, receiptKeptMs } from "#lib/sources/model";
import { importProgress } from "#lib/sources/queries/imports";

import { reconcile } from "../../../workers/reconcile";
import { aDesk, aThread, type Desk } from "../../support/desk";

// Read once per process: the smallest pool there can be.
process.env["PARLEY_DATABASE_POOL"] = "1";

const now = new Date("2026-11-20T10:00:00Z");
const after = (ms: number): Date => new Date(now.getTime() + ms);

const unsettledThread = async (desk: Desk, at: Date): Promise<string> => {
  const id = await aThread(desk, at);
  await sql.query({ text: "UPDATE thread SET unsettled_since = $2 WHERE id = $1", values: [id, at] });
  return id;
};

describe("a round of reconciling", () => {
  it("ends with a pool of a single connection, and keeps a second one away meanwhile", async () => {
    const rounds = await Promise.all([reconcile({ now, graceMs: 0 }), reconcile({ now, graceMs: 0 })]);
    expect(rounds).toContain(true);
    expect(await reconcile({ now, graceMs: 0 })).toBe(true);
  });

  it("takes up what was never tried before what fails again and again", async () => {
    const desk = await aDesk();
    const failing = await Promise.all([1, 2, 3].map((place) => unsettledThread(desk, after(-place * 1_000))));
    const take = async (at: Date): Promise<readonly string[]> =>
      (await takeUpForgotten({ before: at, now: at, limit: 3 })).map(({ threadId }) => threadId).sort();
    expect(await take(now)).toEqual([...failing].sort());
    const late = await unsettledThread(desk, after(-500));
    expect(await take(after(1))).toContain(late);
    await sql.query({ text: "UPDATE thread SET unsettled_since = NULL", values: [] });
  });

  it("forgets pushes recorded more than thirty days ago, and none that waits", async () => {
    const desk = await aDesk();
    const { sourceId } = await addPushSource(desk.owner, { brandId: desk.brandId, name: "Chat" }, now);
    await sql.query({
      text: `INSERT INTO push_receipt (source_id, webhook_id, workspace_id, body_hash, answer, received_at, processed_at)
        SELECT $1, id, $2, '', '{}', $3, processed::timestamptz FROM (VALUES ('old', $4), ('young', $5), ('open', NULL)) AS receipts (id, processed)`,
      values: [sourceId, desk.owner.workspaceId, after(-2 * receiptKeptMs), after(-receiptKeptMs - 1).toISOString(), after(-receiptKeptMs).toISOString()],
    });
    await reconcile({ now });
    const kept = await sql.query<{ webhook_id: string }>({ text: "SELECT webhook_id FROM push_receipt WHERE source_id = $1", values: [sourceId] });
    expect(kept.map(({ webhook_id }) => webhook_id).sort()).toEqual(["open", "young"]);
  });

  it("gives up files that nobody went on with for a week, and drops those of removed sources", async () => {
    const desk = await aDesk();
    const upload = async (): Promise<{ readonly sourceId: string; readonly importId: string }> => {
      const { sourceId } = await addImportSource(desk.owner, { brandId: desk.brandId, name: "Archive" }, now);
      const { importId } = await createImport(desk.owner, { sourceId, fileName: "archive.csv", sizeBytes: 3 }, now);
      await appendChunk(desk.owner, { importId, seq: 0, bytes: new Uint8Array(3) });
      return { sourceId, importId };
    };
    const pieces = async (importId: string): Promise<number> =>
      (await sql.query({ text: "SELECT seq FROM import_chunk WHERE import_id = $1", values: [importId] })).length;
    const [left, running] = [await upload(), await upload()];
    await sql.query({ text: "UPDATE import_run SET status = 'running' WHERE id = $1", values: [running.importId] });
    await removeSource(desk.owner, { sourceId: running.sourceId }, now);
    await reconcile({ now: after(importKeptMs) });
    expect([await pieces(left.importId), await pieces(running.importId)]).toEqual([1, 1]);
    await reconcile({ now: after(importKeptMs + 1) });
    expect([await pieces(left.importId), await pieces(running.importId)]).toEqual([0, 0]);
    expect((await importProgress(desk.owner, left.importId)).status).toBe("cancelled");
  });
});

describe("a thread that cannot be settled", () => {
  it("keeps no other waiting, and is told of in the end", async () => {
    const desk = await aDesk();
    const { workspaceId } = desk.owner;
    const threadIds = await Promise.all([1, 2, 3].map((place) => unsettledThread(desk, after(-place))));
    await sql.query({
      text: `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'cannot be settled'; END $$`,
      values: [],
    });
    await sql.query({
      text: `CREATE TRIGGER refuse BEFORE UPDATE ON thread FOR EACH ROW WHEN (OLD.id = '${threadIds[1] ?? ""}') EXECUTE FUNCTION refuse()`,
      values: [],
    });
    await expect(settleThreads({ workspaceId, threadIds, policies: await loadPolicies(workspaceId), agentNames: [], now })).rejects.toThrow(
      "cannot be settled",
    );
    const open = await sql.query<{ id: string }>({
      text: "SELECT id FROM thread WHERE workspace_id = $1 AND unsettled_since IS NOT NULL",
      values: [workspaceId],
    });
    expect(open.map(({ id }) => id)).toEqual([threadIds[1]]);
  });
});
