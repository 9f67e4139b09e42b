import { describe, expect, it } from "vitest";

import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import { warnManagers } from "#lib/items/commands/warn-managers";
import { readNotices } from "#lib/team/commands/read-notices";
import { listNotices } from "#lib/team/queries/notices";

import { aDesk, aMember, storeItems } from "../../support/desk";

const now = new Date("2026-11-20T12:00:00Z");
const kinds = async (actor: Actor): Promise<readonly string[]> => (await listNotices(actor, { limit: 9 })).map(({ kind }) => kind);

describe("warning the managers", () => {
  it("leaves word for each who decides, with who asks and about whom, and for nobody else", async () => {
    const desk = await aDesk();
    const [agent, colleague, manager] = await Promise.all([aMember(desk, "agent"), aMember(desk, "agent"), aMember(desk, "manager")]);
    const [itemId = ""] = await storeItems(desk, [{ postedAt: now, author: "Rude Rudy" }]);
    expect(await warnManagers(agent, { itemId }, now)).toEqual({ told: 2, know: 0 });
    const word = { kind: "manager-warned", path: `inbox?view=all&item=${itemId}`, params: { by: agent.name, author: "Rude Rudy", source: "A page" } };
    expect(await listNotices(manager, { limit: 9 })).toMatchObject([word]);
    expect(await listNotices(desk.owner, { limit: 9 })).toMatchObject([word]);
    expect([...(await kinds(agent)), ...(await kinds(colleague))]).toEqual([]);
    const audited = await sql.query({ text: "SELECT details FROM audit_entry WHERE subject_id = $1 AND action = 'item.warn-managers'", values: [itemId] });
    expect(audited).toEqual([{ details: { told: 2 } }]);
  });

  it("tells nobody twice who has not looked yet, and tells again who has", async () => {
    const desk = await aDesk();
    const [agent, manager] = await Promise.all([aMember(desk, "agent"), aMember(desk, "manager")]);
    const [itemId = "", other = ""] = await storeItems(desk, [{ postedAt: now }, { postedAt: now }]);
    await warnManagers(agent, { itemId }, now);
    expect(await warnManagers(agent, { itemId }, now)).toEqual({ told: 0, know: 2 });
    await readNotices(manager, {}, now);
    expect(await warnManagers(agent, { itemId }, now)).toEqual({ told: 1, know: 1 });
    expect(await warnManagers(agent, { itemId: other }, now)).toEqual({ told: 2, know: 0 });
    expect(await warnManagers(manager, { itemId }, now)).toEqual({ told: 0, know: 1 });
  });

  it("is for those who answer, about comments of their own workspace", async () => {
    const desk = await aDesk();
    const [itemId = ""] = await storeItems(desk, [{ postedAt: now }]);
    await expect(warnManagers(await aMember(desk, "viewer"), { itemId }, now)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await aDesk();
    await expect(warnManagers(stranger.owner, { itemId }, now)).rejects.toMatchObject({ code: "not-found" });
  });
});
