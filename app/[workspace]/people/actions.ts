"use server";

import { action } from "#lib/auth/action";
import { splitAccount } from "#lib/conduct/commands/split-account";
import { splitAccountSchema } from "#lib/conduct/model";
import { confirmLink, leaveLinkOpen, refuseLink } from "#lib/people/commands/decide-link";
import { joinAccounts } from "#lib/people/commands/join-accounts";
import { addNote, removeNote } from "#lib/people/commands/notes";
import { endOverride, overrideVerdict } from "#lib/people/commands/override-verdict";
import { suggestLinks } from "#lib/people/commands/suggest-links";
import { addNoteSchema, findAccountsSchema, onAuthorSchema, onLinkSchema, onPairSchema, overrideVerdictSchema, removeNoteSchema } from "#lib/people/model";
import { findAccounts } from "#lib/people/queries/find-accounts";

export const decideOtherwise = action(overrideVerdictSchema, "people:overrule", overrideVerdict);
export const countAgain = action(onAuthorSchema, "people:overrule", endOverride);
export const samePerson = action(onLinkSchema, "people:edit", confirmLink);
export const notTheSame = action(onLinkSchema, "people:edit", refuseLink);
export const cannotTell = action(onLinkSchema, "people:edit", leaveLinkOpen);
export const searchAccounts = action(findAccountsSchema, "people:edit", findAccounts);
export const joinByHand = action(onPairSchema, "people:edit", joinAccounts);
export const split = action(splitAccountSchema, "people:edit", splitAccount);
export const seekAccounts = action(onAuthorSchema, "people:edit", suggestLinks);
export const keepNote = action(addNoteSchema, "people:edit", addNote);
export const dropNote = action(removeNoteSchema, "people:edit", removeNote);
