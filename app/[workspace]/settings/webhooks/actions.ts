"use server";

import { action } from "#lib/auth/action";
import { addWebhook, changeWebhook, removeWebhook, rotateWebhookSecret, switchWebhook } from "#lib/webhooks/commands/keep-webhook";
import { replayDelivery, replaySince, sendTestEvent } from "#lib/webhooks/commands/send-again";
import { addWebhookSchema, changeWebhookSchema, onDeliverySchema, onWebhookSchema, replaySinceSchema, switchWebhookSchema } from "#lib/webhooks/model";

export const add = action(addWebhookSchema, "webhooks:manage", addWebhook);
export const change = action(changeWebhookSchema, "webhooks:manage", changeWebhook);
export const remove = action(onWebhookSchema, "webhooks:manage", removeWebhook);
export const rotate = action(onWebhookSchema, "webhooks:manage", rotateWebhookSecret);
export const turn = action(switchWebhookSchema, "webhooks:manage", switchWebhook);
export const test = action(onWebhookSchema, "webhooks:manage", sendTestEvent);
export const replayOne = action(onDeliverySchema, "webhooks:manage", replayDelivery);
export const replayAll = action(replaySinceSchema, "webhooks:manage", replaySince);
