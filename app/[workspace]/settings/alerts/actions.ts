"use server";

import { addChannel, removeChannel, testChannel } from "#lib/alerts/commands/channels";
import { addRule, removeRule, saveRule, setQuietHours, turnRule } from "#lib/alerts/commands/rules";
import {
  addChannelSchema,
  addRuleSchema,
  onChannelSchema,
  onRuleSchema,
  saveRuleSchema,
  setQuietSchema,
  tryRuleSchema,
  turnRuleSchema,
} from "#lib/alerts/model/rule-view";
import { tryRule } from "#lib/alerts/queries/try-rule";
import { action } from "#lib/auth/action";

export const add = action(addRuleSchema, "alerts:manage", addRule);
export const save = action(saveRuleSchema, "alerts:manage", saveRule);
export const turn = action(turnRuleSchema, "alerts:manage", turnRule);
export const remove = action(onRuleSchema, "alerts:manage", removeRule);
export const tryOut = action(tryRuleSchema, "alerts:manage", tryRule);

export const addPlace = action(addChannelSchema, "alerts:manage", addChannel);
export const removePlace = action(onChannelSchema, "alerts:manage", removeChannel);
export const testPlace = action(onChannelSchema, "alerts:manage", testChannel);

export const keepQuiet = action(setQuietSchema, "alerts:manage", setQuietHours);
