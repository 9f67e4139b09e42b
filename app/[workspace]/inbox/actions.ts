"use server";

import { z } from "zod";

import { action } from "#lib/auth/action";
import { explainTagSchema, inboxFiltersSchema } from "#lib/inbox/model";
import { explainTag } from "#lib/inbox/queries/explain-tag";
import { openItem as open } from "#lib/inbox/commands";
import { getConversation } from "#lib/inbox/queries/conversation";
import { listInbox } from "#lib/inbox/queries/list";
import { assignItem } from "#lib/items/commands/assign-item";
import { correctTag } from "#lib/items/commands/correct-tag";
import { dismissItem, reopenItem as reopen } from "#lib/items/commands/dismiss-item";
import { snoozeItem as snooze } from "#lib/items/commands/snooze-item";
import { takeBackTag } from "#lib/items/commands/take-back-tag";
import { takeNext } from "#lib/items/commands/take-next";
import { warnManagers } from "#lib/items/commands/warn-managers";
import { overrideAdviceSchema } from "#lib/replies/advice-model";
import { discardFailedReply, retryReply } from "#lib/replies/commands/after-sending";
import { claimItem as claim, releaseClaim, saveDraft } from "#lib/replies/commands/composing";
import { followAdvice, overrideAdvice } from "#lib/replies/commands/override-advice";
import { recordByHand } from "#lib/replies/commands/record-by-hand";
import { sendReply } from "#lib/replies/commands/send-reply";
import {
  assignItemSchema,
  correctTagSchema,
  dismissItemSchema,
  reopenItemSchema,
  snoozeItemSchema,
  takeBackTagSchema,
  takeNextSchema,
  warnManagersSchema,
} from "#lib/items/model";
import {
  checkDraftSchema,
  keepDraftSchema,
  onItemSchema,
  onReplySchema,
  openItemSchema,
  previewReplySchema,
  recordByHandSchema,
  sendReplySchema,
} from "#lib/replies/model";
import { checkItemDraft, listItemTemplates } from "#lib/replies/queries";
import { previewReply } from "#lib/replies/queries/preview";

import { inTurn } from "./in-turn";
import { rereadList } from "./served-list";

const ids = z.array(z.string().max(100)).min(1).max(200);
const pageSize = 60;

/** The list as it is now, as far down as the page holds it. */
export const readList = action(
  z.object({ filters: inboxFiltersSchema, held: z.array(z.string().max(100)).max(5000) }),
  "desk:read",
  (actor, { filters, held }, now) => rereadList(actor, filters, { held, now }),
);

/** What stands behind the last row. */
export const readMore = action(z.object({ filters: inboxFiltersSchema, after: z.string().max(2000) }), "desk:read", (actor, { filters, after }, now) =>
  listInbox(actor, filters, { after, limit: pageSize, now }),
);

export const readConversation = action(onItemSchema, "desk:read", (actor, { itemId }, now) => getConversation(actor, itemId, now));

export const sendItemReply = action(sendReplySchema, "replies:send", sendReply);
export const keepDraft = action(keepDraftSchema, "replies:send", saveDraft);
export const checkWords = action(checkDraftSchema, "replies:send", checkItemDraft);
export const previewWords = action(previewReplySchema, "replies:send", previewReply);
export const openItem = action(openItemSchema, "replies:send", open);
export const listTemplates = action(onItemSchema, "replies:send", listItemTemplates);
export const doOtherwise = action(overrideAdviceSchema, "replies:send", overrideAdvice);
export const doAsAdvised = action(onItemSchema, "replies:send", followAdvice);
export const claimItem = action(onItemSchema, "replies:send", claim);
export const releaseItem = action(onItemSchema, "replies:send", releaseClaim);
export const tryReplyAgain = action(onReplySchema, "replies:send", retryReply);
export const discardReply = action(onReplySchema, "replies:send", discardFailedReply);
export const recordAnsweredByHand = action(recordByHandSchema, "replies:send", recordByHand);

export const assignItems = action(assignItemSchema.omit({ itemId: true }).extend({ itemIds: ids }), "items:assign", (actor, { itemIds, memberId }, now) =>
  inTurn(itemIds, (itemId) => assignItem(actor, { itemId, memberId }, now)),
);
export const dismissItems = action(dismissItemSchema.omit({ itemId: true }).extend({ itemIds: ids }), "items:close", (actor, { itemIds, note }, now) =>
  inTurn(itemIds, (itemId) => dismissItem(actor, { itemId, note }, now)),
);
export const reopenItem = action(reopenItemSchema, "items:close", reopen);
export const snoozeItem = action(snoozeItemSchema, "items:assign", snooze);
export const takeNextItem = action(takeNextSchema, "items:assign", takeNext);
export const warnItemManagers = action(warnManagersSchema, "items:assign", warnManagers);
export const correctItemTag = action(correctTagSchema, "items:tag", correctTag);
export const takeBackItemTag = action(takeBackTagSchema, "items:tag", takeBackTag);
export const explainItemTag = action(explainTagSchema, "desk:read", explainTag);
