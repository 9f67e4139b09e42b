import { unstable_cache } from "next/cache";
import { z } from "zod";

import { AppError, notFound } from "#lib/core/errors";
import { findPublicRules, type PublicRules } from "#lib/playbook/queries/public-rules";
import { publicRulesTag, ruleBookSchema } from "#lib/playbook/rule-model";
import { slugSchema } from "#lib/team/model";

const keptSeconds = 300;

// What is kept is JSON: its dates come back as text. The page around it cannot be kept, for its scripts carry a nonce of their own.
const keptSchema = z.object({ brandName: z.string(), zone: z.string(), books: z.array(ruleBookSchema) });

const read = unstable_cache(
  async (brandSlug: string, workspaceSlug: string | null): Promise<PublicRules> => {
    const found = await findPublicRules({ brandSlug, ...(workspaceSlug === null ? {} : { workspaceSlug }) });
    // What is thrown is not kept: anybody may ask for any address.
    if (found === null) throw notFound("The rules");
    return found;
  },
  ["public-rules"],
  {
    tags: [publicRulesTag],
    revalidate: keptSeconds,
  },
);

/** The published rules at an address, from memory where they were read lately; publishing forgets them. */
export const readRulesAt = async (address: readonly string[]): Promise<PublicRules | null> => {
  const [brandSlug, workspaceSlug, ...rest] = address.toReversed();
  if (brandSlug === undefined || rest.length > 0 || !address.every((slug) => slugSchema.safeParse(slug).success)) return null;
  try {
    return keptSchema.parse(await read(brandSlug, workspaceSlug ?? null));
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
};
