import { casts } from "./cast";
import { createDice, type Dice } from "./dice";
import { pickKind, voiceOf } from "./draft";
import { pickSaying, scenesOf } from "./reply-text";
import { dress, fillSlots, slip } from "./wording";
import { names } from "./words/names";

/** The wall as guests find it: its posts that take comments, and what the community has answered whom. */
export type WallSeen = {
  readonly posts: readonly number[];
  readonly answers: readonly { readonly id: number; readonly post: number; readonly to: Guest }[];
};

type Guest = { readonly id: number; readonly firstName: string; readonly lastName: string; readonly screenName: string };

/** What a guest writes; `replyTo` 0: under the post itself. */
export type GuestWords = { readonly person: Guest; readonly post: number; readonly replyTo: number; readonly text: string };

const site = "lodia";
const latestAnswers = 3;

/** What somebody writes on the bank's wall as the `index`-th thing after the start: mostly about a late post, now and then to what the bank has answered. Null where no post takes comments. */
export const nextOnWall = ({ seed, index }: { readonly seed: string; readonly index: number }, seen: WallSeen): GuestWords | null => {
  const dice = createDice(`${seed}:wall:${String(index)}`);
  const { posts, answers } = seen;
  if (posts.length === 0) return null;
  const answer = dice.chance(0.25) && answers.length > 0 ? dice.pick(answers.slice(-latestAnswers)) : null;
  if (answer !== null) return { person: answer.to, post: answer.post, replyTo: answer.id, text: followUp(dice) };
  const post = dice.weigh(posts.toReversed().map((id, age) => [id, 1 / (1 + age) ** 2] as const));
  return { person: someGuest(dice), post, replyTo: 0, text: opening(dice) };
};

const spoken = () => {
  const cast = casts.find(({ slug }) => slug === site);
  if (cast === undefined) throw new Error("The bank has no cast.");
  return voiceOf(cast, "ru");
};

const opening = (dice: Dice): string => {
  const { voice, words } = spoken();
  const { scene, said } = pickSaying(dice, scenesOf(voice, words, pickKind(dice)));
  return dress(dice, said, { kind: scene.kind, words, blanks: { site, agent: dice.pick(voice.agents) } });
};

const followUp = (dice: Dice): string => {
  const { voice, words } = spoken();
  const sayings = dice.weigh([
    [words.thanks, 0.5],
    [words.newQuestions, 0.25],
    [words.stillWrong, 0.25],
  ]);
  return slip(dice, fillSlots(dice, dice.pick(sayings), { words, blanks: { site, agent: dice.pick(voice.agents) } }));
};

const someGuest = (dice: Dice): Guest => {
  const id = dice.between(7_000_000, 7_999_999);
  return { id, firstName: dice.pick(names.ru.first), lastName: dice.pick(names.ru.last), screenName: `id${String(id)}` };
};
