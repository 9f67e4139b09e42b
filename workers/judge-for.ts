import { parleyIn } from "./parley-itself";
import { judgeAtDoor, type Judge } from "#lib/items/judge-at-door";
import { loadPolicies } from "#lib/playbook/queries/policies";
import type { OpenSource } from "#lib/sources/queries/open-source";
import { listMembers } from "#lib/team/queries";

/** Judging at the door with the policies of a source's workspace; where items are given out in turn, settling alone decides who begins to wait. */
export const judgeFor = async (source: OpenSource): Promise<Judge | undefined> => {
  if (source.isRoundRobin) return undefined;
  const [policies, members] = await Promise.all([loadPolicies(source.workspaceId), listMembers(parleyIn(source.workspaceId))]);
  return judgeAtDoor({ source, brandNames: source.context.ownNames, agentNames: members.map(({ name }) => name), policies });
};
