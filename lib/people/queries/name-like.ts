import { Prisma } from "#db";

/** True of an account `a` whose name or handle holds these words. */
export const nameLike = (words: string): Prisma.Sql => Prisma.sql`(a.name ILIKE ${patternOf(words)} OR a.handle ILIKE ${patternOf(words)})`;

/** The same of any account of the person `a` belongs to. */
export const anyNameLike = (words: string): Prisma.Sql =>
  Prisma.sql`(${nameLike(words)} OR (a.person_id IS NOT NULL AND EXISTS (SELECT FROM author o WHERE o.person_id = a.person_id
    AND o.workspace_id = a.workspace_id AND (o.name ILIKE ${patternOf(words)} OR o.handle ILIKE ${patternOf(words)}))))`;

const patternOf = (words: string): string => `%${words.replaceAll(/[%_\\]/g, "\\$&")}%`;
