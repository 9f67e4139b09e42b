/** What stands around the report in a letter, in words. */
export type Frame = {
  readonly test: string | null;
  readonly attached: string;
  readonly open: { readonly words: string; readonly url: string };
  readonly why: string | null;
  readonly leave: { readonly words: string; readonly url: string } | null;
};
