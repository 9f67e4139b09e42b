import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { demoChat, demoSites } from "../../../demo/accounts";
import { connectionBeside, readConnection } from "../../../demo/chat/connection";
import { connectChat } from "../../../demo/connect-chat";
import { loadWorkspace } from "../../../demo/load-workspace";
import { runDemoSite, type DemoSite } from "../../../demo/run-demo-site";
import { openWorkspace } from "../../../demo/workspace";
import type { Actor } from "#lib/auth/actor";
import { connectorFor } from "#lib/connectors/registry";
import { renameSource } from "#lib/sources/commands/keep-source";
import { pushSecretSchema, type SourceHealth } from "#lib/sources/model";
import { listSourceHealth } from "#lib/sources/queries/health";
import { openSource } from "#lib/sources/queries/open-source";

process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.0/8";

const now = new Date("2026-11-20T15:00:00Z");
const deskUrl = "http://127.0.0.1:9";

describe("the chat of the demo", { timeout: 120_000 }, () => {
  let folder: string;
  let stateFile: string;
  let site: DemoSite;
  let owner: Actor;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "parley-chat-"));
    stateFile = path.join(folder, "state.jsonl");
    site = await runDemoSite({ port: 0, host: "127.0.0.1", stateFile, now: () => new Date(), tick: () => ({ cancel: () => undefined }) });
    await loadWorkspace({ siteUrl: site.url, now, tell: () => undefined });
    owner = await openWorkspace(now);
  });
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const connect = (over: { readonly deskUrl?: string } = {}): Promise<void> =>
    connectChat({ siteUrl: site.url, deskUrl, stateFile, now, tell: () => undefined, ...over });
  const doors = async (): Promise<readonly SourceHealth[]> => (await listSourceHealth(owner, now)).filter(({ platform }) => platform === "push");
  const kept = () => readConnection(connectionBeside(stateFile));

  it("is a source with its callback, whose secrets the chat alone finds, and which leads to its page", async () => {
    await connect();
    const [door] = await doors();
    expect(door).toMatchObject({ name: demoChat.name, url: `${site.url}${demoChat.path}/` });
    expect(door?.capabilities).toEqual(expect.arrayContaining(["reply", "ban", "close-conversation"]));
    expect(kept()?.address).toBe(`${deskUrl}/api/webhooks/${door?.id ?? ""}`);
    expect(statSync(connectionBeside(stateFile)).mode & 0o077).toBe(0);
  });

  it("keeps its secrets when it is tied again, also where the desk has moved and the source was given another name", async () => {
    const [door] = await doors();
    const before = kept();
    await renameSource(owner, { sourceId: door?.id ?? "", name: "Chat on our pages" }, now);
    await connect({ deskUrl: "http://127.0.0.1:19" });
    expect(kept()).toEqual({ ...before, address: `http://127.0.0.1:19/api/webhooks/${door?.id ?? ""}` });
    expect(await doors()).toHaveLength(1);
  });

  it("gets new secrets where they were lost, for both ways", async () => {
    const before = kept();
    rmSync(connectionBeside(stateFile));
    await connect();
    const [door] = await doors();
    const secret = pushSecretSchema.parse((await openSource(owner.workspaceId, door?.id ?? "")).context.secret);
    expect(kept()).toMatchObject({ secret: secret.pushSecrets[0], callbackSecret: secret.callbackSecret });
    expect(kept()?.callbackSecret).not.toBe(before?.callbackSecret);
    expect(readFileSync(stateFile, "utf8")).not.toContain(secret.pushSecrets[0]);
  });

  it("is loaded beside sites that a member has renamed, and none of them twice", async () => {
    const all = await listSourceHealth(owner, now);
    const renamed = all.find(({ name }) => name === demoSites[0].name);
    await renameSource(owner, { sourceId: renamed?.id ?? "", name: "Our own pages" }, now);
    await loadWorkspace({ siteUrl: site.url, now, tell: () => undefined });
    expect(await listSourceHealth(owner, now)).toHaveLength(all.length);
  });

  it("moves with its server, and so do the sites: to another port, with what ties them", async () => {
    const before = kept();
    await site.close();
    site = await runDemoSite({ port: 0, host: "127.0.0.1", stateFile, now: () => new Date(), tick: () => ({ cancel: () => undefined }) });
    await loadWorkspace({ siteUrl: site.url, now, tell: () => undefined });
    await connect();
    const watched = await listSourceHealth(owner, now);
    expect(watched.filter(({ url }) => url.startsWith("http:")).map(({ url }) => new URL(url).origin)).toEqual(Array.from({ length: 5 }, () => site.url));
    expect(watched).toHaveLength(6);
    expect(kept()).toEqual(before);
    const identified = watched.map(async ({ id, platform }) => connectorFor(platform).identify((await openSource(owner.workspaceId, id)).context));
    expect((await Promise.all(identified)).every(({ title }) => title !== "")).toBe(true);
  });
});
