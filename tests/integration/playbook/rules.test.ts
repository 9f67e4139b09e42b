import { describe, expect, it } from "vitest";

import { sql } from "#lib/db/sql";
import { publishRules, saveRuleDraft, discardRuleDraft, withdrawClause } from "#lib/playbook/commands/rules";
import { findPublicRules, rulesPathOf } from "#lib/playbook/queries/public-rules";
import { findClauseInForce, getRules, listClausesInForce } from "#lib/playbook/queries/rules";
import { rulesSchema, without, type Rules } from "#lib/playbook/rule-model";
import { houseRules } from "#lib/playbook/shipped/house-rules";

import { aDesk, aMember, type Desk } from "../../support/desk";

const at = (text: string): Date => new Date(text);
const march = at("2026-03-01T12:00:00Z");

const publish = async (
  desk: Desk,
  { rules = houseRules, now = march, fromDay = null }: { readonly rules?: Rules; readonly now?: Date; readonly fromDay?: string | null } = {},
) => {
  await saveRuleDraft(desk.owner, { brandId: desk.brandId, rules: rulesSchema.parse(rules) }, now);
  return publishRules(desk.owner, { brandId: desk.brandId, fromDay }, now);
};

const clauseAt = async (desk: Desk, number: string, now: Date) => findClauseInForce(desk.owner.workspaceId, { brandId: desk.brandId, number, at: now });

describe("[G1] house rules", () => {
  it("are cited by clause and version while they are in force", async () => {
    const desk = await aDesk();
    expect(await clauseAt(desk, "1", march)).toBeNull();
    expect(await publish(desk)).toEqual({ version: 1, effectiveFrom: march });
    expect(await clauseAt(desk, "1", march)).toMatchObject({ version: 1, number: "1", kind: "insult", texts: houseRules.clauses[0]?.texts });
    expect(await clauseAt(desk, "1", at("2026-03-01T11:59:59Z"))).toBeNull();
    expect(await clauseAt(desk, "9", march)).toBeNull();
    const all = await listClausesInForce(desk.owner.workspaceId, { brandId: desk.brandId, at: march });
    expect(all.map(({ number }) => number)).toEqual(houseRules.clauses.map(({ number }) => number));
  });

  it("that are withdrawn cannot be cited any more, while the version that was cited keeps them", async () => {
    const desk = await aDesk();
    await publish(desk);
    const cited = await clauseAt(desk, "4.1", march);
    const later = at("2026-03-02T00:00:00Z");
    expect(await withdrawClause(desk.owner, { brandId: desk.brandId, number: "4.1" }, later)).toEqual({ versions: [2] });
    expect(await clauseAt(desk, "4.1", later)).toBeNull();
    expect(await clauseAt(desk, "4.2", later)).toMatchObject({ version: 2 });
    const { versions } = await getRules(desk.owner, desk.brandId, later);
    expect(versions.find(({ bookId }) => bookId === cited?.bookId)?.clauses).toContainEqual(expect.objectContaining({ number: "4.1" }));
    await expect(withdrawClause(desk.owner, { brandId: desk.brandId, number: "4.1" }, later)).rejects.toMatchObject({ code: "not-found" });
  });

  it("that are withdrawn do not come back with the draft or with a version announced before", async () => {
    const desk = await aDesk();
    await publish(desk);
    await publish(desk, { fromDay: "2026-04-01" });
    await saveRuleDraft(desk.owner, { brandId: desk.brandId, rules: rulesSchema.parse(houseRules) }, march);
    expect(await withdrawClause(desk.owner, { brandId: desk.brandId, number: "3" }, march)).toEqual({ versions: [3, 4] });
    expect(await clauseAt(desk, "3", at("2026-05-01T00:00:00Z"))).toBeNull();
    expect(await clauseAt(desk, "1", at("2026-05-01T00:00:00Z"))).toMatchObject({ version: 4 });
    expect((await getRules(desk.owner, desk.brandId, march)).draft?.clauses.map(({ number }) => number)).not.toContain("3");
  });

  it("that were published never change, not even by hand in the database", async () => {
    const desk = await aDesk();
    await publish(desk);
    const { brandId } = desk;
    await expect(sql.query({ text: "UPDATE rule_book SET effective_from = now() WHERE brand_id = $1", values: [brandId] })).rejects.toThrow("do not change");
    await expect(
      sql.query({ text: "UPDATE rule_clause SET texts = '{}' WHERE book_id IN (SELECT id FROM rule_book WHERE brand_id = $1)", values: [brandId] }),
    ).rejects.toThrow("do not change");
  });

  it("begin with the day in the brand's own zone and do not reach back", async () => {
    const desk = await aDesk({ brandZone: "Asia/Vladivostok" });
    expect(await publish(desk, { fromDay: "2026-03-05" })).toEqual({ version: 1, effectiveFrom: at("2026-03-04T14:00:00Z") });
    expect(await clauseAt(desk, "1", at("2026-03-04T13:59:59Z"))).toBeNull();
    expect(await clauseAt(desk, "1", at("2026-03-04T14:00:00Z"))).not.toBeNull();
    expect(await publish(desk, { fromDay: "2026-03-01" })).toEqual({ version: 2, effectiveFrom: march });
    await expect(publish(desk, { fromDay: "2026-02-28" })).rejects.toMatchObject({ code: "invalid", reason: "past" });
  });

  it("with flaws, or without a draft, are not published", async () => {
    const desk = await aDesk();
    await expect(publishRules(desk.owner, { brandId: desk.brandId, fromDay: null }, march)).rejects.toMatchObject({ reason: "no-rule-draft" });
    await expect(publish(desk, { rules: { ...houseRules, clauses: [] } })).rejects.toMatchObject({ reason: "rules-incomplete" });
    await discardRuleDraft(desk.owner, { brandId: desk.brandId }, march);
    await expect(discardRuleDraft(desk.owner, { brandId: desk.brandId }, march)).rejects.toMatchObject({ code: "not-found" });
    expect(await getRules(desk.owner, desk.brandId, march)).toEqual({ versions: [], versionInForce: null, draft: null });
  });

  it("published twice at once are two versions, the draft one", async () => {
    const desk = await aDesk();
    await saveRuleDraft(desk.owner, { brandId: desk.brandId, rules: rulesSchema.parse(houseRules) }, march);
    const both = await Promise.allSettled([1, 2].map(async () => publishRules(desk.owner, { brandId: desk.brandId, fromDay: null }, march)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await getRules(desk.owner, desk.brandId, march)).versions).toHaveLength(1);
  });

  it("are written by managers and read by everybody in the workspace, and by nobody of another", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const [agent, manager] = [await aMember(desk, "agent"), await aMember(desk, "manager")];
    await publish(desk);
    const { brandId } = desk;
    const input = { brandId, rules: rulesSchema.parse(houseRules) };
    await expect(saveRuleDraft(agent, input, march)).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdrawClause(agent, { brandId, number: "1" }, march)).rejects.toMatchObject({ code: "forbidden" });
    await saveRuleDraft(manager, input, march);
    expect((await getRules(agent, brandId, march)).versionInForce).toBe(1);
    for (const command of [
      async () => saveRuleDraft(other.owner, input, march),
      async () => publishRules(other.owner, { brandId, fromDay: null }, march),
      async () => discardRuleDraft(other.owner, { brandId }, march),
      async () => withdrawClause(other.owner, { brandId, number: "1" }, march),
    ])
      await expect(command()).rejects.toMatchObject({ code: "not-found" });
    expect(await getRules(other.owner, brandId, march)).toEqual({ versions: [], versionInForce: null, draft: null });
    expect(await findClauseInForce(other.owner.workspaceId, { brandId, number: "1", at: march })).toBeNull();
  });

  it("leave a trail", async () => {
    const desk = await aDesk();
    await publish(desk);
    await withdrawClause(desk.owner, { brandId: desk.brandId, number: "7" }, march);
    const trail = await sql.query<{ action: string }>({
      text: "SELECT action FROM audit_entry WHERE workspace_id = $1 AND action LIKE 'rules.%' ORDER BY id",
      values: [desk.owner.workspaceId],
    });
    expect(trail.map(({ action }) => action)).toEqual(["rules.draft", "rules.publish", "rules.publish", "rules.withdraw"]);
  });
});

describe("[G1] the public page", () => {
  it("is there for everybody once rules are published, with every version", async () => {
    const desk = await aDesk();
    const address = { brandSlug: desk.brandSlug };
    expect(await findPublicRules(address)).toBeNull();
    await publish(desk);
    await publish(desk, { rules: without(houseRules, "7"), fromDay: "2026-04-01" });
    const page = await findPublicRules(address);
    expect(page?.books.map(({ version, clauses }) => [version, clauses.length])).toEqual([
      [1, 8],
      [2, 7],
    ]);
    expect(await rulesPathOf(desk.owner, { id: desk.brandId, slug: desk.brandSlug })).toBe(`/rules/${desk.brandSlug}`);
  });

  it("keeps its short address when another workspace has a brand of that name", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    await publish(desk);
    await sql.query({ text: "UPDATE brand SET slug = $1 WHERE id = $2", values: [desk.brandSlug, other.brandId] });
    await publish(other, { rules: without(houseRules, "7"), now: at("2026-03-02T00:00:00Z") });
    expect((await findPublicRules({ brandSlug: desk.brandSlug }))?.books[0]?.clauses).toHaveLength(8);
    expect((await findPublicRules({ workspaceSlug: other.owner.workspaceSlug, brandSlug: desk.brandSlug }))?.books[0]?.clauses).toHaveLength(7);
    expect(await rulesPathOf(other.owner, { id: other.brandId, slug: desk.brandSlug })).toBe(`/rules/${other.owner.workspaceSlug}/${desk.brandSlug}`);
  });
});
