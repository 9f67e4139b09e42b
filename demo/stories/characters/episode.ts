import type { DemoSiteSlug } from "../../accounts";
import type { CommentKind, StoryLanguage } from "../story-model";

/** What somebody says next in an episode: the brand in the words of one who signs for it, or a visitor. */
export type Turn = {
  /** Minutes after what was said before. */
  readonly after: number;
  /** Left out: the brand. */
  readonly by?: string;
  readonly kind: CommentKind;
  readonly says: string;
};

/** One conversation that is written out word for word, so that a story can be told of its people. */
export type Episode = {
  readonly site: DemoSiteSlug;
  readonly daysAgo: number;
  /** On the site's clock. */
  readonly time: string;
  readonly by: string;
  readonly language: StoryLanguage;
  readonly kind: CommentKind;
  readonly says: string;
  readonly then?: readonly Turn[];
};
