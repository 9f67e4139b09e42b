import { describe, expect, it } from "vitest";

import { roles, type Actor, type Role } from "#lib/auth/actor";
import { failureOf } from "#lib/auth/failure";
import { may, requirePermission, type Permission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { initialsOf, passwordSchema, slugOf, slugSchema } from "#lib/team/model";

const actor = (role: Role, scopes: readonly string[] | null = null): Actor => ({
  workspaceId: "wks_1",
  workspaceSlug: "w",
  memberId: "mem_1",
  userId: "usr_1",
  name: "A",
  role,
  scopes,
  locale: "en",
  zone: "UTC",
});

describe("a role", () => {
  it.each<[Permission, readonly Role[]]>([
    ["desk:read", ["viewer", "agent", "manager", "owner"]],
    ["replies:send", ["agent", "manager", "owner"]],
    ["sources:manage", ["manager", "owner"]],
    ["team:manage", ["owner"]],
  ])("may %s from its rank on", (permission, allowed) => expect(roles.filter((role) => may(actor(role), permission)).sort()).toEqual([...allowed].sort()));

  it("lends nothing to a token beyond its scopes", () => {
    expect(may(actor("owner", ["items:read"]), "desk:read")).toBe(true);
    expect(may(actor("owner", ["items:read"]), "replies:send")).toBe(false);
    expect(() => requirePermission(actor("viewer"), "replies:send")).toThrow(AppError);
  });
});

describe("a failure", () => {
  it("tells the reader what an error on purpose says", () =>
    expect(failureOf(new AppError("conflict", "Taken.", { reason: "slug-taken", details: { secret: 1 } }))).toEqual({
      code: "conflict",
      reason: "slug-taken",
      message: "Taken.",
    }));
});

describe("names", () => {
  it("become addresses of Latin letters, or none", () => {
    expect([slugOf("Café Zoé & Cie."), slugOf("  --Acme--  "), slugOf("Банк")]).toEqual(["cafe-zoe-cie", "acme", ""]);
    expect(["api", "sign-in", "a_b", "-a", ""].map((slug) => slugSchema.safeParse(slug).success)).toEqual([false, false, false, false, false]);
  });

  it("have initials in any script", () => expect([initialsOf("Anna Belova"), initialsOf("мира"), initialsOf("Ada King Lovelace")]).toEqual(["AB", "М", "AL"]));

  it("of ten letters and more make a password", () =>
    expect([passwordSchema.safeParse("123456789").success, passwordSchema.safeParse("1234567890").success]).toEqual([false, true]));
});
