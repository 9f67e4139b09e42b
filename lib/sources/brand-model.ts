import { z } from "zod";

import { slugSchema, zoneSchema } from "#lib/team/model";

export const assignments = ["by-hand", "round-robin"] as const;
export const assignmentSchema = z.enum(assignments);

const namesSchema = z.array(z.string().trim().min(1).max(100)).max(30);

export const addBrandSchema = z.object({
  name: z.string().trim().min(1).max(100),
  slug: slugSchema.optional(),
  zone: zoneSchema,
  /** Besides its own name: how visitors call it, and under which names it writes. */
  names: namesSchema.default([]),
  assignment: assignmentSchema.default("by-hand"),
});

export const updateBrandSchema = z.object({
  brandId: z.string(),
  name: z.string().trim().min(1).max(100).optional(),
  zone: zoneSchema.optional(),
  names: namesSchema.optional(),
  assignment: assignmentSchema.optional(),
});

export type BrandView = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly zone: string;
  readonly names: readonly string[];
  readonly assignment: z.infer<typeof assignmentSchema>;
};
