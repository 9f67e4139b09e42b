import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem } from "../../support/desk";
import { anItem as incoming } from "../../support/watched";
import type { IncomingItem } from "#lib/connectors/contract";
import { sql } from "#lib/db/sql";
import { getConversation } from "#lib/inbox/queries/conversation";
import { recordPage } from "#lib/items/record-page";
import { tagPage } from "#lib/items/tag-page";
import { adoptByHand } from "#lib/replies/adopt-by-hand";
import { recordByHand } from "#lib/replies/commands/record-by-hand";
import { sendReply } from "#lib/replies/commands/send-reply";
import { sendReplySchema } from "#lib/replies/model";
import { openSource } from "#lib/sources/queries/open-source";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

const now = new Date("2026-11-20T10:00:00Z");
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const words = "We're on it -- you'll hear from us today.";
/** As a platform prettifies it. */
const shownWords = "We’re on it — you’ll hear from us today.";

/** A member is asked to post an answer by hand at `now`. */
const anAnswerByHand = async () => {
  const desk = await aDesk({ capabilities: [] });
  const anna = await aMember(desk, "agent");
  const itemId = await anItem(desk, { postedAt: after(-60), neededSince: after(-60) });
  const { thread, threadVersion } = await getConversation(anna, itemId, now);
  const { replyId } = await sendReply(anna, sendReplySchema.parse({ itemId, text: words, requestKey: `key-${itemId}`, threadVersion }), now);
  const root = `root-${thread.id}`;
  const show = async (items: readonly IncomingItem[], at: Date): Promise<void> => {
    const source = await openSource(desk.owner.workspaceId, desk.sourceId);
    const page = await tagPage(shippedTagger(), {
      events: items.map((item) => ({ op: "upsert", item })),
      setAside: [],
      cursor: null,
      done: true,
      receivedAt: at,
    });
    await adoptByHand({ source, page, now: at });
    await recordPage({ workspaceId: source.workspaceId, source, stream: "comments", page, cursorVersion: null, now: at });
  };
  const ours = (externalId: string, more: Partial<IncomingItem> = {}): IncomingItem => ({
    ...incoming(externalId, { isBrand: true, rootExternalId: root, text: shownWords, postedAt: after(5) }),
    ...more,
  });
  const brandWords = async () =>
    sql.query({ text: "SELECT external_id FROM item WHERE source_id = $1 AND is_brand ORDER BY external_id", values: [desk.sourceId] });
  const replyName = async () => (await sql.query({ text: "SELECT external_id FROM reply WHERE id = $1", values: [replyId] }))[0];
  return { anna, replyId, show, ours, brandWords, replyName };
};

describe("an answer that a member posted by hand", () => {
  it("is one answer when the platform shows it afterwards: it takes the platform's id and time", async () => {
    const { anna, replyId, show, ours, brandWords, replyName } = await anAnswerByHand();
    await recordByHand(anna, { replyId }, after(6));
    await show([ours("c7")], after(8));
    await show([ours("c7")], after(9));
    expect(await brandWords()).toEqual([{ external_id: "c7" }]);
    expect(await replyName()).toEqual({ external_id: "c7" });
    expect(await sql.query({ text: "SELECT posted_at FROM item WHERE external_id = 'c7' AND text = $1", values: [words] })).toEqual([{ posted_at: after(5) }]);
  });

  it("is one answer when a poll was faster than the member", async () => {
    const { anna, replyId, show, ours, brandWords, replyName } = await anAnswerByHand();
    await show([ours("c7")], after(6));
    await recordByHand(anna, { replyId }, after(8));
    expect(await brandWords()).toEqual([{ external_id: "c7" }]);
    expect(await replyName()).toEqual({ external_id: "c7" });
  });

  it("is not taken for another's words, other words, an older answer, one in another thread, or two", async () => {
    const { anna, replyId, show, ours, brandWords, replyName } = await anAnswerByHand();
    await recordByHand(anna, { replyId }, after(6));
    const visitor = { externalId: "guest-Olga", name: "Olga", isBrand: "no" } as const;
    await show(
      [
        ours("other-author", { author: visitor }),
        ours("other-words", { text: "Thank you." }),
        ours("older", { postedAt: after(-30) }),
        ours("other-thread", { rootExternalId: "elsewhere" }),
      ],
      after(8),
    );
    expect(await replyName()).toEqual({ external_id: `by-hand:${replyId}` });
    await show([ours("c7"), ours("c8")], after(9));
    expect(await replyName()).toEqual({ external_id: "c7" });
    expect(await brandWords()).toEqual(["c7", "c8", "older", "other-thread", "other-words"].map((external_id) => ({ external_id })));
  });
});
