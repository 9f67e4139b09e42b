import { describe, expect, it } from "vitest";
import { casts, phrasebooks } from "../../../demo/stories/cast";
import { composeWorld } from "../../../demo/stories/compose-world";
import { hexleyScenes } from "../../../demo/stories/kestrel/incident";
import { arrivalDelayMs, nextArrival } from "../../../demo/stories/next-arrival";
import { storyKinds, type StoryLanguage } from "../../../demo/stories/story-model";
import type { WorldComment } from "../../../demo/stories/world";

const anchor = new Date("2026-11-20T10:00:00Z");
const world = composeWorld({ seed: "parley", anchor });
const all = world.sites.flatMap((site) => site.comments);
const needing = all.filter((comment) => comment.needsAnswer);
const languages: readonly StoryLanguage[] = ["en", "ru", "fr"];
const answeredOf = (comments: readonly WorldComment[]): number => comments.filter(({ answeredAt }) => answeredAt !== null).length / comments.length;

describe("the composed world", () => {
  it("is the same for the same seed and anchor, and another for another seed", () => {
    expect(composeWorld({ seed: "parley", anchor })).toEqual(world);
    expect(composeWorld({ seed: "other", anchor }).sites[0]?.comments.slice(0, 20)).not.toEqual(world.sites[0]?.comments.slice(0, 20));
  });

  it.each(["2026-11-20T10:00:00Z", "2026-11-21T23:30:00Z", "2027-01-04T06:00:00Z", "2027-03-29T12:00:00Z"])(
    "holds about three thousand items whenever it begins (%s)",
    (at) => {
      const told = composeWorld({ seed: "parley", anchor: new Date(at) });
      const comments = told.sites.flatMap((site) => site.comments);
      const items = comments.length + told.sites.reduce((sum, site) => sum + site.posts.length, 0);
      const waiting = comments.filter((comment) => comment.needsAnswer && comment.answeredAt === null);
      expect(items).toBeGreaterThanOrEqual(2800);
      expect(items).toBeLessThanOrEqual(3300);
      expect(waiting.length).toBeGreaterThanOrEqual(30);
      expect(waiting.length).toBeLessThanOrEqual(80);
    },
  );

  it("speaks three languages and shows every kind of comment and every status", () => {
    for (const language of languages) expect(all.filter((comment) => comment.language === language).length).toBeGreaterThan(500);
    const kinds = new Set(all.map(({ kind }) => kind));
    for (const kind of [...storyKinds, "new-question", "still-wrong", "thanks", "detail", "talk", "tag", "spam", "reply"] as const)
      expect(kinds).toContain(kind);
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(["approved", "hold", "spam", "trash"]));
  });

  it("says nothing a visitor says more than six times, and leaves no blank unfilled", () => {
    const times = new Map<string, number>();
    for (const { content } of all.filter((comment) => !comment.isBrand && comment.kind !== "spam")) times.set(content, (times.get(content) ?? 0) + 1);
    expect(Math.max(...times.values())).toBeLessThanOrEqual(6);
    expect(all.filter(({ content }) => /\{\w+\}/u.test(content))).toEqual([]);
  });

  it("answers most of what needs it, complaints before praise", () => {
    expect(answeredOf(needing)).toBeGreaterThan(0.92);
    expect(answeredOf(needing)).toBeLessThan(0.98);
    expect(answeredOf(needing.filter(({ kind }) => kind === "complaint"))).toBeGreaterThan(answeredOf(needing.filter(({ kind }) => kind === "praise")));
  });

  it("numbers comments in the order of time, beneath what they answer, and never after the anchor", () => {
    for (const { comments, posts } of world.sites) {
      for (const [index, comment] of comments.entries()) {
        expect(comment.id).toBe(index + 1);
        expect(comment.parent).toBeLessThan(comment.id);
        expect(comment.date.getTime()).toBeLessThan(anchor.getTime());
        expect(comment.date.getTime()).toBeGreaterThanOrEqual(posts.find(({ id }) => id === comment.post)?.date.getTime() ?? Number.POSITIVE_INFINITY);
      }
    }
  });

  it("has one very bad day at Kestrel, two weeks before the anchor", () => {
    const perDay = new Map<string, number>();
    for (const { date, kind } of world.sites.find(({ slug }) => slug === "kestrel")?.comments ?? []) {
      if (kind === "complaint") perDay.set(date.toISOString().slice(0, 10), (perDay.get(date.toISOString().slice(0, 10)) ?? 0) + 1);
    }
    const [worst, next] = [...perDay].toSorted((a, b) => b[1] - a[1]);
    expect(worst?.[0]).toBe("2026-11-06");
    expect(worst?.[1]).toBeGreaterThan(3 * (next?.[1] ?? 0));
  });

  it("brings its regulars back again and again", () => {
    const itemsOf = (author: string): number => all.filter((comment) => comment.author === author).length;
    for (const regular of ["TruthHammer", "ПравдоРуб77", "Gareth Pym", "Людмила Корж", "Monique Delarbre"]) expect(itemsOf(regular)).toBeGreaterThanOrEqual(3);
  });
});

describe("the stock of words", () => {
  it.each(languages)("has over two hundred and twenty different things to say and sixty answers in %s", (language) => {
    const scenes = [
      ...casts.flatMap(({ voices }) => voices[language]?.scenes ?? []),
      ...(language === "en" ? hexleyScenes : []),
      ...phrasebooks[language].rough,
    ];
    const { thanks, newQuestions, stillWrong, details, talk, tags, spam, answers } = phrasebooks[language];
    const said = new Set([...scenes.flatMap((scene) => scene.said), ...thanks, ...newQuestions, ...stillWrong, ...details, ...talk, ...tags, ...spam]);
    const replies = new Set(
      [...scenes.flatMap((scene) => scene.answers), ...Object.values(answers).flat()].map((answer) => (typeof answer === "string" ? answer : answer.text)),
    );
    expect(said.size).toBeGreaterThanOrEqual(220);
    expect(replies.size).toBeGreaterThanOrEqual(60);
  });

  it.each(casts.map((cast) => [cast.slug, cast] as const))("keeps no answer at %s that fits nothing", (_slug, { voices }) => {
    for (const scene of Object.values(voices).flatMap((voice) => voice.scenes)) {
      for (const answer of scene.answers) {
        if (typeof answer !== "string")
          expect(
            scene.said.some((said) => answer.when.test(said)),
            answer.text,
          ).toBe(true);
      }
    }
  });
});

describe("what arrives later", () => {
  const later = Array.from({ length: 200 }, (_, index) => nextArrival(world, index, new Date(anchor.getTime() + index * 60_000)));

  it("is the same for the same index, about once a minute", () => {
    expect(nextArrival(world, 17, new Date(anchor.getTime() + 17 * 60_000))).toEqual(later[17]);
    for (let index = 0; index < 50; index += 1) {
      expect(arrivalDelayMs("parley", index)).toBeGreaterThanOrEqual(50_000);
      expect(arrivalDelayMs("parley", index)).toBeLessThanOrEqual(70_000);
    }
  });

  it("reaches every brand with questions, praise, complaints, follow-ups and edits of what is there", () => {
    const kinds = new Set(later.map((arrival) => (arrival.what === "comment" ? arrival.kind : "edit")));
    for (const kind of ["complaint", "question", "praise", "thanks", "new-question", "talk", "edit"] as const) expect(kinds).toContain(kind);
    expect(new Set(later.map(({ site }) => site))).toEqual(new Set(["kestrel", "lodia", "vermeuil", "kestrel-status"]));
    for (const arrival of later) {
      const site = world.sites.find(({ slug }) => slug === arrival.site);
      if (arrival.what === "comment") expect(site?.posts.map(({ id }) => id)).toContain(arrival.post);
      else expect(site?.comments.map(({ id }) => id)).toContain(arrival.id);
    }
    expect(later.filter((arrival) => /\{\w+\}/u.test(arrival.content))).toEqual([]);
  });
});
