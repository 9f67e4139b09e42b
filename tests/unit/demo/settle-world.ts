import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { tones, type Tags } from "#lib/tagging/model";
import type { Settlement, ThreadMessage } from "#lib/tagging/settle-model";
import { settleThread } from "#lib/tagging/settle-thread";
import { demoBrands, demoMembers, demoSites, type DemoSiteSlug } from "../../../demo/accounts";
import type { World, WorldComment, WorldPost } from "../../../demo/stories/world";

/** A comment of the demo beside what the product makes of it. */
export type SettledComment = {
  readonly site: DemoSiteSlug;
  readonly comment: WorldComment;
  readonly tags: Tags;
  readonly settlement: Settlement;
};

const visibilities = { approved: "public", hold: "held", spam: "spam", trash: "deleted" } as const;
const agentNames = demoMembers.map(({ name }) => name);

/** Reads the world the way the desk does: every text tagged, every post's thread settled, statuses and authors as the site's interface tells them. */
export const settleWorld = (world: World): readonly SettledComment[] =>
  world.sites.flatMap(({ slug, posts, comments }) =>
    posts.flatMap((post) =>
      settlePost(
        slug,
        post,
        comments.filter((comment) => comment.post === post.id),
      ),
    ),
  );

const settlePost = (site: DemoSiteSlug, post: WorldPost, comments: readonly WorldComment[]): readonly SettledComment[] => {
  const tagged = comments.map((comment) => ({ site, comment, tags: shippedTagger().tag({ text: comment.content }) }));
  const settlements = settleThread({
    messages: [postMessage(post), ...tagged.map(({ comment, tags }) => message(comment, tags))],
    isBrandsOwnPage: true,
    brandNames: namesOf(site),
    agentNames,
  });
  const byId = new Map(settlements.map((settlement) => [settlement.id, settlement]));
  return tagged.flatMap((entry) => {
    const settlement = byId.get(String(entry.comment.id));
    return settlement === undefined ? [] : [{ ...entry, settlement }];
  });
};

const namesOf = (site: DemoSiteSlug): readonly string[] => {
  const brandSlug = demoSites.find(({ slug }) => slug === site)?.brand;
  const brand = demoBrands.find(({ slug }) => slug === brandSlug);
  return brand === undefined ? [] : [brand.name, ...brand.names];
};

const noTags = { language: "und", sentiment: "neutral", intent: "other", tones: [] } as const;

const postMessage = (post: WorldPost): ThreadMessage => ({
  ...noTags,
  id: "post",
  parentId: null,
  authorId: "brand",
  authorName: post.title,
  authorHandles: [],
  isBrand: true,
  text: post.content,
  postedAt: post.date,
  deletedAt: null,
  visibility: "public",
  dismissed: false,
  areTonesSaid: false,
  kind: "post",
});

const message = (comment: WorldComment, tags: Tags): ThreadMessage => ({
  id: String(comment.id),
  parentId: comment.parent === 0 ? null : String(comment.parent),
  authorId: comment.isBrand ? "brand" : `guest-${comment.author}`,
  authorName: comment.author,
  authorHandles: [],
  isBrand: comment.isBrand,
  text: comment.content,
  postedAt: comment.date,
  deletedAt: null,
  visibility: visibilities[comment.status],
  dismissed: false,
  areTonesSaid: false,
  language: tags.language.label,
  sentiment: tags.sentiment.label,
  intent: tags.intent.label,
  tones: tones.filter((tone) => tags.tone[tone].on),
  kind: "comment",
});
