import type { Draft, PlacedPost, Telling } from "./draft";
import { freshest, voiceOf } from "./draft";
import { personNamed, somebody, type Person } from "./people";
import { answersFitting, answersTo, pickSaying, replyText, scenesOf } from "./reply-text";
import { after, answerInstant, dayMs } from "./rhythm";
import { answeredShare, habitOf } from "./shares";
import type { CommentKind, Scene, StoryKind, StoryLanguage } from "./story-model";
import { dress, fillSlots, opened, slip } from "./wording";

export type Opening = {
  readonly at: Date;
  readonly post: PlacedPost;
  readonly language: StoryLanguage;
  readonly kind: StoryKind;
  readonly scenes?: readonly Scene[];
  /** How many times longer than usual the desk takes in such hours. */
  readonly delay?: number;
};

/** Tells one conversation from its first comment to wherever it has got by the anchor. */
export const tellConversation = (telling: Telling, opening: Opening): void => {
  const { dice, cast, anchor } = telling;
  const { voice, words } = voiceOf(cast, opening.language);
  const scenes = opening.scenes ?? scenesOf(voice, words, opening.kind);
  const { scene, said, text } = firstWords(telling, opening, scenes);
  const person = somebody(dice, opening.language, scene.kind);
  const root = put(telling, {
    at: opening.at,
    post: opening.post.id,
    parent: null,
    person,
    language: opening.language,
    kind: scene.kind,
    content: text,
    needsAnswer: true,
  });
  const more = said !== "" && dice.chance(0.06) ? secondThought(telling, root, scenes) : null;
  const talkers = visitorsTalk(telling, root);
  maybeModerate(telling, root);
  if (!dice.chance(answeredShare(scene.kind, { at: opening.at, anchor }))) return;

  const bodies = more === null ? answersTo(scene, said, words) : answersFitting(words.answers.both, said);
  const reply = answer(telling, { to: more ?? root, covers: more === null ? [root] : [root, more], bodies, talkers, delay: opening.delay });
  if (reply !== null) carryOn(telling, { root, reply, round: 1 });
};

const firstWords = (telling: Telling, opening: Opening, scenes: readonly Scene[]): { scene: Scene; said: string; text: string } => {
  const { dice, cast } = telling;
  const { voice, words } = voiceOf(cast, opening.language);
  let chosen = pickSaying(dice, scenes);
  const text = freshest(telling, () => {
    chosen = pickSaying(dice, scenes);
    return dress(dice, chosen.said, { kind: chosen.scene.kind, words, blanks: { site: cast.slug, agent: dice.pick(voice.agents) } });
  });
  const found = scenes.find((scene) => scene.kind === chosen.scene.kind && scene.said.includes(chosen.said)) ?? chosen.scene;
  return { scene: found, said: chosen.said, text };
};

const also: Readonly<Record<StoryLanguage, string>> = { en: "And another thing:", ru: "И ещё:", fr: "Et puis :" };

/** The same person comes back before anybody has answered. */
const secondThought = (telling: Telling, root: Draft, scenes: readonly Scene[]): Draft | null => {
  const { dice, cast, anchor } = telling;
  const at = after(dice, root.at, [3, 50]);
  if (at >= anchor) return null;
  const { voice, words } = voiceOf(cast, root.language);
  const { said, scene } = pickSaying(dice, scenes);
  const content = opened(also[root.language], fillSlots(dice, said, { words, blanks: { site: cast.slug, agent: dice.pick(voice.agents) } }));
  return put(telling, {
    at,
    post: root.post,
    parent: dice.chance(0.5) ? root : null,
    person: root.person,
    language: root.language,
    kind: scene.kind,
    content,
    needsAnswer: true,
  });
};

const talkShare = 0.155;
const talkShares: Readonly<Partial<Record<CommentKind, number>>> = { remark: 0, troll: 0.5, hostile: 0.5 };

/** Other visitors answer the first one, and one another. */
const visitorsTalk = (telling: Telling, root: Draft): readonly Draft[] => {
  const { dice, cast, anchor } = telling;
  if (!dice.chance(talkShares[root.kind] ?? talkShare)) return [];
  const { words } = voiceOf(cast, root.language);
  const talk: Draft[] = [];
  const saidHere = new Set<string>();
  let last = root;
  let at = root.at;
  for (let left = dice.between(1, 3); left > 0; left -= 1) {
    at = after(dice, at, [4, 400]);
    if (at >= anchor) break;
    const target = last;
    const person = nextTalker(telling, [root, ...talk]);
    if (person.name === target.person.name) continue;
    const line = dice.pick(words.talk.filter((candidate) => !saidHere.has(candidate)));
    saidHere.add(line);
    const content = freshest(telling, () => slip(dice, fillSlots(dice, line, { words, blanks: { site: cast.slug, other: target.person.callName } })));
    last = put(telling, { at, post: root.post, parent: target, person, language: root.language, kind: "talk", content, needsAnswer: false });
    talk.push(last);
  }
  return talk;
};

/** Somebody new, or one of those before the last who comes back to it. */
const nextTalker = ({ dice }: Telling, soFar: readonly Draft[]): Person => {
  const last = soFar.at(-1);
  const others = soFar.filter((draft) => draft.person.name !== last?.person.name);
  return others.length > 0 && dice.chance(0.3) ? dice.pick(others).person : somebody(dice, last?.language ?? "en", "other");
};

/** Some of what breaks the rules is in the bin, some of the rest waits for a moderator. */
const maybeModerate = ({ dice }: Telling, root: Draft): void => {
  const isRough = root.kind === "hostile" || root.kind === "threat";
  if (isRough && dice.chance(0.2)) root.status = "trash";
  else if (dice.chance(isRough ? 0.1 : 0.008)) root.status = "hold";
};

/** The number a person named, so that the answer names the same. */
const orderIn = (content: string): { readonly order?: string } => {
  const order = /KP-\d{6}|№ \d{7}/u.exec(content)?.[0];
  return order === undefined ? {} : { order };
};

type Answering = {
  readonly to: Draft;
  readonly covers: readonly Draft[];
  readonly bodies: readonly string[];
  readonly talkers: readonly Draft[];
  readonly delay?: number | undefined;
  readonly agent?: string | undefined;
};

/** The brand answers: beneath the comment, further down the thread, or flat with the person's name. Null when that would be in the future. */
const answer = (telling: Telling, { to, covers, bodies, talkers, delay = 1, agent }: Answering): Draft | null => {
  const { dice, cast, anchor } = telling;
  const { voice, words } = voiceOf(cast, to.language);
  const isLate = dice.chance(0.02);
  const prompt = answerInstant(dice, { at: to.at, zone: cast.zone, medianHours: delay * habitOf(to.kind).medianHours });
  const at = isLate ? answerInstant(dice, { at: new Date(to.at.getTime() + dice.between(1, 3) * dayMs), zone: cast.zone, medianHours: 3 }) : prompt;
  if (at >= anchor) return null;
  const signer = agent ?? dice.pick(voice.agents);
  const blanks = { site: cast.slug, ...orderIn(to.content) };
  const content = freshest(telling, () => replyText(dice, { voice, words, callName: to.person.callName, agent: signer, bodies, isLate, blanks }));
  for (const covered of covers) {
    covered.answeredAt = at;
    // An author's postscript to the question itself: written once it was settled, in the only place an edit leaves a trace.
    if (covered.kind === "complaint" && dice.chance(0.008)) covered.content += `\n\n${edited[covered.language]}`;
  }
  const earlier = talkers.filter((draft) => draft.at < at).at(-1);
  const parent = dice.weigh<Draft | null>([
    [to, 0.82],
    [null, 0.1],
    [earlier ?? to, 0.08],
  ]);
  return put(telling, {
    at,
    post: to.post,
    parent,
    person: brandPerson(voice.signature, signer),
    language: to.language,
    kind: "reply",
    content,
    needsAnswer: false,
  });
};

const edited: Readonly<Record<StoryLanguage, string>> = { en: "EDIT: sorted now, thank you.", ru: "UPD: решили, спасибо.", fr: "EDIT : c'est réglé, merci." };

const brandPerson = (signature: string, agent: string): Person => ({ ...personNamed(signature), callName: agent });

type Round = { readonly root: Draft; readonly reply: Draft; readonly round: number };

/** After an answer: thanks, a detail, a new question, or "still not". */
const carryOn = (telling: Telling, { root, reply, round }: Round): void => {
  const { dice, cast, anchor } = telling;
  const next = dice.weigh(nextKinds(root.kind, round));
  // Who says that nothing came of it has waited for it first.
  const at = after(dice, reply.at, next === "still-wrong" ? [1_500, 9_000] : [6, 900]);
  if (next === "nothing" || at >= anchor) return;
  const { words } = voiceOf(cast, root.language);
  const sayings = { thanks: words.thanks, "new-question": words.newQuestions, "still-wrong": words.stillWrong, detail: words.details }[next];
  const agent = reply.person.callName;
  const content = freshest(telling, () => slip(dice, fillSlots(dice, dice.pick(sayings), { words, blanks: { site: cast.slug, agent } })));
  const needsAnswer = next !== "thanks";
  const said = put(telling, { at, post: root.post, parent: reply, person: root.person, language: root.language, kind: next, content, needsAnswer });
  if (!needsAnswer || !dice.chance(answeredShare(next, { at, anchor }))) return;
  const again = answer(telling, { to: said, covers: [said], bodies: answersFitting(words.answers[next], content), talkers: [], agent });
  if (again !== null) carryOn(telling, { root, reply: again, round: round + 1 });
};

type NextKind = "nothing" | "thanks" | "new-question" | "still-wrong" | "detail";

const nextKinds = (kind: CommentKind, round: number): readonly (readonly [NextKind, number])[] => {
  if (round > 1)
    return [
      ["thanks", 0.45],
      ["still-wrong", 0.05],
      ["nothing", 0.5],
    ];
  switch (kind) {
    case "complaint":
    case "sarcasm":
      return [
        ["thanks", 0.27],
        ["new-question", 0.05],
        ["still-wrong", 0.1],
        ["detail", 0.05],
        ["nothing", 0.53],
      ];
    case "question":
      return [
        ["thanks", 0.42],
        ["new-question", 0.12],
        ["still-wrong", 0.02],
        ["nothing", 0.44],
      ];
    case "suggestion":
      return [
        ["thanks", 0.3],
        ["new-question", 0.06],
        ["nothing", 0.64],
      ];
    case "praise":
      return [
        ["thanks", 0.08],
        ["nothing", 0.92],
      ];
    default:
      return [
        ["thanks", 0.06],
        ["still-wrong", 0.08],
        ["nothing", 0.86],
      ];
  }
};

type Put = Pick<Draft, "at" | "post" | "parent" | "person" | "language" | "kind" | "content" | "needsAnswer">;

const put = (telling: Telling, said: Put): Draft => {
  const draft: Draft = { ...said, isBrand: said.kind === "reply", status: "approved", answeredAt: null };
  telling.drafts.push(draft);
  return draft;
};
