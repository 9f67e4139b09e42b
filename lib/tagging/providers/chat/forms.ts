/** What a model is asked, whatever the form: the instructions, the material in a message of its own, and what the answer must be. */
export type Asking = {
  readonly instructions: string;
  readonly material: string;
  readonly answer: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
};

/** Ways to ask, best first: not every service can hold a model to a schema, or lets a temperature be set. */
export const forms = ["schema", "json", "plain"] as const;
export type Form = (typeof forms)[number];

/** The body of the request that asks a model this question. */
export const bodyOf = (model: string, { instructions, material, answer }: Asking, form: Form): string =>
  JSON.stringify({
    model,
    stream: false,
    messages: [
      { role: "system", content: instructions },
      { role: "user", content: material },
    ],
    ...wishesOf(form, answer),
  });

const wishesOf = (form: Form, { name, schema }: Asking["answer"]): Readonly<Record<string, unknown>> => {
  switch (form) {
    case "schema":
      return { temperature: 0, response_format: { type: "json_schema", json_schema: { name, strict: true, schema } } };
    case "json":
      return { temperature: 0, response_format: { type: "json_object" } };
    case "plain":
      return {};
  }
};
