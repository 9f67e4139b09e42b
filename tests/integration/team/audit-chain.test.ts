import { spawn } from "node:child_process";

import { describe, expect, it } from "vitest";

import { aDesk, aMember, type Desk } from "../../support/desk";
import { AppError } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import { beginChains } from "#lib/team/begin-chains";
import { createApiToken } from "#lib/team/commands/api-tokens";
import { exportAudit } from "#lib/team/export-audit";
import { listAudit } from "#lib/team/queries";
import { verifyAudit } from "#lib/team/verify-audit";

const now = new Date("2026-11-20T10:00:00Z");

/** A trail of ten entries: the workspace, its brand and eight tokens. */
const aTrail = async (): Promise<Desk> => {
  const desk = await aDesk();
  for (let count = 1; count <= 8; count += 1) await aToken(desk, `t${count}`);
  return desk;
};

const aToken = async ({ owner }: Desk, name: string) => createApiToken(owner, { name, scopes: ["items:read"], expiresInDays: null }, now);

/** As whoever owns the database may do it, past the guard that the tables have. */
const tamper = async (desk: Desk, statement: string): Promise<void> => {
  await sql.query({ text: "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only", values: [] });
  await sql.query({ text: statement, values: [desk.owner.workspaceId] });
  await sql.query({ text: "ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only", values: [] });
};

const unchain = async (desk: Desk): Promise<void> => {
  await tamper(desk, "UPDATE audit_entry SET seq = NULL, hash = NULL, previous_hash = NULL WHERE workspace_id = $1");
  await sql.query({ text: "DELETE FROM audit_head WHERE workspace_id = $1", values: [desk.owner.workspaceId] });
};

const linesOf = async ({ owner }: Desk): Promise<readonly string[]> => {
  const parts: string[] = [];
  for await (const part of exportAudit(owner, "jsonl")) parts.push(part);
  return parts.join("").trimEnd().split("\n");
};

const entryAt = async (desk: Desk, seq: number): Promise<string> => {
  const [row] = await sql.query<{ id: string }>({
    text: "SELECT id FROM audit_entry WHERE workspace_id = $1 AND seq = $2",
    values: [desk.owner.workspaceId, seq],
  });
  return row?.id ?? "";
};

describe("[G6] the audit trail is append-only, hash-chained and verifiable", () => {
  it("is whole as the desk writes it, however many write at once", async () => {
    const desk = await aTrail();
    await Promise.all(Array.from({ length: 12 }, (_, count) => aToken(desk, `at once ${count}`)));
    expect(await verifyAudit(desk.owner)).toMatchObject({ kind: "whole", head: { seq: 22 } });
    expect(await listAudit(desk.owner, { limit: 100 })).toHaveLength(22);
  });

  it("keeps each workspace's chain by itself", async () => {
    const [one, other] = [await aTrail(), await aTrail()];
    await tamper(one, "UPDATE audit_entry SET action = 'x' WHERE workspace_id = $1 AND seq = 2");
    expect(await verifyAudit(other.owner)).toMatchObject({ kind: "whole" });
  });

  it("cannot be changed or deleted through the desk's own tables", async () => {
    const desk = await aTrail();
    const values = [desk.owner.workspaceId];
    await expect(sql.query({ text: "UPDATE audit_entry SET action = 'x' WHERE workspace_id = $1", values })).rejects.toThrow("only ever added");
    await expect(sql.query({ text: "DELETE FROM audit_entry WHERE workspace_id = $1", values })).rejects.toThrow("only ever added");
  });

  it.each([
    { name: "with the next action", next: async (desk: Desk) => aToken(desk, "the next"), entries: 11 },
    { name: "by itself", next: beginChains, entries: 10 },
  ])("takes in what was written before there was a chain, $name", async ({ next, entries }) => {
    const desk = await aTrail();
    await unchain(desk);
    await sql.query({ text: "UPDATE workspace SET has_unchained_audit = true WHERE id = $1", values: [desk.owner.workspaceId] });
    expect(await verifyAudit(desk.owner)).toEqual({ kind: "not-begun" });
    await next(desk);
    expect(await verifyAudit(desk.owner)).toMatchObject({ kind: "whole", head: { seq: entries } });
    expect((await linesOf(desk)).length).toBe(entries);
  });

  it("is whole while it is empty", async () => {
    const desk = await aDesk();
    await tamper(desk, "DELETE FROM audit_entry WHERE workspace_id = $1");
    await sql.query({ text: "DELETE FROM audit_head WHERE workspace_id = $1", values: [desk.owner.workspaceId] });
    expect(await verifyAudit(desk.owner)).toMatchObject({ kind: "whole", head: { seq: 0 } });
  });

  it("is for those who may read it", async () => {
    const desk = await aTrail();
    await expect(verifyAudit(await aMember(desk, "agent"))).rejects.toThrow(AppError);
    const agent = await aMember(desk, "agent");
    expect(() => exportAudit(agent, "csv")).toThrow(AppError);
  });
});

describe("[G6] tampering with any row is detected and located", () => {
  it.each([
    ["when", "at = at + interval '1 second'"],
    ["who", "actor_id = 'mem_other'"],
    ["what", "action = 'token.revoke'"],
    ["on what", "subject_id = 'tok_other'"],
    ["the details", `details = details || '{"scopes": []}'`],
    ["the hash", "hash = repeat('a', 64)"],
  ])("a changed row: %s", async (_what, change) => {
    const desk = await aTrail();
    await tamper(desk, `UPDATE audit_entry SET ${change} WHERE workspace_id = $1 AND seq = 5`);
    expect(await verifyAudit(desk.owner)).toEqual({ kind: "broken", fault: "changed", seq: 5, entryId: await entryAt(desk, 5) });
  });

  it("a chain that was taken away, also once the desk goes on", async () => {
    const desk = await aTrail();
    await unchain(desk);
    expect(await verifyAudit(desk.owner)).toMatchObject({ kind: "broken", fault: "head" });
    await beginChains();
    await aToken(desk, "the next");
    expect(await verifyAudit(desk.owner)).toMatchObject({ kind: "broken", fault: "added" });
  });

  it("a deleted row", async () => {
    const desk = await aTrail();
    await tamper(desk, "DELETE FROM audit_entry WHERE workspace_id = $1 AND seq = 4");
    expect(await verifyAudit(desk.owner)).toEqual({ kind: "broken", fault: "missing", seq: 4, entryId: null });
  });

  it("a row that was put in, chained or not", async () => {
    const put = (seq: string, hash: string) =>
      `INSERT INTO audit_entry (id, workspace_id, at, actor_id, action, subject_id, details, seq, previous_hash, hash) SELECT 'aud_put_' || workspace_id, workspace_id, at, actor_id, action, subject_id, details, ${seq}, previous_hash, ${hash} FROM audit_entry WHERE workspace_id = $1 AND seq = 10`;
    const loose = await aTrail();
    await tamper(loose, put("NULL", "NULL"));
    expect(await verifyAudit(loose.owner)).toMatchObject({ kind: "broken", fault: "added", entryId: `aud_put_${loose.owner.workspaceId}` });
    const atEnd = await aTrail();
    await tamper(atEnd, put("11", "hash"));
    expect(await verifyAudit(atEnd.owner)).toMatchObject({ kind: "broken", fault: "changed", seq: 11 });
    const before = await aTrail();
    await tamper(before, put("0", "hash"));
    expect(await verifyAudit(before.owner)).toMatchObject({ kind: "broken", fault: "added" });
  });

  it("rows in another order", async () => {
    const desk = await aTrail();
    await tamper(desk, "UPDATE audit_entry SET seq = 100 WHERE workspace_id = $1 AND seq = 6");
    await tamper(desk, "UPDATE audit_entry SET seq = 6 WHERE workspace_id = $1 AND seq = 7");
    await tamper(desk, "UPDATE audit_entry SET seq = 7 WHERE workspace_id = $1 AND seq = 100");
    expect(await verifyAudit(desk.owner)).toMatchObject({ kind: "broken", fault: "changed", seq: 6 });
  });

  it("an end that was cut off", async () => {
    const desk = await aTrail();
    await tamper(desk, "DELETE FROM audit_entry WHERE workspace_id = $1 AND seq > 7");
    expect(await verifyAudit(desk.owner)).toEqual({ kind: "broken", fault: "cut-off", seq: 8, entryId: null });
  });

  it("a head made to fit, which only the installation's secret can seal", async () => {
    const desk = await aTrail();
    await tamper(desk, "DELETE FROM audit_entry WHERE workspace_id = $1 AND seq > 7");
    await sql.query({
      text: "UPDATE audit_head h SET seq = e.seq, hash = e.hash FROM audit_entry e WHERE e.workspace_id = h.workspace_id AND e.seq = 7 AND h.workspace_id = $1",
      values: [desk.owner.workspaceId],
    });
    expect(await verifyAudit(desk.owner)).toMatchObject({ kind: "broken", fault: "head", seq: 7 });
    await sql.query({ text: "DELETE FROM audit_head WHERE workspace_id = $1", values: [desk.owner.workspaceId] });
    expect(await verifyAudit(desk.owner)).toMatchObject({ kind: "broken", fault: "head" });
  });
});

describe("npm run verify-audit", () => {
  const verify = async (slug: string): Promise<{ readonly said: string; readonly code: number | null }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ["--import", "tsx", "scripts/verify-audit.ts", "--workspace", slug], { env: process.env });
      let said = "";
      child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
      child.once("close", (code) => resolve({ said, code }));
    });

  it("says ok with the end of the chain, or the first broken entry, and ends accordingly", { timeout: 60_000 }, async () => {
    const desk = await aTrail();
    const slug = desk.owner.workspaceSlug;
    const whole = await verify(slug);
    expect(whole.said).toMatch(/: ok, 10 entries, ends with [0-9a-f]{64}\n$/u);
    expect(whole.code).toBe(0);
    await tamper(desk, "UPDATE audit_entry SET action = 'x' WHERE workspace_id = $1 AND seq = 5");
    const id = await entryAt(desk, 5);
    expect(await verify(slug)).toEqual({ code: 1, said: `${slug}: BROKEN at entry 5 (${id}): it was changed after it had been written\n` });
    expect(await verify("nowhere")).toMatchObject({ code: 1 });
  });
});

describe("[G6] the audit trail is exportable", () => {
  const wholeOf = async (lines: AsyncIterable<string>): Promise<string> => {
    let text = "";
    for await (const line of lines) text += line;
    return text;
  };

  it("as JSON lines that say all an entry says, in the order of the chain", async () => {
    const desk = await aTrail();
    const lines = (await wholeOf(exportAudit(desk.owner, "jsonl"))).trim().split("\n");
    expect(lines).toHaveLength(10);
    const numbers = lines.map((line): unknown => JSON.parse(line));
    expect(numbers).toMatchObject(Array.from({ length: 10 }, (_, count) => ({ seq: count + 1 })));
  });

  it("as CSV in which nothing is a formula to a spreadsheet", async () => {
    const desk = await aTrail();
    await tamper(desk, "UPDATE audit_entry SET subject_id = '=cmd|calc' WHERE workspace_id = $1 AND seq = 2");
    const csv = await wholeOf(exportAudit(desk.owner, "csv"));
    expect(csv.split("\r\n")).toHaveLength(12);
    expect(csv).toContain(`"'=cmd|calc"`);
    expect(csv).not.toMatch(/"[=+@]/u);
  });
});
