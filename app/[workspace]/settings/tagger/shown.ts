import type { TaggerPage } from "#lib/items/tagger-model";

/** What every section of the page is given. */
export type Shown = {
  readonly workspace: string;
  readonly page: TaggerPage;
  readonly zone: string;
  readonly now: Date;
  readonly canManage: boolean;
};
