import { z } from "zod";

import { route } from "../_door/declare";
import { idSchema, momentSchema } from "../_nouns/common";
import { localeSchema } from "#lib/auth/actor";
import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import { archiveTemplate, resetTemplate, restoreTemplate, saveTemplate } from "#lib/playbook/commands/templates";
import { listAllTemplates } from "#lib/playbook/queries/templates";
import { saveTemplateSchema, situationSchema, type TemplateView } from "#lib/playbook/template-model";

const onTemplate = z.object({ id: idSchema });

const templateSchema = z
  .object({
    id: z.string(),
    brandId: z.string().nullable().meta({ description: "Null: for every brand." }),
    language: localeSchema,
    situation: situationSchema,
    title: z.string(),
    body: z.string().meta({ description: "`{name}` and its like are filled when it is used." }),
    shortcut: z.string().nullable(),
    origin: z.enum(["shipped", "adapted", "own"]),
    archivedAt: momentSchema.nullable(),
  })
  .meta({ id: "Template", description: "A form of words." });

const templateJson = ({ archivedAt, ...template }: TemplateView): z.input<typeof templateSchema> => ({
  ...template,
  archivedAt: archivedAt?.toISOString() ?? null,
});

const getTemplate = async (actor: Actor, id: string): Promise<TemplateView> => {
  const template = (await listAllTemplates(actor)).find((one) => one.id === id);
  if (template === undefined) throw notFound("The template");
  return template;
};

const words = saveTemplateSchema.omit({ id: true }).strict();

const anExample = { brandId: null, language: "en", situation: "thanks", title: "Thanks", body: "Hello {name}, thank you!", shortcut: "thanks" };

export const templateRoutes = [
  route({
    method: "GET",
    path: "/templates",
    name: "listTemplates",
    scope: "templates:read",
    summary: "List templates",
    asks: {
      query: z.object({
        language: localeSchema.optional(),
        situation: situationSchema.optional(),
        archived: z
          .stringbool()
          .default(false)
          .meta({ override: { type: "boolean", default: false }, description: "Those that were put away, too." }),
      }),
    },
    answers: z.object({ templates: z.array(templateSchema) }),
    handle: async ({ query: { language, situation, archived } }, { actor }) => {
      const wanted = (template: TemplateView): boolean =>
        (archived || template.archivedAt === null) &&
        (language ?? template.language) === template.language &&
        (situation ?? template.situation) === template.situation;
      return { templates: (await listAllTemplates(actor)).filter(wanted).map(templateJson) };
    },
  }),
  route({
    method: "GET",
    path: "/templates/{id}",
    name: "getTemplate",
    scope: "templates:read",
    summary: "Read a template",
    asks: { params: onTemplate },
    answers: templateSchema,
    handle: async ({ params }, { actor }) => templateJson(await getTemplate(actor, params.id)),
  }),
  route({
    method: "POST",
    path: "/templates",
    name: "addTemplate",
    scope: "templates:write",
    summary: "Write a template",
    asks: { body: words.meta({ examples: [anExample] }) },
    answers: z.object({ id: z.string() }),
    makes: true,
    refuses: ["shortcut-taken"],
    handle: async ({ body }, { actor, now }) => saveTemplate(actor, body, now),
  }),
  route({
    method: "PATCH",
    path: "/templates/{id}",
    name: "changeTemplate",
    scope: "templates:write",
    summary: "Change a template",
    description: "What is left out stays. One that ships is adapted for this workspace; its language stays.",
    asks: { params: onTemplate, body: words.partial() },
    refuses: ["shortcut-taken"],
    handle: async ({ params, body }, { actor, now }) => {
      const { origin: _origin, archivedAt: _archivedAt, ...template } = await getTemplate(actor, params.id);
      await saveTemplate(actor, saveTemplateSchema.parse({ ...template, ...body }), now);
    },
  }),
  route({
    method: "DELETE",
    path: "/templates/{id}",
    name: "archiveTemplate",
    scope: "templates:write",
    summary: "Put a template away",
    asks: { params: onTemplate },
    handle: async ({ params }, { actor, now }) => archiveTemplate(actor, params, now),
  }),
  route({
    method: "POST",
    path: "/templates/{id}/restoration",
    name: "restoreTemplate",
    scope: "templates:write",
    summary: "Bring a template back",
    asks: { params: onTemplate },
    refuses: ["shortcut-taken"],
    handle: async ({ params }, { actor, now }) => restoreTemplate(actor, params, now),
  }),
  route({
    method: "POST",
    path: "/templates/{id}/reset",
    name: "resetTemplate",
    scope: "templates:write",
    summary: "Give a template its shipped words back",
    asks: { params: onTemplate },
    handle: async ({ params }, { actor, now }) => resetTemplate(actor, params, now),
  }),
];
