import { z } from "zod";

import { brandSlug, idOf, textOf } from "./inputs";
import { brandNamed } from "./brand-named";
import { defineTool } from "./tool";
import { localeSchema } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import { getRules } from "#lib/playbook/queries/rules";
import { listAllTemplates } from "#lib/playbook/queries/templates";
import type { TemplateView } from "#lib/playbook/template-model";
import { proposeDraft } from "#lib/replies/commands/propose-draft";
import { proposeDraftSchema, replyLengthMax } from "#lib/replies/model";
import { checkItemDraft } from "#lib/replies/queries";

const words = textOf("The answer, in the language of the comment.", replyLengthMax);

export const listTemplates = defineTool({
  name: "list_templates",
  title: "List templates",
  description: "Lists the team's forms of words for an answer, by situation of the method. {name} and the like are left open for the member.",
  scope: "templates:read",
  does: "read",
  input: z.strictObject({ language: localeSchema.optional(), brand: brandSlug.optional() }),
  run: async ({ language, brand }, { actor }) => {
    const brandId = brand === undefined ? null : (await brandNamed(actor, brand)).id;
    const all = await listAllTemplates(actor);
    const isFor = (one: TemplateView): boolean => brandId === null || (one.brandId ?? brandId) === brandId;
    const fits = all.filter((one) => one.archivedAt === null && (language ?? one.language) === one.language && isFor(one));
    return fits.map(({ id, situation, title, body, language: spoken }) => ({ id, situation, title, body, language: spoken }));
  },
});

export const getHouseRules = defineTool({
  name: "get_house_rules",
  title: "Read the house rules",
  description: "Reads the house rules of a brand that are in force: what visitors may not do there, by numbered clauses.",
  scope: "templates:read",
  does: "read",
  input: z.strictObject({ brand: brandSlug, language: localeSchema.default("en") }),
  run: async ({ brand, language }, { actor, now }) => {
    const { versions, versionInForce } = await getRules(actor, (await brandNamed(actor, brand)).id, now);
    const book = versions.find(({ version }) => version === versionInForce);
    if (book === undefined) throw notFound("A version of the rules in force");
    const clauses = book.clauses.map(({ number, kind, texts }) => ({ number, kind, ...texts[language] }));
    return { version: book.version, effectiveFrom: book.effectiveFrom, preamble: book.preamble[language], clauses };
  },
});

export const checkDraft = defineTool({
  name: "check_draft",
  title: "Check the tone of a draft",
  description:
    "Says what an answer to a comment may not say (insult, blame, sarcasm, advertising, wrong language …) and what it had better have. Sends and keeps nothing.",
  scope: "replies:write",
  does: "read",
  input: z.strictObject({ itemId: idOf("the comment it answers"), text: words }),
  run: async (input, { actor }) => checkItemDraft(actor, input),
});

export const saveDraft = defineTool({
  name: "save_draft",
  title: "Leave a draft for a member",
  description:
    "Leaves an answer as a draft in a member's composer: of the member named, else of whom the comment is assigned to, else of whoever made the token. It is never sent from here: that member reads it, changes it and presses send. Words of their own that are there are not replaced.",
  scope: "replies:write",
  does: "write",
  // Its member is told each time.
  isIdempotent: false,
  input: z.strictObject({ itemId: idOf("the comment it answers"), text: words, memberId: idOf("a member").optional() }),
  run: async (input, { actor, now }) => {
    const { memberId } = await proposeDraft(actor, proposeDraftSchema.parse(input), now);
    return { draftOf: memberId, isSent: false, next: "A member reads it and decides whether to send it." };
  },
});
