import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";

import { settleTouchedThreads } from "../../../workers/handlers/settle-threads";
import { aToken, startApiServer } from "../../support/api";
import { aDesk, anItem, type Desk } from "../../support/desk";
import { defineConnector } from "#lib/connectors/contract";
import { wordpress } from "#lib/connectors/wordpress";
import { countChanges } from "#lib/coverage/count-changes";
import { takeUpForgotten } from "#lib/items/settle-threads";
import { deliverReply } from "#lib/replies/deliver";
import { listDueReplies } from "#lib/replies/queries";
import { openSource } from "#lib/sources/queries/open-source";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

const home = path.resolve(import.meta.dirname, "../../..");
/** It stands apart: its types are there only once they were generated. */
const program = path.join(home, "tests/client/life.ts");
type Life = (given: { readonly url: string; readonly token: string; readonly work: () => Promise<void> }) => Promise<readonly string[]>;
const programSchema = z.object({ liveThrough: z.custom<Life>((value) => typeof value === "function") });

let server: Awaited<ReturnType<typeof startApiServer>>;
let folder: string;

beforeAll(async () => {
  server = await startApiServer();
  folder = await mkdtemp(path.join(tmpdir(), "parley-client-"));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const signal = new AbortController().signal;
const anHour = 3_600_000;

/** A platform that takes whatever it is sent. */
const platform = defineConnector({
  ...wordpress,
  act: () => Promise.resolve({ outcome: "done", externalId: "comment-1", url: "https://example.org/#comment-1", at: new Date() }),
});

/** What the worker does by and by: delivers, settles, counts. */
const workOf =
  ({ owner, sourceId }: Desk) =>
  async (): Promise<void> => {
    const { workspaceId } = owner;
    const now = new Date();
    const source = await openSource(workspaceId, sourceId);
    for (const { replyId } of await listDueReplies({ before: new Date(now.getTime() + anHour), limit: 10 }))
      await deliverReply({ workspaceId, replyId, source, connector: platform, context: source.context, tagger: shippedTagger(), now });
    const threads = await takeUpForgotten({ before: new Date(now.getTime() + anHour), now, limit: 10 });
    await settleTouchedThreads.run({ workspaceId, threadIds: threads.map(({ threadId }) => threadId) }, { now, signal });
    while (await countChanges({ workspaceId }));
  };

it("a client generated from the served document sees a comment through its whole life", async () => {
  const desk = await aDesk();
  const postedAt = new Date(Date.now() - anHour);
  await anItem(desk, { postedAt, neededSince: postedAt, sentiment: "negative", intent: "complaint", text: "My parcel is late again, what a shame." });
  const work = workOf(desk);
  while (await countChanges({ workspaceId: desk.owner.workspaceId }));
  const { liveThrough } = programSchema.parse(await import(/* @vite-ignore */ program));
  const steps = await liveThrough({ url: server.url, token: await aToken(desk), work });
  expect(steps).toHaveLength(18);
});

it("the types generated from it fit that client, and refuse what the document does not offer", async () => {
  const document: unknown = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  const types = path.join(folder, "parley-api.d.ts");
  await writeFile(types, astToString(await openapiTS(JSON.stringify(document))));
  const wrong = path.join(folder, "wrong.ts");
  await writeFile(
    wrong,
    `import createClient from "openapi-fetch";
     import type { paths } from "parley-api";
     void createClient<paths>().POST("/items/{id}/replies", { params: { path: { id: "itm_1" } }, body: { words: "no such field" } });`,
  );
  const complaints = (file: string): readonly string[] => {
    const compiled = ts.createProgram([file], {
      ...{ strict: true, noEmit: true, skipLibCheck: true, noUncheckedIndexedAccess: true, types: [] },
      ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
      paths: { "parley-api": [types], "openapi-fetch": [path.join(home, "node_modules/openapi-fetch")] },
    });
    return ts.getPreEmitDiagnostics(compiled).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  };
  expect(complaints(program)).toEqual([]);
  expect(complaints(wrong).join("\n")).toContain("words");
});
