"use server";

import { action } from "#lib/auth/action";
import { pinEntry, shareItem, withdrawEntry } from "#lib/suggestions/commands/feed";
import { giveHint, hintToTemplate, markHelped } from "#lib/suggestions/commands/hints";
import { giveHintSchema, hintToTemplateSchema, markHelpedSchema, onEntrySchema, pinEntrySchema, shareItemSchema } from "#lib/suggestions/feed-model";

export const share = action(shareItemSchema, "feed:share", shareItem);
export const withdraw = action(onEntrySchema, "feed:share", withdrawEntry);
export const pin = action(pinEntrySchema, "feed:keep", pinEntry);
export const hint = action(giveHintSchema, "feed:share", giveHint);
export const markHint = action(markHelpedSchema, "feed:share", markHelped);
export const makeTemplate = action(hintToTemplateSchema, "playbook:manage", hintToTemplate);
