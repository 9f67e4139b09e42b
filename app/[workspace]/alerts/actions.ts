"use server";

import { acknowledgeAlert, reopenAlert, resolveAlert } from "#lib/alerts/commands/alerts";
import { onAlertSchema } from "#lib/alerts/model/rule-view";
import { action } from "#lib/auth/action";

export const takeUp = action(onAlertSchema, "alerts:acknowledge", acknowledgeAlert);
export const reopen = action(onAlertSchema, "alerts:acknowledge", reopenAlert);
export const resolve = action(onAlertSchema, "alerts:acknowledge", resolveAlert);
