/** Who reads a profile, where and when, and what they may do to it. */
export type Reader = { readonly workspace: string; readonly zone: string; readonly now: Date; readonly mayEdit: boolean; readonly mayOverrule: boolean };
