import { AppError } from "#lib/core/errors";
import { openSource, type OpenSource } from "#lib/sources/queries/open-source";

/** A source opened for work; null for one that was removed meanwhile. */
export const sourceIfThere = async (workspaceId: string, sourceId: string): Promise<OpenSource | null> => {
  try {
    return await openSource(workspaceId, sourceId);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
};
