import type { DemoSiteSlug } from "../accounts";
import { casts, type Cast } from "./cast";
import { createDice, type Dice } from "./dice";
import { pickKind, pickLanguage, voiceOf } from "./draft";
import { personNamed, somebody, type Person } from "./people";
import { pickSaying, scenesOf } from "./reply-text";
import { dayMs } from "./rhythm";
import type { CommentKind, StoryLanguage } from "./story-model";
import { dress, fillSlots, slip } from "./wording";
import type { Arrival, World, WorldComment, WorldSite } from "./world";

const siteWeights: readonly (readonly [DemoSiteSlug, number])[] = [
  ["kestrel", 0.42],
  ["lodia", 0.3],
  ["vermeuil", 0.24],
  ["kestrel-status", 0.04],
];

const editEvery = 41;

/** What happens as the `index`-th thing after the start: a new comment, a follow-up to an earlier one, visitors talking, now and then an edit. The same for the same world and index. */
export const nextArrival = (world: World, index: number, at: Date): Arrival => {
  const dice = createDice(`${world.seed}:arrival:${String(index)}`);
  const slug = dice.weigh(siteWeights);
  const cast = casts.find((candidate) => candidate.slug === slug);
  const site = world.sites.find((candidate) => candidate.slug === slug);
  if (cast === undefined || site === undefined) throw new Error(`The world has no site ${slug}.`);
  const scene: Live = { dice, cast, site, at };
  if (index % editEvery === editEvery - 1) return edit(scene, world.anchor);
  return dice.weigh<(live: Live, anchor: Date) => Arrival>([
    [opening, 0.7],
    [followUp, 0.12],
    [talk, 0.1],
    [callFriend, 0.04],
    [advert, 0.04],
  ])(scene, world.anchor);
};

/** Milliseconds until the `index`-th arrival after the one before it. */
export const arrivalDelayMs = (seed: string, index: number): number => createDice(`${seed}:delay:${String(index)}`).between(50_000, 70_000);

type Live = { readonly dice: Dice; readonly cast: Cast; readonly site: WorldSite; readonly at: Date };
type Spoken = {
  readonly post: number;
  readonly parent: number;
  readonly person: Person;
  readonly content: string;
  readonly kind: CommentKind;
  readonly language: StoryLanguage;
};

const comment = ({ cast, at }: Live, { person, ...spoken }: Spoken): Arrival => ({
  what: "comment",
  site: cast.slug,
  date: at,
  author: person.name,
  authorUrl: person.url,
  authorEmail: person.email,
  ...spoken,
});

const latestPost = ({ dice, site }: Live): number => dice.weigh(site.posts.toReversed().map((post, age) => [post.id, 1 / (1 + age) ** 2] as const));

const opening = (live: Live): Arrival => {
  const { dice, cast } = live;
  const language = pickLanguage(dice, cast);
  const { voice, words } = voiceOf(cast, language);
  const { scene, said } = pickSaying(dice, scenesOf(voice, words, pickKind(dice)));
  const content = dress(dice, said, { kind: scene.kind, words, blanks: { site: cast.slug, agent: dice.pick(voice.agents) } });
  return comment(live, { post: latestPost(live), parent: 0, person: somebody(dice, language, scene.kind), content, kind: scene.kind, language });
};

/** Comments of the last days before the start that the test lets through; all of them where the last days were quiet. */
const recent = ({ site }: Live, anchor: Date, test: (comment: WorldComment) => boolean): readonly WorldComment[] => {
  const fitting = site.comments.filter((candidate) => candidate.status === "approved" && test(candidate));
  const fresh = fitting.filter((candidate) => anchor.getTime() - candidate.date.getTime() < 3 * dayMs);
  return fresh.length > 0 ? fresh : fitting;
};

const followUp = (live: Live, anchor: Date): Arrival => {
  const { dice, cast, site } = live;
  const answered = recent(live, anchor, (candidate) => candidate.isBrand && candidate.parent > 0);
  if (answered.length === 0) return opening(live);
  const reply = dice.pick(answered);
  const asker = site.comments.find(({ id }) => id === reply.parent);
  if (asker === undefined) return opening(live);
  const { words } = voiceOf(cast, reply.language);
  const kind = dice.weigh<"thanks" | "new-question" | "still-wrong">([
    ["thanks", 0.45],
    ["new-question", 0.3],
    ["still-wrong", 0.25],
  ]);
  const sayings = { thanks: words.thanks, "new-question": words.newQuestions, "still-wrong": words.stillWrong }[kind];
  const agent = reply.content.split("\n").at(-1)?.split(",")[0] ?? "";
  const content = slip(dice, fillSlots(dice, dice.pick(sayings), { words, blanks: { site: cast.slug, agent } }));
  return comment(live, {
    post: reply.post,
    parent: reply.id,
    person: { ...personNamed(asker.author), url: asker.authorUrl, email: asker.authorEmail },
    content,
    kind,
    language: reply.language,
  });
};

const talk = (live: Live, anchor: Date): Arrival => {
  const { dice, cast } = live;
  const others = recent(live, anchor, (candidate) => !candidate.isBrand && candidate.kind !== "spam" && candidate.kind !== "tag");
  if (others.length === 0) return opening(live);
  const target = dice.pick(others);
  const { words } = voiceOf(cast, target.language);
  const content = slip(dice, fillSlots(dice, dice.pick(words.talk), { words, blanks: { site: cast.slug, other: personNamed(target.author).callName } }));
  return comment(live, {
    post: target.post,
    parent: target.id,
    person: somebody(dice, target.language, "other"),
    content,
    kind: "talk",
    language: target.language,
  });
};

const callFriend = (live: Live): Arrival => {
  const { dice, cast } = live;
  const language = pickLanguage(dice, cast);
  const { words } = voiceOf(cast, language);
  const friend = somebody(dice, language, "other").name.replaceAll(" ", "");
  const friend2 = somebody(dice, language, "other").name.replaceAll(" ", "");
  const content = fillSlots(dice, dice.pick(words.tags), { words, blanks: { site: cast.slug, friend, friend2 } });
  return comment(live, { post: latestPost(live), parent: 0, person: somebody(dice, language, "other"), content, kind: "tag", language });
};

const advert = (live: Live): Arrival => {
  const { dice, cast } = live;
  const language = pickLanguage(dice, cast);
  const { words } = voiceOf(cast, language);
  const content = fillSlots(dice, dice.pick(words.spam), { words, blanks: { site: cast.slug } });
  return comment(live, { post: latestPost(live), parent: 0, person: personNamed(`promo_${String(dice.between(10, 99))}`), content, kind: "spam", language });
};

const edited: Readonly<Record<StoryLanguage, string>> = {
  en: "EDIT: and it happened again today.",
  ru: "UPD: сегодня то же самое.",
  fr: "EDIT : et rebelote aujourd'hui.",
};

/** Somebody who still waits adds a line to what they wrote. */
const edit = (live: Live, anchor: Date): Arrival => {
  const waiting = recent(live, anchor, (candidate) => candidate.kind === "complaint" && candidate.answeredAt === null);
  if (waiting.length === 0) return opening(live);
  const target = live.dice.pick(waiting);
  return { what: "edit", site: live.cast.slug, id: target.id, content: `${target.content}\n\n${edited[target.language]}` };
};
