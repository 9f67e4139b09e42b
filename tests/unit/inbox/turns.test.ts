import { describe, expect, it } from "vitest";

import { answeredWith, turnsAfter } from "../../../app/[workspace]/inbox/turns.client";
import type { Conversation, ConversationItem, OutgoingReply } from "#lib/inbox/model";

const luc = { id: "mem_luc", name: "Luc Ferrand", initials: "LF" };

const aMessage = (id: string, traits: Partial<ConversationItem> = {}): ConversationItem => ({
  id,
  externalId: id,
  kind: "comment",
  parentId: null,
  author: { id: "aut_mia", name: "Mia" },
  isBrand: false,
  byMember: null,
  replyId: null,
  pictures: [],
  text: id,
  url: null,
  postedAt: "2026-11-02T10:00:00.000Z",
  editedAt: null,
  deletedAt: null,
  visibility: "public",
  revisions: [],
  language: "en",
  sentiment: "neutral",
  intent: "question",
  tones: [],
  unsure: [],
  confidences: { tones: {} },
  machineTones: [],
  tagger: "embedded-2",
  corrected: [],
  neededSince: null,
  dueAt: null,
  warnAt: null,
  answeredAt: null,
  answeredById: null,
  closedAt: null,
  closedBecause: null,
  closedNote: null,
  reason: { code: "question", params: {} },
  ...traits,
});

const aReply = (traits: Partial<OutgoingReply> = {}): OutgoingReply => ({
  id: "rpl_1",
  itemId: "asked",
  text: "At nine.",
  pictures: [],
  isSanctions: false,
  by: luc,
  state: "queued",
  failure: null,
  channel: "public",
  url: null,
  createdAt: "2026-11-02T10:05:00.000Z",
  ...traits,
});

const answer = aMessage("answer", { parentId: "asked", isBrand: true, author: { id: "aut_brand", name: "Kestrel" }, byMember: luc, replyId: "rpl_1" });

type Thread = { readonly asked?: Partial<ConversationItem>; readonly others?: readonly ConversationItem[]; readonly replies?: readonly OutgoingReply[] };

const aConversation = ({ asked = {}, others = [], replies = [] }: Thread): Conversation => {
  const item = aMessage("asked", asked);
  return {
    item,
    items: [item, ...others],
    replies,
    thread: { id: "thr_1", title: null, url: null },
    source: { id: "src_1", name: "Kestrel", platform: "wordpress", capabilities: ["reply"] },
    brand: { id: "brd_1", name: "Kestrel" },
    leftOut: 0,
    attaching: null,
    assignee: null,
    snoozedUntil: null,
    draft: null,
    draftOriginal: null,
    writing: null,
    answering: null,
    author: {
      id: "aut_mia",
      name: "Mia",
      url: null,
      platform: "wordpress",
      firstSeenAt: item.postedAt,
      verdict: "not-enough-known",
      itemCount: 1,
      mood: [],
      answered: 0,
      waiting: 1,
      offensive: 0,
      recent: [],
    },
    cases: [],
    threadVersion: "1",
  };
};

describe("the turns after a comment", () => {
  it("keep their key when a reply on its way becomes a message", () => {
    const [before] = turnsAfter(aConversation({ replies: [aReply()] }));
    const [after] = turnsAfter(aConversation({ others: [answer] }));
    expect(before).toMatchObject({ key: "rpl_1", name: "Luc Ferrand", memberId: "mem_luc", isAnswer: true });
    expect(after).toMatchObject({ key: "rpl_1", name: "Luc Ferrand", memberId: "mem_luc", isAnswer: true });
  });

  it("hold what its author wrote after it, and nothing of other people's talk", () => {
    const later = { postedAt: "2026-11-02T10:10:00.000Z" };
    const stranger = { id: "aut_tom", name: "Tom" };
    const others = [
      aMessage("more", later),
      aMessage("talk", { ...later, author: stranger }),
      aMessage("to-her", { ...later, author: stranger, parentId: "asked" }),
    ];
    expect(turnsAfter(aConversation({ others })).map(({ key }) => key)).toEqual(["more", "to-her"]);
  });

  it("leave out what failed, what answers something else, and what was deleted or taken down", () => {
    const replies = [aReply({ state: "failed" }), aReply({ id: "rpl_2", itemId: "another" })];
    const others: readonly ConversationItem[] = [
      { ...answer, deletedAt: "2026-11-02T10:20:00.000Z" },
      { ...answer, visibility: "deleted" },
    ];
    expect(turnsAfter(aConversation({ replies, others }))).toEqual([]);
  });

  it("name an answer given without the desk by its author there", () => {
    const elsewhere = { ...answer, id: "elsewhere", parentId: null, byMember: null, replyId: null };
    const conversation = aConversation({ asked: { answeredAt: answer.postedAt, answeredById: "elsewhere" }, others: [elsewhere] });
    expect(answeredWith(conversation)).toMatchObject({ key: "elsewhere", name: "Kestrel", memberId: null });
    expect(turnsAfter(conversation).map(({ key }) => key)).toEqual(["elsewhere"]);
  });

  it("know no answer that stands outside of what is shown", () => {
    expect(answeredWith(aConversation({ asked: { answeredAt: answer.postedAt, answeredById: "far-away" } }))).toBeNull();
  });
});
