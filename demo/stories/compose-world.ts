import type { CommentStatus } from "../site/site-model";
import { casts, type Cast } from "./cast";
import { tellEpisodes } from "./characters/tell-episode";
import { createDice } from "./dice";
import { pickKind, pickLanguage, pickPost, voiceOf, freshest, type Draft, type PlacedPost, type Telling } from "./draft";
import { hexleyScenes } from "./kestrel/incident";
import { personNamed, somebody } from "./people";
import type { StoryLanguage } from "./story-model";
import { after, busyInstant, dayMs, onLocalDay } from "./rhythm";
import { tellConversation } from "./tell-conversation";
import { fillSlots } from "./wording";
import type { World, WorldComment, WorldSite } from "./world";

const weeks = 8;
// Every week has as many conversations, the last a quarter more: winter is coming and the desk feels it.
const cycle = 4 * weeks + 1;
const incidentSlug = "hexley-hub";

/** Eight weeks of posts and comments before the anchor, the same for the same seed and anchor, to the letter. */
export const composeWorld = ({ seed, anchor }: { readonly seed: string; readonly anchor: Date }): World => ({
  seed,
  anchor,
  sites: casts.map((cast) => composeSite(cast, seed, anchor)),
});

const composeSite = (cast: Cast, seed: string, anchor: Date): WorldSite => {
  const dice = createDice(`${seed}:${cast.slug}`);
  const posts = placePosts(cast, anchor);
  const telling: Telling = { dice, cast, anchor, posts, drafts: [], saidTimes: new Map() };
  for (let left = cast.conversations; left > 0; left -= 1) openConversation(telling, (left % cycle) % weeks);
  tellIncident(telling);
  for (let left = cast.tags; left > 0; left -= 1) callFriends(telling);
  for (let left = cast.spam; left > 0; left -= 1) advertise(telling);
  tellEpisodes(telling);
  return { slug: cast.slug, posts, comments: numbered(telling.drafts) };
};

/** The first post is a day older than the first comment. */
const placePosts = (cast: Cast, anchor: Date): readonly PlacedPost[] => {
  const spacing = (weeks * 7 + 2.8) / cast.posts.length;
  return cast.posts.map((post, index) => {
    const daysAgo = cast.postedDaysAgo?.[index] ?? (index === 0 ? weeks * 7 + 1 : weeks * 7 - index * spacing);
    return {
      ...post,
      id: index + 1,
      date: onLocalDay(new Date(anchor.getTime() - daysAgo * dayMs), cast.zone, post.slug === incidentSlug ? "07:05:00" : "08:40:00"),
    };
  });
};

const weekMs = 7 * dayMs;

const spanOf = ({ cast, anchor, posts }: Telling): { from: Date; to: Date; zone: string } => {
  const first = posts[0]?.date ?? anchor;
  return { from: new Date(Math.max(first.getTime() + 60_000, anchor.getTime() - weeks * weekMs)), to: anchor, zone: cast.zone };
};

const openConversation = (telling: Telling, weeksAgo: number): void => {
  const { dice, cast, posts, anchor } = telling;
  const { from, to, zone } = spanOf(telling);
  const earliest = Math.max(from.getTime(), anchor.getTime() - (weeksAgo + 1) * weekMs);
  const latest = Math.max(to.getTime() - weeksAgo * weekMs, earliest + dayMs);
  const at = busyInstant(dice, { from: new Date(earliest), to: new Date(Math.min(latest, anchor.getTime())), zone });
  tellConversation(telling, { at, post: pickPost(dice, posts, at), language: pickLanguage(dice, cast), kind: pickKind(dice) });
};

/** The day the hub stopped: many angry people within hours, fewer the day after. */
const tellIncident = (telling: Telling): void => {
  const { dice, cast, posts, anchor } = telling;
  const post = posts.find(({ slug }) => slug === incidentSlug);
  if (post === undefined) return;
  const evening = new Date(Math.min(anchor.getTime(), post.date.getTime() + 0.66 * dayMs));
  for (let left = 90; left > 0; left -= 1) {
    const to = left > 12 ? evening : new Date(Math.min(anchor.getTime(), evening.getTime() + dayMs));
    const at = busyInstant(dice, { from: new Date(post.date.getTime() + 20 * 60_000), to, zone: cast.zone });
    const kind = dice.chance(0.93) ? "complaint" : "question";
    tellConversation(telling, { at, post, language: "en", kind, scenes: hexleyScenes.filter((scene) => scene.kind === kind), delay: 1.5 });
  }
};

const callFriends = (telling: Telling): void => {
  const { dice, cast, posts } = telling;
  const at = busyInstant(dice, spanOf(telling));
  const language = pickLanguage(dice, cast);
  const { words } = voiceOf(cast, language);
  const content = freshest(telling, () => {
    const [friend, friend2] = [somebody(dice, language, "other"), somebody(dice, language, "other")];
    return fillSlots(dice, dice.pick(words.tags), {
      words,
      blanks: { site: cast.slug, friend: friend.name.replaceAll(" ", ""), friend2: friend2.name.replaceAll(" ", "") },
    });
  });
  telling.drafts.push({
    at,
    post: pickPost(dice, posts, at).id,
    parent: null,
    person: somebody(dice, language, "other"),
    isBrand: false,
    content,
    status: "approved",
    kind: "tag",
    language,
    needsAnswer: false,
    answeredAt: null,
  });
};

const adNames: Readonly<Record<StoryLanguage, readonly string[]>> = {
  en: ["Best Deals", "Crypto Anna", "Money Coach", "seo-expert-24"],
  ru: ["Удача Онлайн", "Кредит Плюс", "Ольга Инвест"],
  fr: ["Offres Malines", "Maître Zéphyr", "Prêt Facile"],
};
const spamStatuses: readonly (readonly [CommentStatus, number])[] = [
  ["spam", 0.55],
  ["hold", 0.2],
  ["approved", 0.25],
];

/** Adverts come in little bursts of one text under several posts. */
const advertise = (telling: Telling): void => {
  const { dice, cast, posts } = telling;
  const language = pickLanguage(dice, cast);
  const { words } = voiceOf(cast, language);
  const name = dice.pick(adNames[language]);
  const { email } = personNamed(name);
  const person = { name, callName: name, url: `http://${email.split("@")[0] ?? "promo"}.example`, email };
  const content = fillSlots(dice, dice.pick(words.spam), { words, blanks: { site: cast.slug } });
  let at = busyInstant(dice, spanOf(telling));
  for (let copies = dice.chance(0.15) ? 3 : 1; copies > 0 && at < telling.anchor; copies -= 1) {
    telling.drafts.push({
      at,
      post: pickPost(dice, posts, at).id,
      parent: null,
      person,
      isBrand: false,
      content,
      status: dice.weigh(spamStatuses),
      kind: "spam",
      language,
      needsAnswer: false,
      answeredAt: null,
    });
    at = after(dice, at, [1, 9]);
  }
};

/** Numbers follow time, so an answer always has a higher one than what it answers. */
const numbered = (drafts: readonly Draft[]): readonly WorldComment[] => {
  const order = new Map(drafts.map((draft, index) => [draft, index]));
  const sorted = drafts.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const ids = new Map(sorted.map((draft, index) => [draft, index + 1]));
  return sorted.map((draft, index) => ({
    id: index + 1,
    post: draft.post,
    parent: draft.parent === null ? 0 : (ids.get(draft.parent) ?? 0),
    author: draft.person.name,
    authorUrl: draft.isBrand ? "" : draft.person.url,
    authorEmail: draft.isBrand ? "" : draft.person.email,
    isBrand: draft.isBrand,
    date: new Date(Math.floor(draft.at.getTime() / 1000) * 1000),
    content: draft.content,
    status: draft.status,
    kind: draft.kind,
    language: draft.language,
    needsAnswer: draft.needsAnswer,
    answeredAt: draft.answeredAt,
  }));
};
