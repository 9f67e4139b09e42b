import type { SourceId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

export type PublishDoor = { readonly brandId: string; readonly url: string; readonly isByHand: boolean; readonly canPin: boolean };

/** Whether and how a source takes posts of the brand's own; null when the workspace has none such. */
export const findPublishDoor = async (workspaceId: WorkspaceId, sourceId: SourceId): Promise<PublishDoor | null> => {
  const source = await db().source.findFirst({
    where: { id: sourceId, workspaceId, removedAt: null },
    select: { brandId: true, url: true, capabilities: true, status: true },
  });
  if (source === null) return null;
  const { brandId, url, capabilities, status } = source;
  return { brandId, url, isByHand: status === "gone" || !capabilities.includes("publish"), canPin: capabilities.includes("pin") };
};
