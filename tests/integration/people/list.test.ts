import { describe, expect, it } from "vitest";

import { now } from "./a-history";
import { aDesk, type Desk } from "../../support/watched";
import { newId } from "#lib/core/ids";
import { sql } from "#lib/db/sql";
import { joinAccounts } from "#lib/people/commands/join-accounts";
import type { PeopleFilters } from "#lib/people/model";
import { listPeople } from "#lib/people/queries/list";

type Known = { readonly verdict?: string; readonly items?: number; readonly override?: string; readonly minutesAgo?: number };

/** Somebody seen so many minutes ago, with what is counted of them; without a verdict nothing is yet. */
const somebody = async ({ workspaceId }: Desk, name: string, { verdict, items, override, minutesAgo = 0 }: Known): Promise<string> => {
  const id = newId("author");
  await sql.query({
    text: "INSERT INTO author (id, workspace_id, realm, external_id, name, first_seen_at, last_seen_at) VALUES ($1, $2, 'wordpress:x', $3, $3, $4, $4)",
    values: [id, workspaceId, name, new Date(now.getTime() - minutesAgo * 60_000)],
  });
  if (verdict !== undefined)
    await sql.query({
      text: `INSERT INTO profile (subject_id, workspace_id, features, items, verdict, confidence, override_verdict, judged_at) VALUES ($1, $2, '{"version":1}', $3, $4, 0.5, $5, $6)`,
      values: [id, workspaceId, items ?? 0, verdict, override ?? null, now],
    });
  return id;
};

/** All names in the order of the list, read in pages of so many. */
const namesOf = async ({ actor }: Desk, filters: PeopleFilters, limit = 100): Promise<readonly string[]> => {
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(actor, filters, { limit, after });
    names.push(...page.rows.map(({ name }) => name));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return names;
};

const aCrowd = async (): Promise<Desk> => {
  const desk = await aDesk();
  await somebody(desk, "a stranger of today", { verdict: "not-enough-known", items: 1 });
  await somebody(desk, "one not counted yet", { minutesAgo: 1 });
  await somebody(desk, "a regular", { verdict: "customer", items: 40, minutesAgo: 2 });
  await somebody(desk, "a troll", { verdict: "troll", items: 9, minutesAgo: 3 });
  await somebody(desk, "a critic", { verdict: "critic", items: 12, minutesAgo: 4 });
  await somebody(desk, "a spammer", { verdict: "spammer", items: 9, minutesAgo: 5 });
  await somebody(desk, "a troll by a manager’s word", { verdict: "customer", items: 5, override: "troll", minutesAgo: 6 });
  await somebody(desk, "no troll by a manager’s word", { verdict: "troll", items: 20, override: "customer", minutesAgo: 7 });
  return desk;
};

const inNeed = ["a critic", "a troll", "a spammer", "a troll by a manager’s word"];
const others = ["a regular", "no troll by a manager’s word", "a stranger of today", "one not counted yet"];

describe("the list of people", () => {
  it("begins with trolls, spammers and critics, and of those alike with whoever wrote most; whoever is not counted stands last", async () => {
    expect(await namesOf(await aCrowd(), {})).toEqual([...inNeed, ...others]);
  });

  it.each([1, 2, 3, 4, 7, 8])("neither skips nor repeats anybody in pages of %i, in either order", async (limit) => {
    const desk = await aCrowd();
    expect(await namesOf(desk, { sort: "need" }, limit)).toEqual([...inNeed, ...others]);
    expect(await namesOf(desk, { sort: "latest" }, limit)).toEqual(await namesOf(desk, { sort: "latest" }));
  });

  it("is put in the order of who wrote last where that is asked for", async () => {
    expect((await namesOf(await aCrowd(), { sort: "latest" })).slice(0, 3)).toEqual(["a stranger of today", "one not counted yet", "a regular"]);
  });

  it("keeps its order under a verdict and a name", async () => {
    const desk = await aCrowd();
    expect(await namesOf(desk, { verdict: "troll" }, 1)).toEqual(["a troll", "a troll by a manager’s word"]);
    expect(await namesOf(desk, { verdict: "not-enough-known" }, 1)).toEqual(["a stranger of today", "one not counted yet"]);
    expect(await namesOf(desk, { q: "TROLL" }, 1)).toEqual(["a troll", "a troll by a manager’s word", "no troll by a manager’s word"]);
    expect(await namesOf(desk, { q: "counted" })).toEqual(["one not counted yet"]);
  });

  it("holds a person once, whatever was counted of their accounts before they were joined", async () => {
    const desk = await aDesk();
    const one = await somebody(desk, "one name", { verdict: "troll", items: 9, minutesAgo: 5 });
    const other = await somebody(desk, "other name", { verdict: "troll", items: 8 });
    await joinAccounts(desk.actor, { authorId: one, otherId: other }, now);
    for (const sort of ["need", "latest"] as const) expect(await namesOf(desk, { sort })).toEqual(["other name"]);
  });

  it("refuses a place of the other order, and one that is none", async () => {
    const desk = await aCrowd();
    const { next } = await listPeople(desk.actor, { sort: "latest" }, { limit: 1 });
    for (const after of [next ?? "", "nonsense", Buffer.from('["counted",1]').toString("base64url")])
      await expect(listPeople(desk.actor, {}, { limit: 1, after })).rejects.toMatchObject({ code: "invalid", reason: "bad-cursor" });
  });

  it("never shows another workspace", async () => {
    await aCrowd();
    const stranger = await aDesk();
    for (const sort of ["need", "latest"] as const) expect(await namesOf(stranger, { sort })).toEqual([]);
  });
});
