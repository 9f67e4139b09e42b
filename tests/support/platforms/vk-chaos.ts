import type { FakeVk } from "../../../demo/platforms/vk/fake-vk";
import { vkError } from "../../../demo/platforms/vk/vk-answers";
import type { Fault } from "../../../demo/site/faults";

/** Dice that fall the same way for the same seed (a linear congruential generator, Numerical Recipes). */
const diceOf = (seed: number): ((sides: number) => number) => {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

const faults: readonly Fault[] = [
  { kind: "answer", response: vkError(6) },
  { kind: "answer", response: vkError(10) },
  { kind: "answer", response: vkError(9) },
  { kind: "server-error" },
  { kind: "cut-body" },
  { kind: "refuse" },
  { kind: "accept-then-cut" },
  { kind: "wrong-type" },
];

export type VkChaos = {
  /** To be given to the world as its `onRequest`: people go on writing while they are read, and each now and then a request fails. */
  readonly onRequest: () => Fault | null;
  readonly isOver: () => boolean;
};

type Plan = { readonly count: number; readonly posts: readonly number[]; readonly now: () => Date; readonly seed: number };

/**
 * `count` comments on the posts, a few at each request: a fifth dated back, a quarter answers, now and then the same words twice by one person in
 * one second; of those already there some are edited, some deleted, and some deleted at the very moment another comes.
 */
export const vkChaos = (world: FakeVk, { count, posts, now, seed }: Plan): VkChaos => {
  const roll = diceOf(seed);
  let written = 0;
  let requests = 0;
  const pick = <One>(from: readonly One[]): One | undefined => from[roll(from.length)];
  const standing = (): readonly { readonly id: number; readonly post: number; readonly fromId: number }[] =>
    world.comments().filter(({ isDeleted }) => !isDeleted);

  const write = (): void => {
    written += 1;
    const date = new Date(now().getTime() - (written % 5 === 0 ? 1 + roll(20) : 0) * 1000);
    const parent = roll(4) === 0 ? pick(standing()) : undefined;
    const comment = { post: parent?.post ?? pick(posts) ?? 0, fromId: 100 + (written % 17), text: `Comment number ${written}: «quietly» 😀`, date };
    world.addComment({ ...comment, ...(parent === undefined ? {} : { replyTo: parent.id }) });
    if (written % 40 === 0) {
      written += 1;
      world.addComment(comment);
    }
  };
  const disturb = (): void => {
    const old = pick(standing());
    if (old === undefined) return;
    if (written % 9 === 0) world.editComment(old.id, `Edited after comment ${written}`);
    if (written % 13 === 0) world.deleteComment(old.id, written % 2 === 0 ? old.fromId : 1);
  };

  return {
    onRequest: () => {
      requests += 1;
      for (let i = 0; i < 1 + roll(12) && written < count; i += 1) {
        write();
        disturb();
      }
      return written < count && requests % 6 === 0 ? (pick(faults) ?? null) : null;
    },
    isOver: () => written >= count,
  };
};
