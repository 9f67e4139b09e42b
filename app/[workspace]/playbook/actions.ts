"use server";

import { updateTag } from "next/cache";

import { action } from "#lib/auth/action";
import { postRules } from "#lib/conduct/commands/post-rules";
import { postRulesSchema } from "#lib/conduct/model";
import { setMethod } from "#lib/playbook/commands/method";
import { discardRuleDraft, publishRules, saveRuleDraft, withdrawClause } from "#lib/playbook/commands/rules";
import { archiveTemplate, resetTemplate, restoreTemplate, saveTemplate } from "#lib/playbook/commands/templates";
import { setMethodSchema } from "#lib/playbook/method-model";
import { discardRuleDraftSchema, publicRulesTag, publishRulesSchema, saveRuleDraftSchema, withdrawClauseSchema } from "#lib/playbook/rule-model";
import { onTemplateSchema, saveTemplateSchema } from "#lib/playbook/template-model";

export const saveDraft = action(saveRuleDraftSchema, "playbook:manage", saveRuleDraft);
export const discardDraft = action(discardRuleDraftSchema, "playbook:manage", discardRuleDraft);
export const publish = action(publishRulesSchema, "playbook:manage", async (actor, input, now) => {
  const published = await publishRules(actor, input, now);
  updateTag(publicRulesTag);
  return published;
});
export const withdraw = action(withdrawClauseSchema, "playbook:manage", async (actor, input, now) => {
  const withdrawn = await withdrawClause(actor, input, now);
  updateTag(publicRulesTag);
  return withdrawn;
});
export const putUpRules = action(postRulesSchema, "conduct:decide", postRules);

export const keepTemplate = action(saveTemplateSchema, "playbook:manage", saveTemplate);
export const putTemplateAway = action(onTemplateSchema, "playbook:manage", archiveTemplate);
export const bringTemplateBack = action(onTemplateSchema, "playbook:manage", restoreTemplate);
export const giveShippedWords = action(onTemplateSchema, "playbook:manage", resetTemplate);

export const keepMethod = action(setMethodSchema, "playbook:manage", setMethod);
