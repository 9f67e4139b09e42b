import { demoMembers, demoPassword } from "./accounts";
import type { Actor } from "#lib/auth/actor";
import { actorOf } from "#lib/auth/standing";
import { setupToken } from "#lib/core/crypto";
import { createWorkspace, ensureUser, setUpFirstOwner } from "#lib/team/commands/set-up";
import { isSetUp, listWorkspacesOf } from "#lib/team/queries";

const workspace = { slug: "demo", name: "Parley demo", zone: "Europe/London", locale: "en" } as const;

/** The demo workspace as its owner sees it, set up where it is not there yet. */
export const openWorkspace = async (now: Date): Promise<Actor> => {
  const [owner] = demoMembers;
  const person = { email: owner.email, name: owner.name, password: demoPassword, locale: owner.locale };
  if (!(await isSetUp())) await setUpFirstOwner({ ...person, token: setupToken(), workspace }, now);
  const userId = await ensureUser(person, now);
  const theirs = await listWorkspacesOf(userId);
  if (!theirs.some(({ slug }) => slug === workspace.slug)) await createWorkspace(userId, workspace, now);
  return actorOf({ id: userId, email: owner.email, name: owner.name, locale: owner.locale }, workspace.slug);
};
