import { describe, expect, it } from "vitest";
import { composeWorld } from "../../../demo/stories/compose-world";
import { settleWorld, type SettledComment } from "./settle-world";

const anchors = ["2026-11-20T10:00:00Z", "2026-11-21T13:00:00Z", "2027-01-04T06:00:00Z", "2027-03-29T12:00:00Z"];
const dayMs = 86_400_000;
const promisedHours = { negative: 4, neutral: 8, positive: 24 } as const;

const share = <Item>(items: readonly Item[], test: (item: Item) => boolean): number => items.filter(test).length / items.length;
const isAnswered = ({ settlement }: SettledComment): boolean => settlement.answeredBy !== null;

describe.each(anchors)("the demo as the desk reads it (%s)", (at) => {
  const anchor = new Date(at);
  const settled = settleWorld(composeWorld({ seed: "parley", anchor }));
  const visitors = settled.filter(({ comment }) => !comment.isBrand);
  const received = visitors.filter(({ tags, comment }) => !tags.tone.spam.on && comment.status !== "spam");
  const needing = visitors.filter(({ settlement }) => settlement.needed);
  const waiting = needing.filter((entry) => !isAnswered(entry));
  const daysAgo = ({ comment }: SettledComment): number => (anchor.getTime() - comment.date.getTime()) / dayMs;

  it("needs an answer where its writer wanted one", () => {
    expect(share(visitors, ({ comment, settlement }) => comment.needsAnswer === settlement.needed)).toBeGreaterThanOrEqual(0.98);
  });

  it("counts as answered what the brand answered", () => {
    const wanted = needing.filter(({ comment }) => comment.needsAnswer);
    expect(share(wanted, (entry) => (entry.comment.answeredAt !== null) === isAnswered(entry))).toBeGreaterThanOrEqual(0.98);
  });

  it("finds the adverts and calls little else one", () => {
    const adverts = visitors.filter(({ comment }) => comment.kind === "spam");
    const called = visitors.filter(({ tags }) => tags.tone.spam.on);
    expect(share(adverts, ({ tags }) => tags.tone.spam.on)).toBeGreaterThanOrEqual(0.95);
    expect(share(called, ({ comment }) => comment.kind === "spam")).toBeGreaterThanOrEqual(0.9);
  });

  it("hears trouble as trouble and praise as praise", () => {
    const moods = visitors.filter(({ comment }) => comment.kind === "complaint" || comment.kind === "praise");
    expect(share(moods, ({ comment, tags }) => tags.sentiment.label === (comment.kind === "praise" ? "negative" : "positive"))).toBeLessThanOrEqual(0.1);
  });

  it("shows the desk of a decent team: little waits, and that is fresh", () => {
    expect(waiting.length).toBeGreaterThanOrEqual(30);
    expect(waiting.length).toBeLessThanOrEqual(80);
    expect(waiting.filter((entry) => daysAgo(entry) > 10).length).toBeLessThanOrEqual(16);
    expect(share(waiting, (entry) => daysAgo(entry) <= 3)).toBeGreaterThan(0.5);
    expect(share(needing, isAnswered)).toBeGreaterThan(0.9);
    const lastWeek = needing.filter((entry) => daysAgo(entry) < 7);
    expect(share(lastWeek, isAnswered)).toBeGreaterThan(0.7);
    expect(share(lastWeek, isAnswered)).toBeLessThan(0.88);
  });

  it("answers within hours, and now and then later than promised", () => {
    const hours = needing.flatMap(({ comment, tags, settlement }) =>
      settlement.answeredBy === null
        ? []
        : [{ taken: (settlement.answeredBy.at.getTime() - comment.date.getTime()) / 3_600_000, promised: promisedHours[tags.sentiment.label] }],
    );
    const median = hours.map(({ taken }) => taken).toSorted((a, b) => a - b)[Math.floor(hours.length / 2)];
    expect(median).toBeGreaterThan(1.5);
    expect(median).toBeLessThan(3);
    const late = share(hours, ({ taken, promised }) => taken > promised);
    expect(late).toBeGreaterThan(0.1);
    expect(late).toBeLessThan(0.2);
  });

  it("has one peak, clearly negative, two weeks ago", () => {
    const days = new Map<string, SettledComment[]>();
    for (const entry of received) {
      const day = entry.comment.date.toISOString().slice(0, 10);
      days.set(day, [...(days.get(day) ?? []), entry]);
    }
    const [worst, second] = [...days].toSorted((a, b) => b[1].length - a[1].length);
    const worstDay = new Date(worst?.[0] ?? anchor);
    expect((anchor.getTime() - worstDay.getTime()) / dayMs).toBeGreaterThan(13);
    expect((anchor.getTime() - worstDay.getTime()) / dayMs).toBeLessThan(16);
    expect(worst?.[1].length).toBeGreaterThan(1.6 * (second?.[1].length ?? 0));
    expect(share(worst?.[1] ?? [], ({ tags }) => tags.sentiment.label === "negative")).toBeGreaterThan(0.45);
  });

  it("leaves visitors' talk among themselves a small part", () => {
    expect(share(settled, ({ comment }) => comment.kind === "talk" || comment.kind === "tag")).toBeLessThan(0.155);
  });

  it("knows trolls, unhappy customers and fans by at least six items each under one name on one site", () => {
    const itemsOf = new Map<string, number>();
    for (const { site, comment } of visitors) itemsOf.set(`${site}/${comment.author}`, (itemsOf.get(`${site}/${comment.author}`) ?? 0) + 1);
    const known = (names: readonly string[]): number => [...itemsOf].filter(([key, count]) => count >= 6 && names.includes(key.split("/")[1] ?? "")).length;
    expect(known(["TruthHammer", "no_fan_of_yours", "ПравдоРуб77", "Глаз народа", "Le_Vrai_Jacques", "corbeau69"])).toBeGreaterThanOrEqual(3);
    expect(known(["Gareth Pym", "Denise Alcott", "Rory McAlinden", "Виктор Анисимов", "Monique Delarbre"])).toBeGreaterThanOrEqual(4);
    expect(known(["Pauline Mabey", "Тамара Ильинична", "Mamie Josette"])).toBeGreaterThanOrEqual(3);
  });
});
