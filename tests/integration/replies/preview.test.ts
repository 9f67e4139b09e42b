import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, type Desk } from "../../support/desk";
import { sql } from "#lib/db/sql";
import { previewReplySchema } from "#lib/replies/model";
import { previewReply } from "#lib/replies/queries/preview";

const now = new Date("2026-11-20T10:00:00Z");

const on = async (platform: string): Promise<{ readonly desk: Desk; readonly itemId: string }> => {
  const desk = await aDesk();
  await sql.query({ text: "UPDATE source SET platform = $2 WHERE id = $1", values: [desk.sourceId, platform] });
  const itemId = await anItem(desk, { postedAt: now, author: "Ann" });
  await sql.query({ text: "UPDATE author SET handle = '@ann@far.example' WHERE id = (SELECT author_id FROM item WHERE id = $1)", values: [itemId] });
  return { desk, itemId };
};

const seen = async (platform: string, text: string, channel: "public" | "private" = "public") => {
  const { desk, itemId } = await on(platform);
  return previewReply(await aMember(desk, "agent"), previewReplySchema.parse({ itemId, text, channel }));
};

describe("[A5] preview of what the platform will show", () => {
  it("is the words as they are, under the brand's name, where the platform puts nothing around them", async () =>
    expect(await seen("wordpress", "  Hello Ann,\n\nwe are on it.  ")).toMatchObject({ text: "Hello Ann,\n\nwe are on it.", channel: "public" }));

  it("names the addressee first, once, and nobody else on Mastodon", async () => {
    expect((await seen("mastodon", "Hello, we are on it.")).text).toBe("@ann Hello, we are on it.");
    expect((await seen("mastodon", "@ann ask @tom.")).text).toMatch(/^@ann ask @\u2060tom\.$/u);
  });

  it("says who reads a private message", async () =>
    expect(await seen("vk", "Hello", "private")).toMatchObject({ toName: "Ann", channel: "private", text: "Hello" }));

  it("is for those who may answer, in their own workspace", async () => {
    const { desk, itemId } = await on("vk");
    const asked = previewReplySchema.parse({ itemId, text: "Hello", channel: "public" });
    await expect(previewReply(await aMember(desk, "viewer"), asked)).rejects.toMatchObject({ reason: "forbidden" });
    await expect(previewReply((await aDesk()).owner, asked)).rejects.toMatchObject({ code: "not-found" });
  });
});
