import { describe, expect, it } from "vitest";

import { loadAuditWords } from "../../../app/[workspace]/settings/audit/_trail/audit-words";
import { saidOf } from "../../../app/[workspace]/settings/audit/_trail/said-of";
import type { Locale } from "#lib/auth/actor";

const names = new Map([
  ["itm_1", "Zed"],
  ["san_1", "Zed"],
  ["mem_1", "Anna"],
  ["mem_2", "Boris"],
  ["src_1", "The page"],
  ["brd_1", "Acme"],
  ["cas_1", "The late parcel"],
  ["tok_1", "Weekly figures"],
]);

type Entry = { readonly action: string; readonly subjectId?: string; readonly details: Readonly<Record<string, unknown>> };

const said = async ({ subjectId = "x_1", ...entry }: Entry, locale: Locale = "en"): Promise<readonly string[]> =>
  saidOf({ ...entry, subjectId }, await loadAuditWords({ locale, zone: "UTC", names }));

const request = { action: "ban.request", subjectId: "san_1", details: { itemId: "itm_1", clause: "3.2", version: 4, evidence: ["aa", "bb"], days: 30 } };

describe("an entry of the audit", () => {
  it.each([
    { locale: "en", words: ["Zed", "rule 3.2, version 4", "for 30 days", "2 comments kept as evidence"] },
    { locale: "ru", words: ["Zed", "правило 3.2, версия 4", "на 30 дней", "сохранены 2 комментария"] },
    { locale: "fr", words: ["Zed", "règle 3.2, version 4", "pour 30 jours", "2 commentaires conservés comme preuve"] },
  ] as const)("says whom a ban is asked for, under which clause in which version and for how long ($locale)", async ({ locale, words }) =>
    expect(await said(request, locale)).toEqual(words),
  );

  it.each([
    {
      what: "a program's token",
      action: "item.dismiss",
      subjectId: "itm_1",
      details: { note: "Answered by phone.", tokenId: "tok_1" },
      words: ["Zed", "“Answered by phone.”", "through the token “Weekly figures”"],
    },
    { what: "a ban for good", action: "ban.request", details: { clause: "2", version: 1, days: null }, words: ["Zed", "rule 2, version 1", "for good"] },
    { what: "who asked for it", action: "ban.approve", details: { requestedById: "mem_1" }, words: ["Zed", "asked for by Anna"] },
    { what: "why it is refused", action: "ban.refuse", details: { reason: "It was a joke." }, words: ["Zed", "“It was a joke.”"] },
    { what: "how it ended", action: "ban.end", details: { because: "lifted", reason: "Sorry." }, words: ["Zed", "Lifted", "“Sorry.”"] },
    {
      what: "an end of a conversation",
      action: "closing.end",
      details: { because: "appeal", reason: "Right." },
      words: ["Zed", "Ended by an appeal", "“Right.”"],
    },
    {
      what: "what was left to a person, where and why",
      action: "deed.leave",
      details: { kind: "delete", sanctionId: "san_1", sourceId: "src_1", state: "by-hand", because: "refused-there" },
      words: ["Delete", "Zed", "The page", "waits for a person", "The platform refused."],
    },
    {
      what: "what a reply was and who can read it",
      action: "reply.send",
      details: { itemId: "itm_1", state: "by-hand", kind: "warning", channel: "private", confirmedSecond: true },
      words: ["Zed", "Warning", "Private message", "a second answer, knowingly", "waits for a person"],
    },
    {
      what: "what was advised and what was done",
      action: "advice.override",
      details: { advised: "leave", chosen: "thank", reason: "They mean well." },
      words: ["Zed", "advised: Leave it", "chosen: Say thank you", "“They mean well.”"],
    },
  ])("of guarding and answering says $what", async ({ action, details, words }) => expect(await said({ action, subjectId: "san_1", details })).toEqual(words));

  it.each([
    {
      what: "a version and its day",
      action: "rules.publish",
      details: { version: 2, clauses: 7, effectiveFrom: "2026-11-20T10:00:00.000Z" },
      words: ["Acme", "version 2", "7 rules", "in force from Nov 20, 2026, 10:00"],
    },
    {
      what: "a clause that is gone",
      action: "rules.withdraw",
      details: { number: "3.2", versions: [3, 4] },
      words: ["Acme", "rule 3.2", "published without it: 3, 4"],
    },
    {
      what: "which settings became what, and no other",
      action: "method.set",
      details: {
        coolDownMinutes: 20,
        coolDownOn: ["insult"],
        allowHolding: false,
        rungExpiryDays: 180,
        changed: ["coolDownMinutes", "allowHolding", "notice"],
      },
      words: ["Acme", "Minutes before an answer may go: 20", "The holding answer may go meanwhile: no", "Formal notice"],
    },
    {
      what: "promised times",
      action: "sla-policy.set",
      details: { negative: 90, neutral: 480, positive: 4320 },
      words: ["Acme", "negative: 1 h 30", "neutral: 8 h", "positive: 3 d"],
    },
    {
      what: "which terms of a promise became others",
      action: "sla-policy.set",
      details: { changed: ["targets", "hours"], before: {}, after: { targets: { negative: 90, neutral: 480, positive: 4320 }, hours: null } },
      words: ["Acme", "negative: 1 h 30", "neutral: 8 h", "positive: 3 d", "business hours"],
    },
  ])("of the playbook says $what", async ({ action, details, words }) => expect(await said({ action, subjectId: "brd_1", details })).toEqual(words));

  it.each([
    {
      what: "its number, title and level",
      action: "case.change-level",
      details: { number: 12, round: 1, was: "agent", level: "legal" },
      words: ["case 12", "The late parcel", "Agent → Legal"],
    },
    {
      what: "the round after the first",
      action: "case.conclude",
      details: { number: 12, round: 2, outcome: "satisfied" },
      words: ["case 12", "The late parcel", "round 2", "Confirmed, satisfied"],
    },
    { what: "who has it", action: "case.assign", details: { number: 12, round: 1, owner: "mem_2" }, words: ["case 12", "The late parcel", "to: Boris"] },
    { what: "that nobody has it", action: "case.assign", details: { number: 12, round: 1, owner: "" }, words: ["case 12", "The late parcel", "to: nobody"] },
    { what: "the other case", action: "case.merge", details: { number: "7", round: 1 }, words: ["The late parcel", "with case 7"] },
  ])("of a case says $what", async ({ action, details, words }) => expect(await said({ action, subjectId: "cas_1", details })).toEqual(words));

  it("says what a tag was and what it became, once where a person has confirmed it", async () => {
    const tag = async (action: string, details: Entry["details"]) => said({ action, subjectId: "itm_1", details });
    expect(await tag("tag.correct", { head: "sentiment", was: "neutral", became: "negative" })).toEqual(["Zed", "Sentiment: neutral → negative"]);
    expect(await tag("tag.correct", { head: "tones", was: "", became: "insult,threat" })).toEqual(["Zed", "Tone: none → insult, threat"]);
    expect(await tag("tag.confirm", { head: "sentiment", was: "neutral", became: "neutral" })).toEqual(["Zed", "Sentiment: neutral"]);
  });

  it("says who, as what, and from which to which", async () => {
    expect(await said({ action: "member.invite", details: { email: "lea@example.org", role: "agent" } })).toEqual(["lea@example.org", "Agent"]);
    expect(await said({ action: "member.change-role", details: { name: "Lea", was: "viewer", became: "agent" } })).toEqual(["Lea", "Viewer → Agent"]);
    expect(await said({ action: "item.assign", subjectId: "itm_1", details: { was: null, became: "mem_2" } })).toEqual(["Zed", "nobody → Boris"]);
  });

  it("keeps ids, fingerprints and what nobody knows any more to itself", async () => {
    expect(await said({ action: "note.add", details: { noteId: "ann_1" } })).toEqual([]);
    expect(await said({ action: "ban.request", details: { itemId: "itm_9", clause: 3, version: "x", evidence: null } })).toEqual([]);
    expect(await said({ action: "unheard.of", subjectId: "itm_1", details: { anything: true } })).toEqual(["Zed"]);
  });

  it("says hostile words letter by letter, each in a fact of its own", async () => {
    const hostile = "<img src=x onerror=alert(1)> {name} '{' · rule 1, version 9 %s\u202e";
    const words = await loadAuditWords({ locale: "en", zone: "UTC", names: new Map([["san_1", hostile]]) });
    expect(saidOf({ action: "ban.refuse", subjectId: "san_1", details: { reason: hostile } }, words)).toEqual([hostile, `“${hostile}”`]);
  });
});
