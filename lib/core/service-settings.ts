import { z } from "zod";

/** A variable that is set to nothing is not set: docker compose hands on every name it knows. */
export const unlessEmpty = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((value) => (value === "" ? undefined : value), schema);

export const perDay = (usual: number) => unlessEmpty(z.coerce.number().int().min(0).default(usual));

export const timeoutMs = (usual: number) => unlessEmpty(z.coerce.number().int().min(100).max(600_000).default(usual));

export const serviceUrl = unlessEmpty(z.url({ protocol: /^https?$/u }).optional());

// It goes into a header: letters, digits and signs, nothing that could end a line.
export const serviceKey = unlessEmpty(
  z
    .string()
    .regex(/^[\x21-\x7e]+$/u)
    .optional(),
);

/** What keeps a setting from meaning something: the variable to look at, and a plain sentence. */
export type Complaint<Variable extends string = string> = { readonly variable: Variable; readonly message: string };

/** What a day may cost at most. */
export type DailyLimits = { readonly requests: number; readonly characters: number };

export const holdsCredentials = ({ username, password }: URL): boolean => username !== "" || password !== "";

/** Where OpenAI's chat completions are asked for: an address without a path is that of a whole service, whose first version lies under /v1. */
export const completionsOf = (base: URL): URL => under(base, base.pathname === "/" ? "v1/chat/completions" : "chat/completions");

/** An address below that of a service. */
export const under = (base: URL, path: string): URL => {
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/u, "")}/${path}`;
  return url;
};
