import { z } from "zod";

/** What the reader of a form is told of one field: a key of the `errors` messages, with what stands in it. */
export type Told = { readonly reason: string; readonly words?: Readonly<Record<string, string | number>> | undefined };

/** For a check of a schema that is to say more than "not right". */
export const telling = (told: Told) => ({ params: { told } });

const toldSchema = z.object({ told: z.object({ reason: z.string(), words: z.record(z.string(), z.union([z.string(), z.number()])).optional() }) });

/** The first of the issues that says more; null where none does. */
export const toldOf = ({ issues }: z.ZodError): Told | null =>
  issues.map((issue) => toldSchema.safeParse(issue.code === "custom" ? issue.params : null)).find(({ success }) => success)?.data?.told ?? null;
