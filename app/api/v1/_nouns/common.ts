import { z } from "zod";

/** What a thing is called here: `itm_01jd…`; templates that ship have names. */
export const idSchema = z
  .string()
  .regex(/^[\w.-]{1,100}$/u)
  .meta({ examples: ["itm_01jd8m2w7x0000q4r5s6t7v8w9"] });

/** A moment as it is told: ISO 8601 in UTC. */
export const momentSchema = z.iso.datetime();

/** A moment as it is taken, within the years a desk can have to do with. */
export const givenMomentSchema = z.iso
  .datetime({ offset: true })
  .refine((moment) => moment >= "1990" && moment < "2200", "a moment between 1990 and 2200")
  .transform((moment) => new Date(moment));

export const daySchema = z.iso.date().refine((day) => day >= "1990" && day < "2200", "a day between 1990 and 2200");

/** Several words in one parameter, as `a,b`. */
export const listOf = <Word extends z.ZodType>(word: Word) =>
  z
    .preprocess((given): unknown => (typeof given === "string" ? given.split(",").filter((one) => one !== "") : (given ?? [])), z.array(word).max(100))
    .optional();

/** A page of a list: how much, and behind which place. */
export const pageShape = {
  after: z.string().max(400).optional().meta({ description: "Where the page before ended; it stands in `next`." }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

/** A page of a list under its noun, and the address of the following page. */
export const pageOf = <Rows extends z.ZodRawShape>(rows: Rows) =>
  z.object({
    ...rows,
    next: z
      .string()
      .nullable()
      .meta({ description: "Address of the following page; null at the end.", examples: [null] }),
  });
