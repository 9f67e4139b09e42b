import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";

import { aDesk, aMember, password } from "../../support/desk";
import { actorFromBearer } from "#lib/auth/bearer";
import { may } from "#lib/auth/permissions";
import { sessionSecret } from "#lib/auth/session-cookie";
import { checkSignIn } from "#lib/auth/sign-in";
import { actorOf, userOfSession } from "#lib/auth/standing";
import { sql } from "#lib/db/sql";
import { createApiToken, revokeApiToken } from "#lib/team/commands/api-tokens";
import { changePassword, changeRole, endAllSessions, removeMember } from "#lib/team/commands/members";

const now = new Date();
const sessionOf = async (userId: string | null, epoch = 0, secret = sessionSecret()): Promise<string> =>
  encode({ token: { sub: userId ?? "", epoch }, secret });

describe("signing in", () => {
  it("takes the right password whatever the case of the e-mail, and no other", async () => {
    const { owner } = await aDesk();
    const email = `${owner.name}@example.org`;
    await expect(checkSignIn({ email: ` ${email.toUpperCase()} `, password, address: null }, now)).resolves.toMatchObject({ id: owner.userId });
    await expect(checkSignIn({ email, password: `${password}!`, address: null }, now)).resolves.toBeNull();
    await expect(checkSignIn({ email: "nobody@example.org", password, address: null }, now)).resolves.toBeNull();
  });

  it("stops guessing at one name after ten tries, from wherever they come, and lets others in", async () => {
    const [victim, other] = [await aDesk(), await aDesk()];
    const email = `${victim.owner.name}@example.org`;
    const guesses = Array.from({ length: 15 }, (_, n) => checkSignIn({ email, password: `guess ${n}`, address: `192.0.2.${n}` }, now));
    const outcomes = await Promise.allSettled(guesses);
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(5);
    await expect(checkSignIn({ email, password, address: "192.0.2.99" }, now)).rejects.toMatchObject({ code: "rate-limited" });
    await expect(checkSignIn({ email: `${other.owner.name}@example.org`, password, address: "192.0.2.1" }, now)).resolves.not.toBeNull();
  });

  it("forgets the tries of a name once its password was right", async () => {
    const { owner } = await aDesk();
    const email = `${owner.name}@example.org`;
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) await checkSignIn({ email, password: "wrong", address: null }, now);
      await expect(checkSignIn({ email, password, address: null }, now)).resolves.not.toBeNull();
    }
  });

  it("stops one address that tries many names", async () => {
    const address = "198.51.100.7";
    // 99 counted tries stand in the table; the next two are the 100th and the first too many.
    const { owner } = await aDesk();
    await checkSignIn({ email: "first@example.org", password: "x", address }, now);
    await sql.query({ text: "UPDATE rate_limit SET points = 99 WHERE key LIKE 'sign-in-address:%'", values: [] });
    await checkSignIn({ email: "second@example.org", password: "x", address }, now);
    await expect(checkSignIn({ email: `${owner.name}@example.org`, password, address }, now)).rejects.toMatchObject({ code: "rate-limited" });
  });
});

describe("a session", () => {
  it("is the user's while its seal and epoch hold", async () => {
    const { owner } = await aDesk();
    await expect(userOfSession(await sessionOf(owner.userId))).resolves.toMatchObject({ id: owner.userId });
    await expect(userOfSession(await sessionOf(owner.userId, 0, "another secret"))).resolves.toBeNull();
    await expect(userOfSession("not a session")).resolves.toBeNull();
    await expect(userOfSession(undefined)).resolves.toBeNull();
  });

  it("ends everywhere with a new password or at one's word", async () => {
    const { owner } = await aDesk();
    const before = await sessionOf(owner.userId, 0);
    await changePassword(owner, { current: password, next: "another good password" }, now);
    await expect(userOfSession(before)).resolves.toBeNull();
    const after = await sessionOf(owner.userId, 1);
    await expect(userOfSession(after)).resolves.not.toBeNull();
    await endAllSessions(owner, {}, now);
    await expect(userOfSession(after)).resolves.toBeNull();
  });

  it("keeps the password when the current one is wrong", async () => {
    const { owner } = await aDesk();
    await expect(changePassword(owner, { current: "wrong", next: "another good password" }, now)).rejects.toMatchObject({ reason: "wrong-password" });
    await expect(userOfSession(await sessionOf(owner.userId, 0))).resolves.not.toBeNull();
  });

  it("finds a workspace only while its user is a member, with the role of this moment", async () => {
    const desk = await aDesk();
    const other = await aDesk();
    const agent = await aMember(desk, "agent");
    const user = await userOfSession(await sessionOf(agent.userId));
    if (user === null) throw new Error("The session should hold.");
    await expect(actorOf(user, other.owner.workspaceSlug)).rejects.toMatchObject({ code: "not-found" });
    await changeRole(desk.owner, { memberId: agent.memberId ?? "", role: "viewer" }, now);
    await expect(actorOf(user, desk.owner.workspaceSlug)).resolves.toMatchObject({ role: "viewer" });
    await removeMember(desk.owner, { memberId: agent.memberId ?? "" }, now);
    await expect(actorOf(user, desk.owner.workspaceSlug)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a token", () => {
  const bearer = (token: string): Request => new Request("http://localhost/api/v1/items", { headers: { authorization: `Bearer ${token}` } });

  it("opens what its scopes name, in its own workspace, and nothing else", async () => {
    const { owner } = await aDesk();
    const { token } = await createApiToken(owner, { name: "script", scopes: ["items:read"], expiresInDays: null }, now);
    const actor = await actorFromBearer(bearer(token), now);
    expect(actor).toMatchObject({ workspaceId: owner.workspaceId, memberId: owner.memberId });
    expect([may(actor, "desk:read"), may(actor, "sources:read"), may(actor, "team:read"), may(actor, "replies:send")]).toEqual([true, false, false, false]);
  });

  it("is stored as a fingerprint only", async () => {
    const { owner } = await aDesk();
    const { id, token } = await createApiToken(owner, { name: "script", scopes: ["items:read"], expiresInDays: null }, now);
    const [row] = await sql.query({ text: "SELECT * FROM api_token WHERE id = $1", values: [id] });
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("is dead when revoked, over, or invented", async () => {
    const { owner } = await aDesk();
    const { id, token } = await createApiToken(owner, { name: "script", scopes: ["items:read"], expiresInDays: 1 }, now);
    const tomorrow = new Date(now.getTime() + 86_400_001);
    await expect(actorFromBearer(bearer(token), tomorrow)).rejects.toMatchObject({ code: "unauthenticated" });
    await revokeApiToken(owner, { tokenId: id }, now);
    await expect(actorFromBearer(bearer(token), now)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(actorFromBearer(bearer("parley_0123456789012345678901234567"), now)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(actorFromBearer(new Request("http://localhost/"), now)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
