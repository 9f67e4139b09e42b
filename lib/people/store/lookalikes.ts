import { z } from "zod";

import type { Account } from "../displacement-model/candidates";
import { handleLikeness } from "../displacement-model/handle-likeness";
import { noFeatures } from "../verdict-model/features";
import { featuresSchema } from "./profiles";
import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** How many names are compared, and of how many accounts all that is known; the latest seen come first. */
const namesMax = 5_000;
const comparedMax = 400;
const likeNamesMax = 100;
const likeFrom = 0.7;

const namedSchema = z.array(z.object({ id: z.string(), handles: z.array(z.string()) }));
const knownSchema = z.array(z.object({ id: z.string(), features: featuresSchema.nullable().catch(null) }));

type Wanted = {
  readonly subjectId: string;
  readonly accounts: readonly AuthorId[];
  /** Only those seen since; null: any. */
  readonly since: Date | null;
};

/** Somebody with all their names, as displacement compares them. */
export const readAccount = async (tx: Db, workspaceId: WorkspaceId, { subjectId, accounts }: Omit<Wanted, "since">): Promise<Account> => {
  const names = namedSchema.parse(
    await tx.$queryRaw`SELECT id, array_remove(ARRAY[handle, name], NULL) AS handles FROM author WHERE workspace_id = ${workspaceId} AND id = ANY(${[...accounts]}::text[])`,
  );
  const [known] = knownSchema.parse(
    await tx.$queryRaw`SELECT subject_id AS id, features FROM profile WHERE workspace_id = ${workspaceId} AND subject_id = ${subjectId}`,
  );
  return { id: subjectId, handles: [...new Set(names.flatMap(({ handles }) => handles))], features: known?.features ?? noFeatures };
};

/** Accounts that may be compared with somebody's: the latest seen, and those called alike; none of their own, and none that is proposed or decided on; a question left open is looked at again. */
export const readOthers = async (tx: Db, workspaceId: WorkspaceId, wanted: Wanted & { readonly handles: readonly string[] }): Promise<readonly Account[]> => {
  const accounts = [...wanted.accounts];
  const named = namedSchema.parse(
    await tx.$queryRaw`
      SELECT a.id, array_remove(ARRAY[a.handle, a.name], NULL) AS handles FROM author a
      WHERE a.workspace_id = ${workspaceId} AND NOT a.is_brand AND a.id <> ALL(${accounts}::text[]) AND a.last_seen_at >= coalesce(${wanted.since}::timestamptz, '-infinity')
        AND NOT EXISTS (SELECT FROM author_link l WHERE l.workspace_id = ${workspaceId} AND l.state <> 'unsure'
          AND ((l.author_id = a.id AND l.other_id = ANY(${accounts}::text[])) OR (l.other_id = a.id AND l.author_id = ANY(${accounts}::text[]))))
      ORDER BY a.last_seen_at DESC, a.id DESC LIMIT ${namesMax}`,
  );
  const alike = named
    .filter(({ handles }) => handles.some((one) => wanted.handles.some((other) => handleLikeness(one, other) >= likeFrom)))
    .slice(0, likeNamesMax);
  const compared = new Map([...named.slice(0, comparedMax), ...alike].map((one) => [one.id, one]));
  const known = knownSchema.parse(
    await tx.$queryRaw`SELECT a.id, p.features FROM author a JOIN profile p ON p.subject_id = coalesce(a.person_id, a.id) AND p.workspace_id = ${workspaceId}
      WHERE a.workspace_id = ${workspaceId} AND a.id = ANY(${[...compared.keys()]}::text[])`,
  );
  return known.map(({ id, features }) => ({ id, handles: compared.get(id)?.handles ?? [], features: features ?? noFeatures }));
};
