import type { Draft, PlacedPost, Telling } from "../draft";
import { personNamed, type Person } from "../people";
import { onLocalDay, dayMs } from "../rhythm";
import type { CommentKind } from "../story-model";
import { customerEpisodes } from "./customers";
import type { Episode, Turn } from "./episode";
import { heatedEpisodes, roughEpisodes } from "./rough-people";
import { trollEpisodes } from "./troll";
import { wishEpisodes } from "./wishes";

/** All that is written out word for word. */
export const episodes: readonly Episode[] = [...trollEpisodes, ...customerEpisodes, ...roughEpisodes, ...heatedEpisodes, ...wishEpisodes];

/** Tells what the characters said on this site; it throws no dice, so that all others say what they would say without them. */
export const tellEpisodes = (telling: Telling): void => {
  for (const episode of episodes.filter(({ site }) => site === telling.cast.slug)) tellEpisode(telling, episode);
};

const tellEpisode = (telling: Telling, episode: Episode): void => {
  const { cast, anchor, posts, drafts } = telling;
  const at = onLocalDay(new Date(anchor.getTime() - episode.daysAgo * dayMs), cast.zone, episode.time);
  const post = posts.findLast(({ date }) => date < at);
  if (post === undefined) return;
  let last = draftOf(episode, { at, post, parent: null, turn: episode });
  drafts.push(last);
  for (const turn of episode.then ?? []) {
    const next = draftOf(episode, { at: new Date(last.at.getTime() + turn.after * 60_000), post, parent: last, turn });
    if (next.at >= anchor) return;
    if (next.isBrand) last.answeredAt = next.at;
    drafts.push(next);
    last = next;
  }
};

type Said = { readonly at: Date; readonly post: PlacedPost; readonly parent: Draft | null; readonly turn: Pick<Turn, "by" | "kind" | "says"> };

const draftOf = ({ language }: Episode, { at, post, parent, turn }: Said): Draft => ({
  ...{ at, parent, language, answeredAt: null },
  post: post.id,
  person: turn.by === undefined ? nobody : personNamed(turn.by),
  isBrand: turn.by === undefined,
  content: turn.says,
  status: "approved",
  kind: turn.kind,
  needsAnswer: !wantsNothing.has(turn.kind),
});

/** The site's own name stands in its place. */
const nobody: Person = { name: "", callName: "", url: "", email: "" };

const wantsNothing: ReadonlySet<CommentKind> = new Set(["thanks", "talk", "tag", "spam", "reply", "detail"]);
