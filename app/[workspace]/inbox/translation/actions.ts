"use server";

import { action } from "#lib/auth/action";
import { translateDraft as draft } from "#lib/translation/commands/translate-draft";
import { translateItem as item } from "#lib/translation/commands/translate-item";
import { translateDraftSchema, translateItemSchema } from "#lib/translation/model";

export const translateItem = action(translateItemSchema, "desk:read", item);
export const translateDraft = action(translateDraftSchema, "replies:send", draft);
