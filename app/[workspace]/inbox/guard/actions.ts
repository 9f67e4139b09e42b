"use server";

import { z } from "zod";

import { action } from "#lib/auth/action";
import { overrideCriticism } from "#lib/conduct/commands/override-criticism";
import { requestBan } from "#lib/conduct/commands/request-ban";
import { retryMessage } from "#lib/conduct/commands/retry-message";
import { startPoliteGuard } from "#lib/conduct/commands/start-polite-guard";
import { stopConversation } from "#lib/conduct/commands/stop-conversation";
import { warn } from "#lib/conduct/commands/warn";
import { onMessageSchema, overrideCriticismSchema, requestBanSchema, startGuardSchema, stopConversationSchema, warnSchema } from "#lib/conduct/model";
import { getGuard } from "#lib/conduct/queries/guard";

/** What the dialogs show of an item. */
export const readGuard = action(z.object({ itemId: z.string().max(100) }), "conduct:act", getGuard);

export const guardItem = action(startGuardSchema, "conduct:act", startPoliteGuard);
export const warnAuthor = action(warnSchema, "conduct:act", warn);
export const askForBan = action(requestBanSchema, "conduct:act", requestBan);
export const overrideProtection = action(overrideCriticismSchema, "conduct:decide", overrideCriticism);
export const tryMessageAgain = action(onMessageSchema, "conduct:act", retryMessage);
export const closeConversation = action(stopConversationSchema, "conduct:act", stopConversation);
