import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { addPushSource } from "#lib/sources/commands/add-source";
import { greetCallback, setCallback } from "#lib/sources/commands/keep-callback";
import { rotatePushSecret } from "#lib/sources/commands/keep-source";
import { findCallback } from "#lib/sources/queries/details";
import { pushSecretSchema } from "#lib/sources/model";
import { openSource } from "#lib/sources/queries/open-source";

import { createChatSite } from "../../../demo/chat/chat-site";
import { serveSites, type ServedSites } from "../../../demo/site/serve-sites";
import { aDesk, aMember, aSource, type Desk } from "../../support/watched";

process.env["PARLEY_ALLOWED_HOSTS"] = "127.0.0.0/8";

const now = new Date("2026-11-02T12:00:00Z");

describe("the callback of a push source", () => {
  let desk: Desk;
  let sourceId: string;
  let served: ServedSites | undefined;

  beforeAll(async () => {
    desk = await aDesk();
    ({ sourceId } = await addPushSource(desk.actor, { brandId: desk.brandId, name: "Site chat" }, now));
  });
  afterAll(async () => {
    await served?.close();
  });

  const set = (url: string, can: Parameters<typeof setCallback>[1]["can"] = ["reply"]) => setCallback(desk.actor, { sourceId, url, can }, now);

  it("gets a secret of its own that is shown once and kept while the host stays, whatever becomes of the other", async () => {
    const { secret } = await set("https://chat.example/parley");
    expect(secret).toMatch(/^whsec_/u);
    await expect(set("https://chat.example/elsewhere", ["reply", "ban"])).resolves.toEqual({ secret: null });
    await rotatePushSecret(desk.actor, { sourceId }, now);
    const { context, capabilities } = await openSource(desk.workspaceId, sourceId);
    expect(context.secret).toMatchObject({ callbackSecret: secret });
    expect(capabilities).toEqual(["reply", "ban"]);
    await expect(findCallback(desk.actor, sourceId)).resolves.toEqual({ url: "https://chat.example/elsewhere", can: ["reply", "ban"] });
    expect((await set("https://other.example/parley")).secret).not.toBe(secret);
  });

  it("loses no secret when it is set while the other is replaced", async () => {
    const [rotated, { secret: callbackSecret }] = await Promise.all([rotatePushSecret(desk.actor, { sourceId }, now), set("https://third.example/parley")]);
    const kept = pushSecretSchema.parse((await openSource(desk.workspaceId, sourceId)).context.secret);
    expect(kept).toMatchObject({ pushSecrets: [rotated.secret, expect.any(String)], callbackSecret });
  });

  it("is taken at its word when it is greeted, and what it refuses is said", async () => {
    const chat = createChatSite({ name: "Chat", brand: "Chat", now: () => new Date(), connection: () => null });
    served = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["", chat]]) });
    await set(`${served.url}/callback`);
    await expect(greetCallback(desk.actor, { sourceId }, now)).resolves.toMatchObject({ kind: "refused", error: { kind: "gone" } });
    await served.close();
    const { callbackSecret } = pushSecretSchema.parse((await openSource(desk.workspaceId, sourceId)).context.secret);
    const connected = createChatSite({
      name: "Chat",
      brand: "Chat",
      now: () => new Date(),
      connection: () => ({ address: "", secret: "", callbackSecret: callbackSecret ?? "" }),
    });
    served = await serveSites({ host: "127.0.0.1", port: Number(new URL(served.url).port), sites: new Map([["", connected]]) });
    await expect(greetCallback(desk.actor, { sourceId }, now)).resolves.toMatchObject({ kind: "greeted" });
    expect((await openSource(desk.workspaceId, sourceId)).capabilities).toContain("close-conversation");
  });

  it("is taken away with its secret and all it could do", async () => {
    await set("");
    const { context, capabilities } = await openSource(desk.workspaceId, sourceId);
    expect(context.secret).not.toHaveProperty("callbackSecret");
    expect(capabilities).toEqual([]);
  });

  it("is set by those who keep sources, and for push sources only", async () => {
    const agent = await aMember(desk.workspaceId, "agent");
    await expect(setCallback(agent, { sourceId, url: "https://chat.example/", can: [] }, now)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await aSource(desk);
    await expect(setCallback(desk.actor, { sourceId: id, url: "https://chat.example/", can: [] }, now)).rejects.toMatchObject({ code: "invalid" });
    const stranger = await aDesk();
    await expect(setCallback(stranger.actor, { sourceId, url: "", can: [] }, now)).rejects.toMatchObject({ code: "not-found" });
  });
});
