import { describe, expect, it } from "vitest";

import { aDesk, aMember, password } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import { checkSignIn } from "#lib/auth/sign-in";
import { setupToken } from "#lib/core/crypto";
import { sql } from "#lib/db/sql";
import { addBrand, updateBrand } from "#lib/sources/brand-commands";
import { listBrands } from "#lib/sources/queries/brands";
import { createApiToken, revokeApiToken } from "#lib/team/commands/api-tokens";
import { acceptInvitation, inviteMember, revokeInvitation } from "#lib/team/commands/invitations";
import { changeOwnName, changeRole, removeMember } from "#lib/team/commands/members";
import { createWorkspace, setUpFirstOwner } from "#lib/team/commands/set-up";
import { findInvitationByToken, isSetUp, listApiTokens, listAudit, listInvitations, listMembers, listWorkspacesOf } from "#lib/team/queries";

const now = new Date("2026-11-20T10:00:00Z");
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
// First, while the database of this file has no user.
describe("the setup", () => {
  const input = {
    email: "first@example.org",
    name: "First",
    password: "a long password",
    locale: "en" as const,
    workspace: { name: "Café Zoé", zone: "Europe/Paris", locale: "fr" as const },
  };

  it("is refused with another token", async () => {
    await expect(setUpFirstOwner({ ...input, token: "guessed" }, now)).rejects.toMatchObject({ code: "forbidden", reason: "setup-link" });
    expect(await isSetUp()).toBe(false);
  });

  it("makes one owner, also when the link is opened twice at once, and is over then", async () => {
    const twice = await Promise.allSettled([
      setUpFirstOwner({ ...input, token: setupToken() }, now),
      setUpFirstOwner({ ...input, email: "second@example.org", token: setupToken() }, now),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await isSetUp()).toBe(true);
    await expect(setUpFirstOwner({ ...input, email: "third@example.org", token: setupToken() }, now)).rejects.toMatchObject({ code: "conflict" });
    expect(await sql.query({ text: "SELECT slug FROM workspace", values: [] })).toEqual([{ slug: "cafe-zoe" }]);
  });
});

describe("an invitation", () => {
  const accept = async (token: string, secret = "a fresh password"): Promise<{ readonly workspaceSlug: string }> =>
    acceptInvitation({ token, name: "New", password: secret, locale: "ru" }, now);

  it("makes an account that can sign in, with the role it named, once", async () => {
    const { owner } = await aDesk();
    const email = `new-${owner.workspaceSlug}@example.org`;
    const { token } = await inviteMember(owner, { email, role: "agent" }, now);
    await expect(findInvitationByToken(token, now)).resolves.toMatchObject({ email, role: "agent", hasAccount: false });
    await accept(token);
    await expect(accept(token)).rejects.toMatchObject({ code: "not-found" });
    await expect(checkSignIn({ email, password: "a fresh password", address: null }, now)).resolves.not.toBeNull();
    expect((await listMembers(owner)).find((member) => member.email === email)).toMatchObject({ role: "agent", name: "New" });
  });

  it("to somebody with an account asks for the password they have", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const email = `${other.owner.name}@example.org`;
    const { token } = await inviteMember(desk.owner, { email, role: "viewer" }, now);
    await expect(accept(token)).rejects.toMatchObject({ reason: "wrong-password" });
    await accept(token, password);
    expect((await listWorkspacesOf(other.owner.userId ?? "")).map(({ slug, role }) => [slug, role])).toContainEqual([desk.owner.workspaceSlug, "viewer"]);
  });

  it("is dead after a week, when revoked, and when a newer one was sent", async () => {
    const { owner } = await aDesk();
    const email = `late-${owner.workspaceSlug}@example.org`;
    const first = await inviteMember(owner, { email, role: "agent" }, now);
    const second = await inviteMember(owner, { email, role: "agent" }, now);
    expect(await findInvitationByToken(first.token, now)).toBeNull();
    expect(await findInvitationByToken(second.token, days(8))).toBeNull();
    await revokeInvitation(owner, { invitationId: second.id }, now);
    await expect(accept(second.token)).rejects.toMatchObject({ code: "not-found" });
    expect(await listInvitations(owner, now)).toEqual([]);
  });

  it("brings a removed member back with the new role", async () => {
    const desk = await aDesk();
    const member = await aMember(desk, "manager");
    await removeMember(desk.owner, { memberId: member.memberId ?? "" }, now);
    const { token } = await inviteMember(desk.owner, { email: `${member.name}@example.org`, role: "viewer" }, now);
    await accept(token, password);
    expect((await listMembers(desk.owner)).find(({ id }) => id === member.memberId)).toMatchObject({ role: "viewer" });
  });
});

describe("a brand", () => {
  it("whose name has no Latin letter gets an address all the same, and so does the next", async () => {
    const { owner } = await aDesk();
    const brand = { zone: "Europe/Moscow", names: [], assignment: "by-hand" as const };
    const first = await addBrand(owner, { ...brand, name: "Лодия" }, now);
    const second = await addBrand(owner, { ...brand, name: "Вермёй" }, days(1));
    expect(first.slug).not.toBe(second.slug);
    await expect(addBrand(owner, { ...brand, name: "Acme", slug: first.slug }, now)).rejects.toMatchObject({ reason: "slug-taken" });
  });
});

describe("the last owner", () => {
  it("stays owner and stays, also when two owners remove each other at once", async () => {
    const desk = await aDesk();
    const { owner } = desk;
    const memberId = owner.memberId ?? "";
    await expect(removeMember(owner, { memberId }, now)).rejects.toMatchObject({ reason: "last-owner" });
    await expect(changeRole(owner, { memberId, role: "manager" }, now)).rejects.toMatchObject({ reason: "last-owner" });
    const second = await aMember(desk, "owner");
    const both = await Promise.allSettled([removeMember(owner, { memberId: second.memberId ?? "" }, now), removeMember(second, { memberId }, now)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("roles", () => {
  const deeds: Readonly<Record<string, (actor: Actor) => Promise<unknown>>> = {
    inviteMember: async (actor) => inviteMember(actor, { email: "x@example.org", role: "viewer" }, now),
    changeRole: async (actor) => changeRole(actor, { memberId: "mem_x", role: "viewer" }, now),
    removeMember: async (actor) => removeMember(actor, { memberId: "mem_x" }, now),
    createApiToken: async (actor) => createApiToken(actor, { name: "x", scopes: ["items:read"], expiresInDays: 1 }, now),
    listApiTokens: async (actor) => listApiTokens(actor),
    listInvitations: async (actor) => listInvitations(actor, now),
  };

  it.each(Object.keys(deeds))("keep %s to owners", async (name) => {
    const desk = await aDesk();
    for (const role of ["manager", "agent", "viewer"] as const)
      await expect(deeds[name]?.(await aMember(desk, role))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("keep brands and the audit trail from agents", async () => {
    const desk = await aDesk();
    const agent = await aMember(desk, "agent");
    await expect(addBrand(agent, { name: "New", zone: "UTC", names: [], assignment: "by-hand" }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listAudit(agent, { limit: 10 })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("another workspace", () => {
  it("is not to be seen or touched", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const theirs = other.owner.memberId ?? "";
    const invitation = await inviteMember(other.owner, { email: `i-${other.brandSlug}@example.org`, role: "agent" }, now);
    const token = await createApiToken(other.owner, { name: "theirs", scopes: ["items:read"], expiresInDays: null }, now);
    const notFound = { code: "not-found" };
    await expect(changeRole(desk.owner, { memberId: theirs, role: "viewer" }, now)).rejects.toMatchObject(notFound);
    await expect(removeMember(desk.owner, { memberId: theirs }, now)).rejects.toMatchObject(notFound);
    await expect(revokeInvitation(desk.owner, { invitationId: invitation.id }, now)).rejects.toMatchObject(notFound);
    await expect(revokeApiToken(desk.owner, { tokenId: token.id }, now)).rejects.toMatchObject(notFound);
    await expect(updateBrand(desk.owner, { brandId: other.brandId, name: "Mine" }, now)).rejects.toMatchObject(notFound);
    expect((await listMembers(desk.owner)).map(({ id }) => id)).toEqual([desk.owner.memberId]);
    expect((await listBrands(desk.owner)).map(({ id }) => id)).toEqual([desk.brandId]);
    expect(await listApiTokens(desk.owner)).toEqual([]);
    expect(await listInvitations(desk.owner, now)).toEqual([]);
    expect((await listAudit(desk.owner, { limit: 100 })).some(({ subjectId }) => subjectId === token.id)).toBe(false);
  });

  it("with the same address cannot be opened", async () => {
    const { owner } = await aDesk();
    await expect(createWorkspace(owner.userId ?? "", { name: "Again", slug: owner.workspaceSlug, zone: "UTC", locale: "en" }, now)).rejects.toMatchObject({
      reason: "slug-taken",
    });
  });
});

describe("the audit trail", () => {
  it("tells each deed with who and when, newest first, a page at a time", async () => {
    const { owner } = await aDesk();
    for (let day = 1; day <= 3; day += 1) await createApiToken(owner, { name: `t${day}`, scopes: ["items:read"], expiresInDays: null }, days(day));
    const first = await listAudit(owner, { limit: 2 });
    expect(first.map(({ action, actor, at }) => [action, actor, at])).toEqual([
      ["token.create", owner.name, days(3).toISOString()],
      ["token.create", owner.name, days(2).toISOString()],
    ]);
    const rest = await listAudit(owner, { limit: 10, after: first.at(-1)?.id });
    expect(rest.map(({ action }) => action)).toEqual(["token.create", "brand.add", "workspace.create"]);
  });
});

describe("the trail of an invitation", () => {
  it("names whom it was for and with what role, also when it is withdrawn", async () => {
    const { owner } = await aDesk();
    const { id } = await inviteMember(owner, { email: "lea@example.org", role: "agent" }, now);
    await revokeInvitation(owner, { invitationId: id }, now);
    const told = { email: "lea@example.org", role: "agent" };
    expect((await listAudit(owner, { limit: 2 })).map(({ details }) => details)).toEqual([told, told]);
  });
});

describe("one's own name", () => {
  it("can be changed by any member, is seen by colleagues, and the audit keeps the one before", async () => {
    const desk = await aDesk();
    const viewer = await aMember(desk, "viewer");
    await changeOwnName(viewer, { name: "Anna Berg" }, now);
    expect((await listMembers(desk.owner)).find(({ id }) => id === viewer.memberId)).toMatchObject({ name: "Anna Berg" });
    expect((await listAudit(desk.owner, { limit: 1 }))[0]).toMatchObject({
      action: "member.change-name",
      actor: "Anna Berg",
      details: { was: viewer.name, became: "Anna Berg" },
    });
  });
});
