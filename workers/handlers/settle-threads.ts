import { parleyIn } from "../parley-itself";
import { afterHistoriesChanged, afterThreadsSettled } from "../pipeline";
import { settleThreadsJob } from "#lib/items/jobs";
import { settleThreads } from "#lib/items/settle-threads";
import { loadPolicies } from "#lib/playbook/queries/policies";
import { handlerOf } from "#lib/queue/run-worker";
import { listMembers } from "#lib/team/queries";

/** Settles threads with the policies and names of their workspace. */
export const settleTouchedThreads = handlerOf(settleThreadsJob, async ({ workspaceId, threadIds }, { now }) => {
  const [policies, members] = await Promise.all([loadPolicies(workspaceId), listMembers(parleyIn(workspaceId))]);
  const written = await settleThreads({ workspaceId, threadIds, policies, agentNames: members.map(({ name }) => name), now });
  await afterThreadsSettled(workspaceId);
  if (written > 0) await afterHistoriesChanged(workspaceId);
});
