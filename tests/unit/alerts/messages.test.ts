import { describe, expect, it } from "vitest";

import { alertLetter } from "#lib/alerts/channels/email";
import { slackBody } from "#lib/alerts/channels/slack";
import { teamsBody } from "#lib/alerts/channels/teams";
import { telegramBody } from "#lib/alerts/channels/telegram";
import { disarmed } from "#lib/alerts/model/disarm";
import type { Evidence } from "#lib/alerts/model/evidence";
import { messageOf, type AlertMessage, type ToSay } from "#lib/alerts/model/message";
import { alertWords } from "#lib/alerts/words";
import { locales } from "#lib/auth/actor";

const brand = { id: "brd_1", name: "Acme", slug: "acme" };
const at = "2026-03-10T11:00:00.000Z";
const url = "https://desk.example/acme/alerts/alt_1";

const every: readonly Evidence[] = [
  { kind: "spike", brand, zone: "UTC", hour: at, count: 12, expected: 1.25, variance: 2, law: "poisson", probability: 0.000_01, sameHours: [1], day: [] },
  { kind: "spike", brand, zone: "UTC", hour: at, count: 12, expected: 1.25, variance: null, law: "young", probability: null, sameHours: [], day: [] },
  { kind: "pile-on", brand, threadId: "thr_1", itemId: "itm_1", authors: 5, items: 7, since: at, until: at, byTenMinutes: [] },
  { kind: "promise", brand, soon: 2, late: 1, minutes: 30, nextDueAt: at },
  { kind: "threat", brand, itemId: "itm_1", postedAt: at, isSure: true },
  { kind: "threat", brand, itemId: "itm_1", postedAt: at, isSure: false },
  { kind: "source", brand, sourceId: "src_1", name: "A page", what: "silent", since: at, expected: 9, failures: 0 },
  { kind: "source", brand, sourceId: "src_1", name: "A page", what: "failing", since: at, expected: null, failures: 3 },
  { kind: "credential", what: "token", id: "tok_1", name: "Script", brand: null, expiresAt: at },
  { kind: "case-overdue", brand, count: 2, cases: [{ number: 7, title: "Lost parcel", dueAt: at }] },
];

const toSay = (over: Partial<ToSay> = {}): ToSay => ({
  evidence: { kind: "threat", brand, itemId: "itm_1", postedAt: at, isSure: true },
  severity: "critical",
  state: "open",
  because: "opened",
  said: null,
  url,
  locale: "en",
  zone: "UTC",
  ...over,
});

const said = (over: Partial<ToSay> = {}): AlertMessage => messageOf(toSay(over), alertWords(over.locale ?? "en"));

const hostile =
  "<!channel> <@U123> @here https://evil.example/x?a=1 www.evil.example evil.example *bold* _it_ `code` [click](https://evil.example) </p><script>alert(1)</script> &lt; /stop #tag \u202egnissem\u0007 " +
  "long ".repeat(200);

/** Every string in a body, however deep. */
const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

describe("word of an alert", () => {
  it("is there in every language for everything that can call", () => {
    for (const locale of locales)
      for (const evidence of every) {
        const { title, lines } = said({ locale, evidence });
        for (const words of [title, ...lines]) {
          expect(words).not.toMatch(/[{}]|undefined|NaN|alerts\./u);
          expect(words.trim()).not.toBe("");
        }
      }
  });

  it("says why it comes again, and that it is over where it is", () => {
    expect(said({ because: "escalated" }).lines.at(-1)).toBe("Nobody has taken it up yet.");
    expect(said({ because: "raised", state: "resolved" }).lines.at(-1)).toBe("It is over meanwhile.");
  });
});

describe("hostile words", () => {
  const message = said({ said: { author: hostile, text: hostile } });
  const bodies = [slackBody(message), teamsBody(message), telegramBody(message, "-100"), alertLetter(message)];

  it("are cut short and hide nothing", () => {
    expect(Array.from(disarmed(hostile).replaceAll("\u200b", "")).length).toBeLessThanOrEqual(200);
    expect(disarmed("a\u202eb\u0000c\u2066d\r\ne")).toBe("a b c d e");
  });

  it("make no link, no call and no command on any channel", () => {
    for (const text of bodies.flatMap(stringsIn)) {
      const without = text.replaceAll(url, "").replaceAll(/ style="[^"]*"/gu, "");
      expect(without).not.toMatch(/evil\.example/u);
      expect(without).not.toMatch(/https?:\/\/(?!adaptivecards\.io)/u);
      expect(without).not.toMatch(/[@#]\p{L}/u);
    }
  });

  it("are escaped for Slack, so that only our own link is one", () => {
    const text = stringsIn(slackBody(message)).join("\n");
    expect(text.match(/<[^>]*>/gu)).toEqual([`<${url}|Why this was sent>`]);
    expect(slackBody(message)).toMatchObject({ parse: "none", link_names: false });
  });

  it("stand in text runs for Teams and without a parse mode for Telegram", () => {
    expect(JSON.stringify(teamsBody(message))).not.toContain('"TextBlock"');
    expect(telegramBody(message, "-100")).not.toHaveProperty("parse_mode");
  });

  it("bring no markup into a letter", () => {
    const { html, subject } = alertLetter(
      said({
        said: { author: hostile, text: hostile },
        evidence: { kind: "source", brand, sourceId: "s", name: "<b>\r\nBcc: eve@evil.example", what: "gone", since: at, expected: null, failures: 0 },
      }),
    );
    expect(html).not.toMatch(/<script|<b>/iu);
    expect(html.match(/<a /gu)).toHaveLength(1);
    expect(subject).not.toMatch(/[\r\n]/u);
  });
});
