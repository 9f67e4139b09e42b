"use server";

import { action } from "#lib/auth/action";
import { confirmLink, refuseLink, splitAccount } from "#lib/people/commands/decide-link";
import { addNote, removeNote } from "#lib/people/commands/notes";
import { endOverride, overrideVerdict } from "#lib/people/commands/override-verdict";
import { suggestLinks } from "#lib/people/commands/suggest-links";
import { addNoteSchema, onAuthorSchema, onLinkSchema, overrideVerdictSchema, removeNoteSchema } from "#lib/people/model";

export const decideOtherwise = action(overrideVerdictSchema, "people:overrule", overrideVerdict);
export const countAgain = action(onAuthorSchema, "people:overrule", endOverride);
export const samePerson = action(onLinkSchema, "people:edit", confirmLink);
export const notTheSame = action(onLinkSchema, "people:edit", refuseLink);
export const split = action(onAuthorSchema, "people:edit", splitAccount);
export const seekAccounts = action(onAuthorSchema, "people:edit", suggestLinks);
export const keepNote = action(addNoteSchema, "people:edit", addNote);
export const dropNote = action(removeNoteSchema, "people:edit", removeNote);
