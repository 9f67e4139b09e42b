import { describe, expect, it } from "vitest";

import { refusalOfAppealDecision } from "#lib/conduct/appeal-model";
import { saidAlone, type BanSaid } from "#lib/conduct/ban-ledger-model";
import { nextOfBan as nextOf, refusalOfDecision, type BanFacts } from "#lib/conduct/bodyguard-model";
import { isProtectedCriticism } from "#lib/conduct/criticism-model";
import type { StandingDeed } from "#lib/conduct/deed-model";
import { evidenceHash } from "#lib/conduct/evidence-model";
import { nextOfGuard } from "#lib/conduct/guard-model";
import { namesInsult } from "#lib/conduct/warning-model";

const at = { sourceId: "src", authorId: "aut" };
const able = { ...at, capabilities: ["private-message", "hide", "delete", "ban", "unhide"] };
const deed = (kind: StandingDeed["kind"], state: StandingDeed["state"], place = at): StandingDeed => ({ ...place, kind, state, attempts: 1 });
const guard = { place: able, deeds: [], earlierMessage: "none", isEnded: false } as const;
const nextOfBan = ({ deeds, others = [], ...facts }: Omit<BanFacts, "said"> & { readonly others?: readonly BanSaid[] }) =>
  nextOf({ ...facts, deeds, said: [...others, ...saidAlone(deeds)] });
const another = (said: StandingDeed, isHolding: boolean): BanSaid => ({ ...said, isOwn: false, isHolding });
const kinds = (due: readonly { readonly kind: string; readonly isByHand: boolean }[]) => due.map(({ kind, isByHand }) => (isByHand ? `${kind} by hand` : kind));

describe("[G3] the private message first, then the removal; a message that cannot be sent hides instead of deleting, and says so", () => {
  it("sends the message and waits for it", () => {
    expect(kinds(nextOfGuard(guard))).toEqual(["message"]);
    for (const state of ["queued", "doing", "unknown"] as const) expect(nextOfGuard({ ...guard, deeds: [deed("message", state)] })).toEqual([]);
  });

  it("deletes once the message has arrived", () => {
    expect(kinds(nextOfGuard({ ...guard, deeds: [deed("message", "done")] }))).toEqual(["delete"]);
    expect(kinds(nextOfGuard({ ...guard, deeds: [deed("message", "done"), deed("delete", "done")] }))).toEqual([]);
  });

  it("hides where the message was refused or the source takes none, and says why", () => {
    expect(nextOfGuard({ ...guard, deeds: [deed("message", "refused")] })).toMatchObject([{ kind: "hide", because: "message-not-sent", isByHand: false }]);
    expect(nextOfGuard({ ...guard, place: { ...at, capabilities: ["hide", "delete"] } })).toMatchObject([{ kind: "hide", because: "cannot-message" }]);
  });

  it("leaves to a person what the platform cannot do", () => {
    expect(kinds(nextOfGuard({ ...guard, place: { ...at, capabilities: [] } }))).toEqual(["hide by hand"]);
    expect(nextOfGuard({ ...guard, place: { ...at, capabilities: ["private-message", "hide"] }, deeds: [deed("message", "done")] })).toMatchObject([
      { kind: "hide", because: "cannot-delete", isByHand: false },
    ]);
  });

  it("writes no second private message about one item", () => {
    expect(kinds(nextOfGuard({ ...guard, earlierMessage: "sent" }))).toEqual(["delete"]);
    expect(kinds(nextOfGuard({ ...guard, earlierMessage: "unsure" }))).toEqual(["hide"]);
  });

  it("shows again what it hid when it ends", () => {
    expect(kinds(nextOfGuard({ ...guard, isEnded: true, deeds: [deed("hide", "done")] }))).toEqual(["unhide"]);
    expect(kinds(nextOfGuard({ ...guard, isEnded: true, deeds: [deed("delete", "done")] }))).toEqual([]);
    expect(kinds(nextOfGuard({ ...guard, isEnded: true, deeds: [deed("message", "queued")] }))).toEqual([]);
  });
});

describe("[G4] approval by a second person, the formal notice, then the ban at all the brand's sources", () => {
  const elsewhere = { sourceId: "other", authorId: "linked", capabilities: [] };
  const ban: Omit<BanFacts, "said"> = {
    isApproved: true,
    isEnded: false,
    origin: able,
    earlierMessage: "none",
    places: [able, elsewhere],
    releasedIds: [],
    leftPlaces: [],
    deeds: [],
  };

  it("does nothing before it is approved", () => expect(nextOfBan({ ...ban, isApproved: false })).toEqual([]));

  it("sends the notice before it bans, and bans linked accounts too; what a platform cannot do is done by hand", () => {
    expect(kinds(nextOfBan(ban))).toEqual(["message"]);
    expect(nextOfBan({ ...ban, deeds: [deed("message", "doing")] })).toEqual([]);
    expect(kinds(nextOfBan({ ...ban, deeds: [deed("message", "done")] }))).toEqual(["ban", "ban by hand"]);
    expect(kinds(nextOfBan({ ...ban, deeds: [deed("message", "refused")] }))).toEqual(["ban", "ban by hand"]);
    expect(kinds(nextOfBan({ ...ban, earlierMessage: "sent" }))).toEqual(["ban", "ban by hand"]);
  });

  it("takes it back where it was done or may have been", () => {
    const deeds = [deed("message", "done"), deed("ban", "done"), deed("ban", "dropped", elsewhere)];
    expect(kinds(nextOfBan({ ...ban, isEnded: true, deeds }))).toEqual(["unban", "unban by hand"]);
    expect(kinds(nextOfBan({ ...ban, isEnded: true, deeds: [...deeds, deed("unban", "queued"), deed("unban", "by-hand", elsewhere)] }))).toEqual([]);
  });

  it("is taken back where an account was let off, and nowhere else; joined again, it is banned again", () => {
    const banned = { ...ban, deeds: [deed("message", "done"), deed("ban", "done"), deed("ban", "done", elsewhere)] };
    const away = { ...banned, places: [able], leftPlaces: [{ ...elsewhere, capabilities: ["ban"] }], releasedIds: ["linked"] };
    expect(nextOfBan(away)).toEqual([{ sourceId: "other", authorId: "linked", kind: "unban", isByHand: false, because: null }]);
    const lifted = [...banned.deeds, deed("unban", "done", elsewhere)];
    expect(nextOfBan({ ...away, deeds: lifted })).toEqual([]);
    expect(kinds(nextOfBan({ ...banned, deeds: lifted }))).toEqual(["ban by hand"]);
    expect(kinds(nextOfBan({ ...away, isEnded: true, deeds: lifted }))).toEqual(["unban"]);
    const again = [...lifted, deed("ban", "done", elsewhere)];
    expect(kinds(nextOfBan({ ...away, deeds: again }))).toEqual(["unban"]);
    expect(nextOfBan({ ...away, deeds: [...again, deed("unban", "queued", elsewhere)] })).toEqual([]);
  });

  it("takes nothing back where another ban that stands keeps the account out", () => {
    const deeds = [deed("message", "done"), deed("ban", "done"), deed("ban", "done", elsewhere)];
    expect(kinds(nextOfBan({ ...ban, isEnded: true, others: [another(deed("ban", "by-hand", elsewhere), true)], deeds }))).toEqual(["unban"]);
  });

  it("takes back what another ban that ended had left to it, though its own was never tried", () => {
    const deeds = [deed("message", "done"), { ...deed("ban", "dropped"), attempts: 0 }];
    expect(nextOfBan({ ...ban, isEnded: true, deeds })).toEqual([]);
    expect(kinds(nextOfBan({ ...ban, isEnded: true, others: [another(deed("ban", "done"), false)], deeds }))).toEqual(["unban"]);
    const takenBack = [another(deed("ban", "done"), false), another(deed("unban", "queued"), false)];
    expect(nextOfBan({ ...ban, isEnded: true, others: takenBack, deeds })).toEqual([]);
  });

  it("is never approved by whoever asked for it, nor decided twice", () => {
    expect(refusalOfDecision({ state: "requested", requestedById: "anna" }, "anna")).toBe("own-request");
    expect(refusalOfDecision({ state: "requested", requestedById: "anna" }, "boris")).toBeNull();
    expect(refusalOfDecision({ state: "approved", requestedById: "anna" }, "boris")).toBe("decided-already");
    expect(refusalOfAppealDecision({ state: "open", sanctionRequestedById: "anna" }, "anna")).toBe("own-request");
    expect(refusalOfAppealDecision({ state: "granted", sanctionRequestedById: "anna" }, "boris")).toBe("decided-already");
  });
});

describe("[G2] a complaint without a breach of rules cannot be hidden or deleted", () => {
  const complaint = { intent: "complaint", sentiment: "negative", tones: [] } as const;

  it("protects the complaint whatever clause is named", () => {
    for (const kind of ["insult", "spam", "off-topic", "other", "privacy"] as const) expect(isProtectedCriticism(complaint, kind, false)).toBe(true);
    expect(isProtectedCriticism({ ...complaint, tones: ["obscenity"] }, "spam", false)).toBe(true);
  });

  it("lets a breach of the named clause, or a manager's reason, go through", () => {
    expect(isProtectedCriticism({ ...complaint, tones: ["insult"] }, "insult", false)).toBe(false);
    expect(isProtectedCriticism(complaint, "privacy", true)).toBe(false);
  });

  it("takes any negative word on the brand for criticism, and a stranger's advertising for none", () => {
    expect(isProtectedCriticism({ intent: "other", sentiment: "negative", tones: [] }, "other", false)).toBe(true);
    expect(isProtectedCriticism({ intent: "other", sentiment: "neutral", tones: [] }, "advertising", false)).toBe(false);
  });
});

describe("what is written down", () => {
  it("a warning names the words it warns for, as the person wrote them", () => {
    const itemText = "You are  Idiots, all of you!";
    expect(namesInsult({ text: "You wrote “idiots”. Please don't.", quote: "idiots", itemText })).toBe(true);
    expect(namesInsult({ text: "Please be polite.", quote: "idiots", itemText })).toBe(false);
    expect(namesInsult({ text: "You wrote “fools”.", quote: "fools", itemText })).toBe(false);
    expect(namesInsult({ text: "Anything", quote: " ", itemText })).toBe(false);
    expect(namesInsult({ text: "Anything", quote: "i", itemText })).toBe(false);
    expect(namesInsult({ text: "An idea", quote: "id", itemText })).toBe(false);
  });

  it("evidence has a hash that any changed word, author, thread or time changes", () => {
    const kept = {
      itemId: "itm",
      text: "Fools",
      authorName: "Zed",
      authorExternalId: "7",
      threadId: "thr",
      threadTitle: null,
      url: null,
      postedAt: new Date("2026-01-01T00:00:00Z"),
      archivedAt: new Date("2026-01-02T00:00:00Z"),
    };
    const hashes = [kept, { ...kept, text: "fools" }, { ...kept, authorName: "Zad" }, { ...kept, threadId: "other" }, { ...kept, postedAt: new Date(0) }].map(
      evidenceHash,
    );
    expect(new Set(hashes).size).toBe(5);
    expect(evidenceHash({ ...kept })).toBe(hashes[0]);
  });
});
