import type { MastodonSite } from "../../../demo/platforms/mastodon/mastodon-site";

/** A writer that does one thing after another to a server, the same things for the same seed. */
export type MastodonChaos = {
  /** Does the next so many things; false when all is written. */
  readonly go: (count: number) => boolean;
  readonly written: () => readonly string[];
  readonly removed: () => ReadonlySet<string>;
};

type Told = { readonly count: number; readonly seed: number; readonly posts: readonly string[]; readonly now: () => Date };

/**
 * Answers to the brand's posts and to each other, naming the brand or not, and mentions elsewhere. Each fifth arrives from its server up to twenty
 * minutes late, each seventh is said twice in the same words at the same moment; of those already written now and then one is edited or taken back.
 */
export const mastodonChaos = (site: MastodonSite, { count, seed, posts, now }: Told): MastodonChaos => {
  const roll = diceOf(seed);
  const people = Array.from({ length: 17 }, (_, i) => site.addAccount({ username: `guest${i}`, domain: `server${i % 5}.example` }).id);
  const written: string[] = [];
  const standing: string[] = [];
  const removed = new Set<string>();
  const one = <Value>(values: readonly Value[]): Value | undefined => values[roll(values.length)];

  const write = (i: number): void => {
    const at = new Date(now().getTime() - (i % 5 === 0 ? roll(20 * 60_000) : 0));
    const { inReplyToId, isNamed } = placeOf(i);
    const by = one(people) ?? "";
    const text = `${isNamed ? "@brand " : ""}number ${i}: the kettle hums «quietly» 😀`;
    for (let twin = 0; twin < (i % 7 === 0 ? 2 : 1); twin += 1) {
      const { id } = site.write({ by, text, at, inReplyToId });
      written.push(id);
      standing.push(id);
    }
  };

  // Only right under a post may the brand go unnamed: torn off by the loss of what it answers, or among strangers, nobody would be shown it.
  const placeOf = (i: number): { readonly inReplyToId: string | null; readonly isNamed: boolean } => {
    if (i % 10 === 3) return { inReplyToId: null, isNamed: true };
    const below = roll(4) === 0 ? one(standing) : undefined;
    if (below !== undefined) return { inReplyToId: below, isNamed: true };
    return { inReplyToId: one(posts) ?? null, isNamed: roll(4) > 0 };
  };

  const spoil = (i: number): void => {
    // Nobody can read everything again for ever: what is changed is not older than what is still watched.
    const place = standing.length - 1 - roll(Math.min(standing.length, 300));
    const id = standing[place];
    if (id === undefined) return;
    if (i % 9 === 0) site.edit(id, `@brand edited after ${i}`, now());
    if (i % 13 !== 0) return;
    site.remove(id);
    removed.add(id);
    standing.splice(place, 1);
  };

  return {
    go: (steps) => {
      for (let step = 0; step < steps && written.length < count; step += 1) {
        const i = written.length + 1;
        write(i);
        spoil(i);
      }
      return written.length < count;
    },
    written: () => written,
    removed: () => removed,
  };
};

/** Numbers below a bound, the same row for the same seed (a linear congruence modulo 2³²). */
export const diceOf = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
