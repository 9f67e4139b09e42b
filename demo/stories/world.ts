import type { DemoSiteSlug } from "../accounts";
import type { CommentStatus } from "../site/site-model";
import type { CommentKind, StoryLanguage } from "./story-model";

export type WorldPost = { readonly id: number; readonly title: string; readonly slug: string; readonly content: string; readonly date: Date };

export type WorldComment = {
  readonly id: number;
  readonly post: number;
  readonly parent: number;
  readonly author: string;
  readonly authorUrl: string;
  readonly authorEmail: string;
  readonly isBrand: boolean;
  readonly date: Date;
  readonly content: string;
  readonly status: CommentStatus;
  /** What its writer meant it to be: the truth against which a reader may be measured. */
  readonly kind: CommentKind;
  readonly language: StoryLanguage;
  readonly needsAnswer: boolean;
  readonly answeredAt: Date | null;
};

export type WorldSite = { readonly slug: DemoSiteSlug; readonly posts: readonly WorldPost[]; readonly comments: readonly WorldComment[] };

export type World = { readonly seed: string; readonly anchor: Date; readonly sites: readonly WorldSite[] };

/** Something that happens on a site while it runs. */
export type Arrival =
  | {
      readonly what: "comment";
      readonly site: DemoSiteSlug;
      readonly post: number;
      readonly parent: number;
      readonly author: string;
      readonly authorUrl: string;
      readonly authorEmail: string;
      readonly date: Date;
      readonly content: string;
      readonly kind: CommentKind;
      readonly language: StoryLanguage;
    }
  | { readonly what: "edit"; readonly site: DemoSiteSlug; readonly id: number; readonly content: string };
