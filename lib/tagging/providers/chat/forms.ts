import { answerSchema } from "./answer";
import type { Question } from "./question";

/** Ways to ask, best first: not every service can hold a model to a schema, or lets a temperature be set. */
export const forms = ["schema", "json", "plain"] as const;
export type Form = (typeof forms)[number];

/** The body of the request that asks a model this question. */
export const bodyOf = (model: string, { instructions, material }: Question, form: Form): string =>
  JSON.stringify({
    model,
    stream: false,
    messages: [
      { role: "system", content: instructions },
      { role: "user", content: material },
    ],
    ...wishesOf(form),
  });

const wishesOf = (form: Form): Readonly<Record<string, unknown>> => {
  switch (form) {
    case "schema":
      return { temperature: 0, response_format: { type: "json_schema", json_schema: { name: "readings", strict: true, schema: answerSchema() } } };
    case "json":
      return { temperature: 0, response_format: { type: "json_object" } };
    case "plain":
      return {};
  }
};
