import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, type Desk } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import { defineConnector, type Action, type Connector } from "#lib/connectors/contract";
import { mastodon } from "#lib/connectors/mastodon";
import { sql } from "#lib/db/sql";
import { getConversation } from "#lib/inbox/queries/conversation";
import { discardFailedReply } from "#lib/replies/commands/after-sending";
import { saveDraft } from "#lib/replies/commands/composing";
import { addPicture, describePicture, forgetOldPictures, removePicture } from "#lib/replies/commands/pictures";
import { sendReply } from "#lib/replies/commands/send-reply";
import { deliverReply } from "#lib/replies/deliver";
import { sendReplySchema } from "#lib/replies/model";
import { findAttaching, getPicture } from "#lib/replies/queries/attaching";
import { openSource } from "#lib/sources/queries/open-source";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

const now = new Date("2026-11-20T10:00:00Z");
const after = (days: number): Date => new Date(now.getTime() + days * 86_400_000);
const heads = {
  png: "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR",
  jpeg: "\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF",
  gif: "GIF89a",
  webp: "RIFF\u0010\u0000\u0000\u0000WEBPVP8 ",
} as const;
const file = (head: string, size = head.length): Blob =>
  new Blob([Buffer.concat([Buffer.from(head, "latin1"), Buffer.alloc(Math.max(0, size - head.length))])]);
const png = file(heads.png);

const aMastodonDesk = async (capabilities: readonly string[] = ["reply", "attach"]): Promise<Desk> => {
  const desk = await aDesk({ capabilities });
  await sql.query({ text: "UPDATE source SET platform = 'mastodon' WHERE id = $1", values: [desk.sourceId] });
  return desk;
};
const aQuestion = async () => {
  const desk = await aMastodonDesk();
  const anna = await aMember(desk, "agent");
  const itemId = await anItem(desk, { postedAt: after(-1), neededSince: after(-1) });
  return { desk, anna, itemId };
};
const aDescribed = async (actor: Actor, itemId: string): Promise<string> => {
  const [picture] = await addPicture(actor, { itemId, file: png }, now);
  const pictureId = picture?.id ?? "";
  await describePicture(actor, { pictureId, alt: "A shelf" }, now);
  return pictureId;
};
const send = async (actor: Actor, itemId: string) => {
  const { threadVersion } = await getConversation(actor, itemId, now);
  const wanted = { itemId, text: "Hello Vera, this is the shelf. Anna", requestKey: `key-${itemId}`, threadVersion };
  return (await sendReply(actor, sendReplySchema.parse(wanted), now)).replyId;
};
const countOf = async ({ owner }: Desk): Promise<number> =>
  (await sql.query({ text: "SELECT id FROM reply_picture WHERE workspace_id = $1", values: [owner.workspaceId] })).length;

describe("[A5] a picture beside a draft", () => {
  it("is kept with the draft, described, seen by its member, and taken out", async () => {
    const { anna, itemId } = await aQuestion();
    const [picture] = await addPicture(anna, { itemId, file: png }, now);
    expect(picture).toMatchObject({ type: "image/png", alt: "" });
    const pictureId = picture?.id ?? "";
    expect(await describePicture(anna, { pictureId, alt: "A shelf" }, now)).toMatchObject([{ alt: "A shelf" }]);
    expect((await getConversation(anna, itemId, now)).attaching).toMatchObject({ terms: { countMax: 4 }, pictures: [{ id: pictureId, alt: "A shelf" }] });
    const { type, alt, bytes } = await getPicture(anna, pictureId);
    expect([type, alt, Buffer.from(bytes).toString("latin1")]).toEqual(["image/png", "A shelf", heads.png]);
    expect(await removePicture(anna, { pictureId }, now)).toEqual([]);
    await expect(getPicture(anna, pictureId)).rejects.toMatchObject({ code: "not-found" });
  });

  it.each(Object.entries(heads))("is known as %s by its bytes", async (kind, head) => {
    const { anna, itemId } = await aQuestion();
    expect(await addPicture(anna, { itemId, file: file(head) }, now)).toMatchObject([{ type: `image/${kind}` }]);
  });

  it.each([
    ["a page with the name of a picture", new File(["<svg xmlns='http://www.w3.org/2000/svg'>"], "harmless.png", { type: "image/png" }), "not-a-picture"],
    ["an archive", file("PK\u0003\u0004"), "not-a-picture"],
    ["nothing", file(""), "not-a-picture"],
    ["more than the platform takes", file(heads.png, 8 * 1024 * 1024 + 1), "picture-too-large"],
  ])("is kept out where it is %s", async (_, wrong, reason) => {
    const { desk, anna, itemId } = await aQuestion();
    await expect(addPicture(anna, { itemId, file: wrong }, now)).rejects.toMatchObject({ code: "invalid", reason });
    expect(await countOf(desk)).toBe(0);
  });

  it("is one of four at most, however many are added at once", async () => {
    const { desk, anna, itemId } = await aQuestion();
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => addPicture(anna, { itemId, file: png }, now)));
    expect(tries.filter(({ status }) => status === "rejected")).toHaveLength(2);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "too-many-pictures" } });
    expect(await countOf(desk)).toBe(4);
  });

  it("is not offered where the platform or the account takes none", async () => {
    for (const desk of [await aDesk({ capabilities: ["reply", "attach"] }), await aMastodonDesk(["reply"])]) {
      const itemId = await anItem(desk, { postedAt: now });
      expect(await findAttaching(desk.owner, itemId)).toBeNull();
      await expect(addPicture(desk.owner, { itemId, file: png }, now)).rejects.toMatchObject({ reason: "no-pictures" });
    }
  });

  it("is nobody else's: of no colleague, no viewer, no other workspace", async () => {
    const { desk, anna, itemId } = await aQuestion();
    const [picture] = await addPicture(anna, { itemId, file: png }, now);
    const pictureId = picture?.id ?? "";
    const [colleague, viewer, stranger] = [await aMember(desk, "agent"), await aMember(desk, "viewer"), (await aMastodonDesk()).owner];
    for (const other of [colleague, stranger]) {
      await expect(getPicture(other, pictureId)).rejects.toMatchObject({ code: "not-found" });
      await expect(removePicture(other, { pictureId }, now)).rejects.toMatchObject({ code: "not-found" });
      await expect(describePicture(other, { pictureId, alt: "mine" }, now)).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(addPicture(stranger, { itemId, file: png }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(addPicture(viewer, { itemId, file: png }, now)).rejects.toMatchObject({ code: "forbidden" });
    expect((await findAttaching(colleague, itemId))?.pictures).toEqual([]);
  });

  it("is forgotten after a month in a draft that nobody touched", async () => {
    const { desk, anna, itemId } = await aQuestion();
    await addPicture(anna, { itemId, file: png }, now);
    await saveDraft(anna, { itemId, text: "Hello" }, after(20));
    await forgetOldPictures(after(31));
    expect(await countOf(desk)).toBe(1);
    await forgetOldPictures(after(51));
    expect(await countOf(desk)).toBe(0);
  });
});

describe("[A5] a reply with pictures", () => {
  const aPlatform = (answers: readonly ("done" | "silent")[]) => {
    const told: Action[] = [];
    const connector: Connector = defineConnector({
      ...mastodon,
      act: (_context, action) => {
        told.push(action);
        return Promise.resolve(answers[told.length - 1] === "silent" ? { outcome: "unknown", why: "cut" } : { outcome: "done", externalId: "said-1", at: now });
      },
      findSaid: () => Promise.resolve(told.length > 0 ? { externalId: "said-1", at: now } : null),
    });
    return { connector, told };
  };
  const step = async ({ owner, sourceId }: Desk, replyId: string, { connector, at = now }: { readonly connector: Connector; readonly at?: Date }) => {
    const source = await openSource(owner.workspaceId, sourceId);
    return deliverReply({ workspaceId: owner.workspaceId, replyId, source, connector, context: source.context, tagger: shippedTagger(), now: at });
  };

  it("carries them once, in order, with what they show; a cut line sends no second one", async () => {
    const { desk, anna, itemId } = await aQuestion();
    const [first] = await addPicture(anna, { itemId, file: png }, now);
    await addPicture(anna, { itemId, file: file(heads.jpeg) }, now);
    await describePicture(anna, { pictureId: first?.id ?? "", alt: "A shelf" }, now);
    const replyId = await send(anna, itemId);
    expect((await findAttaching(anna, itemId))?.pictures).toEqual([]);
    const platform = aPlatform(["silent"]);
    expect(await step(desk, replyId, platform)).toMatchObject({ kind: "later" });
    expect(await step(desk, replyId, { ...platform, at: new Date(now.getTime() + 60_000) })).toMatchObject({ kind: "sent" });
    expect(platform.told).toMatchObject([
      {
        kind: "reply",
        pictures: [
          { type: "image/png", alt: "A shelf" },
          { type: "image/jpeg", alt: "" },
        ],
      },
    ]);
    expect(await getPicture(await aMember(desk, "viewer"), first?.id ?? "")).toMatchObject({ alt: "A shelf" });
  });

  it("shows them in the thread while it waits and once it is there, to whoever may read the desk", async () => {
    const { desk, anna, itemId } = await aQuestion();
    const viewer = await aMember(desk, "viewer");
    const pictureId = await aDescribed(anna, itemId);
    await addPicture(anna, { itemId, file: file(heads.jpeg) }, now);
    const replyId = await send(anna, itemId);
    const shown = [
      { id: pictureId, type: "image/png", alt: "A shelf", isKept: true },
      { type: "image/jpeg", alt: "", isKept: true },
    ];
    expect((await getConversation(viewer, itemId, now)).replies).toMatchObject([{ id: replyId, pictures: shown }]);
    expect((await step(desk, replyId, aPlatform(["done"]))).kind).toBe("sent");
    const { items, replies } = await getConversation(viewer, itemId, now);
    expect(replies).toEqual([]);
    expect(items).toMatchObject([
      { id: itemId, pictures: [] },
      { replyId, pictures: shown },
    ]);
    expect((await getPicture(viewer, pictureId)).type).toBe("image/png");
    await expect(getPicture((await aMastodonDesk()).owner, pictureId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps them a week after it went out, then only what they show", async () => {
    const { desk, anna, itemId } = await aQuestion();
    const pictureId = await aDescribed(anna, itemId);
    const replyId = await send(anna, itemId);
    await forgetOldPictures(after(8));
    expect((await getPicture(anna, pictureId)).alt).toBe("A shelf");
    await step(desk, replyId, aPlatform(["done"]));
    await forgetOldPictures(after(6));
    expect((await getPicture(anna, pictureId)).alt).toBe("A shelf");
    for (const day of [8, 9]) await forgetOldPictures(after(day));
    await expect(getPicture(anna, pictureId)).rejects.toMatchObject({ code: "not-found" });
    expect((await getConversation(anna, itemId, now)).items.at(-1)?.pictures).toEqual([{ id: pictureId, type: "image/png", alt: "A shelf", isKept: false }]);
  });

  it("takes them along where it failed and is discarded", async () => {
    const { desk, anna, itemId: other } = await aQuestion();
    await addPicture(anna, { itemId: other, file: png }, now);
    const failed = await send(anna, other);
    await sql.query({ text: "UPDATE reply SET state = 'failed' WHERE id = $1", values: [failed] });
    await discardFailedReply(anna, { replyId: failed }, now);
    expect(await countOf(desk)).toBe(0);
  });

  it("does not leave them behind in silence where the account may not send them any more", async () => {
    const { desk, anna, itemId } = await aQuestion();
    await addPicture(anna, { itemId, file: png }, now);
    await sql.query({ text: "UPDATE source SET capabilities = '{reply}' WHERE id = $1", values: [desk.sourceId] });
    await expect(send(anna, itemId)).rejects.toMatchObject({ reason: "no-pictures" });
    expect(await countOf(desk)).toBe(1);
  });
});
