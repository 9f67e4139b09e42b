import { beforeAll, describe, expect, it } from "vitest";

import { signWebhook } from "#lib/core/webhook-signature";
import { sql } from "#lib/db/sql";
import { Abandoned, Postponed } from "#lib/queue/outcome";
import { acceptPush } from "#lib/sources/commands/accept-push";
import { addImportSource, addPushSource } from "#lib/sources/commands/add-source";
import { appendChunk, cancelImport, createImport, startImport } from "#lib/sources/commands/imports";
import { rotatePushSecret } from "#lib/sources/commands/keep-source";
import { importProgress, previewImport, rejectedRowsCsv } from "#lib/sources/queries/imports";

import { recordPush } from "../../../workers/handlers/record-push";
import { runImport } from "../../../workers/handlers/run-import";
import { aDesk, type Desk } from "../../support/watched";

const now = new Date("2026-11-02T12:00:00Z");
const run = { now, signal: new AbortController().signal };
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "utf8"));

const texts = async (sourceId: string): Promise<readonly string[]> =>
  (await sql.query<{ text: string }>({ text: "SELECT text FROM item WHERE source_id = $1 ORDER BY external_id", values: [sourceId] })).map(({ text }) => text);

describe("a signed push", () => {
  let desk: Desk;
  let door: { readonly sourceId: string; readonly secret: string };

  beforeAll(async () => {
    desk = await aDesk();
    door = await addPushSource(desk.actor, { brandId: desk.brandId, name: "Site chat" }, now);
  });

  const push = (id: string, body: unknown, secret = door.secret) => {
    const rawBody = bytes(JSON.stringify(body));
    return acceptPush({ sourceId: door.sourceId, headers: new Headers(signWebhook(rawBody, { id, at: now, secrets: [secret] })), rawBody, now });
  };
  const recordAll = (webhookId: string): Promise<void> => recordPush.run({ workspaceId: desk.workspaceId, sourceId: door.sourceId, webhookId }, run);

  const message = { external_id: "m1", kind: "message", author_name: "Olga", text: "Where is my parcel?", created_at: "2026-11-02T11:00:00Z" };

  it("is kept before it is answered, recorded once, and then forgotten but for its answer", async () => {
    const answer = await push("w1", [message]);
    expect(answer).toEqual({ status: 202, body: { accepted: 1, duplicates: 0, rejected: [] } });
    await recordAll("w1");
    await recordAll("w1");
    expect(await texts(door.sourceId)).toEqual(["Where is my parcel?"]);
    expect(
      await sql.query({ text: "SELECT body, processed_at FROM push_receipt WHERE webhook_id = 'w1' AND source_id = $1", values: [door.sourceId] }),
    ).toEqual([{ body: null, processed_at: now }]);
    expect(await push("w1", [message])).toEqual({ status: 200, body: answer.body });
  });

  it("is refused when its id comes with another body", async () => {
    await push("w2", [{ ...message, external_id: "m2" }]);
    expect((await push("w2", [{ ...message, external_id: "m3" }])).status).toBe(409);
  });

  it("is kept once when it arrives twice at the same moment", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => push("w3", [{ ...message, external_id: "m4" }])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 202]);
  });

  it("is refused without a word when its signature does not fit", async () => {
    expect(await push("w4", [message], "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldA==")).toEqual({ status: 401, body: {} });
  });

  it("tells which of its items were not understood and takes the others", async () => {
    const answer = await push("w5", [{ ...message, external_id: "m5" }, { external_id: "m6" }]);
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1, rejected: [{ index: 1 }] } });
    expect((await push("w6", [{ external_id: "m7" }])).status).toBe(422);
  });

  it("waits until those that came before it are recorded, so that a deletion never overtakes what it deletes", async () => {
    const later = await addPushSource(desk.actor, { brandId: desk.brandId, name: "Second chat" }, now);
    const send = (id: string, body: unknown, at: Date) => {
      const rawBody = bytes(JSON.stringify(body));
      return acceptPush({ sourceId: later.sourceId, headers: new Headers(signWebhook(rawBody, { id, at, secrets: [later.secret] })), rawBody, now: at });
    };
    const recordLater = (webhookId: string): Promise<void> => recordPush.run({ workspaceId: desk.workspaceId, sourceId: later.sourceId, webhookId }, run);
    // Their ids sort the other way round: it is the time of arrival that counts.
    await send("z-first", [{ ...message, external_id: "gone" }], now);
    await send("a-second", [{ external_id: "gone", deleted: true }], new Date(now.getTime() + 1));
    await expect(recordLater("a-second")).rejects.toThrow(Postponed);
    await recordLater("z-first");
    await recordLater("a-second");
    expect(await sql.query({ text: "SELECT deleted_at IS NOT NULL AS is_deleted FROM item WHERE source_id = $1", values: [later.sourceId] })).toEqual([
      { is_deleted: true },
    ]);
  });

  it("is taken under the new secret and, for the change-over, the one before", async () => {
    const { secret } = await rotatePushSecret(desk.actor, { sourceId: door.sourceId }, now);
    expect((await push("w7", [{ ...message, external_id: "m8" }], secret)).status).toBe(202);
    expect((await push("w8", [{ ...message, external_id: "m9" }])).status).toBe(202);
    await rotatePushSecret(desk.actor, { sourceId: door.sourceId }, now);
    expect((await push("w9", [{ ...message, external_id: "m10" }])).status).toBe(401);
  });
});

describe("a file of history", () => {
  const csv = `external_id,author_name,text,created_at\n${Array.from({ length: 450 }, (_, place) => `h${String(place).padStart(4, "0")},Olga,"Row ${String(place)}, thank you",2025-03-01T10:00:00Z`).join("\n")}\nbad,Olga,=HYPERLINK(1),no date\n`;

  const upload = async () => {
    const desk = await aDesk();
    const { sourceId } = await addImportSource(desk.actor, { brandId: desk.brandId, name: "Archive" }, now);
    const { importId } = await createImport(desk.actor, { sourceId, fileName: "archive.csv", sizeBytes: Buffer.byteLength(csv) }, now);
    return { desk, sourceId, importId };
  };

  it("is previewed, read once however often it is taken up, and its rejected rows come back as harmless CSV", async () => {
    const { desk, sourceId, importId } = await upload();
    await appendChunk(desk.actor, { importId, seq: 0, bytes: bytes(csv) });
    await appendChunk(desk.actor, { importId, seq: 0, bytes: bytes(csv) });
    const preview = await previewImport(desk.actor, { importId });
    await startImport(desk.actor, { importId, plan: { ...preview, zone: null } }, now);
    // A worker that is told to leave stops after one batch; the next goes on from there.
    await runImport.run({ workspaceId: desk.workspaceId, importId }, { now, signal: AbortSignal.abort() });
    expect(await importProgress(desk.actor, importId)).toMatchObject({ status: "running", accepted: 200 });
    await Promise.all([1, 2].map(() => runImport.run({ workspaceId: desk.workspaceId, importId }, run)));
    expect(await importProgress(desk.actor, importId)).toMatchObject({ status: "done", accepted: 450, duplicates: 0, rejected: 1 });
    expect(await texts(sourceId)).toHaveLength(450);
    const lines: string[] = [];
    for await (const line of rejectedRowsCsv(desk.actor, importId)) lines.push(line);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^"452","created_at","bad-date"/u);
    expect(await sql.query({ text: "SELECT seq FROM import_chunk WHERE import_id = $1", values: [importId] })).toEqual([]);
  });

  it("does not begin while a piece is missing, and ends when it is cancelled", async () => {
    const { desk, importId } = await upload();
    await expect(
      startImport(
        desk.actor,
        {
          importId,
          plan: { format: "csv", encoding: "utf-8", delimiter: ",", mapping: { external_id: 0, author_name: 1, text: 2, created_at: 3 }, zone: null },
        },
        now,
      ),
    ).rejects.toMatchObject({ code: "invalid" });
    await cancelImport(desk.actor, { importId }, now);
    expect((await importProgress(desk.actor, importId)).status).toBe("cancelled");
    await expect(appendChunk(desk.actor, { importId, seq: 0, bytes: bytes(csv) })).rejects.toMatchObject({ code: "conflict" });
  });

  it("takes no zone that is none, and ends in words when its plan cannot be followed", async () => {
    const { desk, importId } = await upload();
    await appendChunk(desk.actor, { importId, seq: 0, bytes: bytes(csv) });
    const preview = await previewImport(desk.actor, { importId });
    await expect(startImport(desk.actor, { importId, plan: { ...preview, zone: "Mars/Olympus" } }, now)).rejects.toThrow();
    await startImport(desk.actor, { importId, plan: { ...preview, zone: null } }, now);
    await sql.query({ text: "UPDATE import_run SET plan = jsonb_set(plan, '{zone}', '\"Mars/Olympus\"') WHERE id = $1", values: [importId] });
    await expect(runImport.run({ workspaceId: desk.workspaceId, importId }, run)).rejects.toThrow(Abandoned);
    const ended = await importProgress(desk.actor, importId);
    expect(ended.status).toBe("failed");
    expect(ended.failure).toBe("cannot-read-on");
  });

  it("is unknown to another workspace", async () => {
    const { importId, sourceId } = await upload();
    const stranger = (await aDesk()).actor;
    await expect(importProgress(stranger, importId)).rejects.toMatchObject({ code: "not-found" });
    await expect(cancelImport(stranger, { importId }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(createImport(stranger, { sourceId, fileName: "x.csv", sizeBytes: 10 }, now)).rejects.toMatchObject({ code: "not-found" });
  });
});
