import type { MethodSettings } from "../method-model";
import { readMethod } from "../store/method";
import { notFound } from "#lib/core/errors";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

/** How a brand keeps the method, defaults included. Throws `not-found`. */
export const methodOf = async (workspaceId: string, brandId: string, tx: Db = db()): Promise<MethodSettings> => {
  const method = await readMethod(workspaceId, brandId, tx);
  if (method === null) throw notFound("The brand");
  return method;
};
