import { listDueOf, listForgotten } from "../store/outbox";
import type { AlertMessageId, WorkspaceId } from "#lib/core/ids";

type Due = { readonly workspaceId: WorkspaceId; readonly messageId: AlertMessageId };

const limit = 200;

/** What of a workspace may leave by now, the longest waiting first. */
export const listDueMessages = async (workspaceId: WorkspaceId, now: Date): Promise<readonly Due[]> => listDueOf(workspaceId, { now, limit });

/** For reconciling: what may leave, has since before a moment, and is in nobody's hands. */
export const listForgottenMessages = async (round: { readonly before: Date; readonly limit: number }): Promise<readonly Due[]> => listForgotten(round);
