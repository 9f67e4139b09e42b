import { describe, expect, it } from "vitest";

import type { IncomingItem } from "#lib/connectors/contract";
import { sql } from "#lib/db/sql";
import type { RecordedSource } from "#lib/items/model";
import { recordPage } from "#lib/items/record-page";
import { settleThreads } from "#lib/items/settle-threads";
import { tagPage } from "#lib/items/tag-page";
import { setSlaPolicy } from "#lib/playbook/commands/policies";
import { listPolicies, loadPolicies } from "#lib/playbook/queries/policies";
import { officeHours, type SlaException } from "#lib/playbook/sla-model";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { listAudit } from "#lib/team/queries";

import { aDesk, anItem, aPage, aSource } from "../../support/watched";

const now = new Date("2026-11-23T12:00:00Z");
const at = (text: string): Date => new Date(text);
const complaint = "The kettle is broken and nobody answers me. I want my money back!";
const all = (minutes: number) => ({ negative: minutes, neutral: minutes, positive: minutes });
const fromSource = (sourceId: string, minutes: number): SlaException => ({ intent: null, sentiment: null, sourceId, minutes });

const record = async (source: RecordedSource, items: readonly IncomingItem[]): Promise<void> => {
  const { workspaceId } = source;
  const page = await tagPage(shippedTagger(), aPage(items));
  const outcome = await recordPage({ workspaceId, source, stream: "comments", page, cursorVersion: null, now });
  const threadIds = outcome.kind === "recorded" ? outcome.threadIds : [];
  await settleThreads({ workspaceId, threadIds, policies: await loadPolicies(workspaceId), agentNames: [], now });
};

const clockOf = async (source: RecordedSource, externalId: string): Promise<readonly (string | undefined)[]> => {
  const rows = await sql.query<{ due_at: Date | null; warn_at: Date | null }>({
    text: "SELECT due_at, warn_at FROM item WHERE source_id = $1 AND external_id = $2",
    values: [source.id, externalId],
  });
  return rows.flatMap(({ due_at, warn_at }) => [due_at?.toISOString(), warn_at?.toISOString()]);
};

describe("[A4] settling writes a promise", () => {
  it("within the hours of the brand's zone, with its warning", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    const hours = { ...officeHours, holidays: ["2026-11-23"] };
    await setSlaPolicy(desk.actor, { brandId: desk.brandId, targets: all(120), hours }, at("2026-11-01T00:00:00Z"));
    // Saturday; Monday is a holiday; Paris is an hour ahead.
    await record(source, [anItem("c1", { text: complaint, postedAt: at("2026-11-21T12:00:00Z") })]);
    expect(await clockOf(source, "c1")).toEqual(["2026-11-24T10:00:00.000Z", "2026-11-24T09:30:00.000Z"]);
  });

  it("by the first exception that fits its source", async () => {
    const desk = await aDesk();
    const [shop, blog] = [await aSource(desk), await aSource(desk)];
    const exceptions = [fromSource(shop.id, 30)];
    await setSlaPolicy(desk.actor, { brandId: desk.brandId, targets: all(120), exceptions }, at("2026-11-01T00:00:00Z"));
    const item = anItem("c1", { text: complaint, postedAt: at("2026-11-21T12:00:00Z") });
    await record(shop, [item]);
    await record(blog, [item]);
    expect(await clockOf(shop, "c1")).toEqual(["2026-11-21T12:30:00.000Z", "2026-11-21T12:15:00.000Z"]);
    expect(await clockOf(blog, "c1")).toEqual(["2026-11-21T14:00:00.000Z", "2026-11-21T13:30:00.000Z"]);
  });

  it("of the day an item was posted, whatever was promised since and whenever it was read", async () => {
    const desk = await aDesk();
    const source = await aSource(desk);
    await setSlaPolicy(desk.actor, { brandId: desk.brandId, targets: all(120) }, at("2026-11-01T00:00:00Z"));
    await setSlaPolicy(desk.actor, { brandId: desk.brandId, targets: all(60), hours: officeHours }, at("2026-11-20T00:00:00Z"));
    await sql.query({ text: "UPDATE brand SET zone = 'Asia/Tokyo' WHERE id = $1", values: [desk.brandId] });
    await record(source, [
      anItem("before", { text: complaint, postedAt: at("2026-11-19T22:00:00Z") }),
      anItem("after", { text: complaint, postedAt: at("2026-11-20T22:00:00Z") }),
    ]);
    expect(await clockOf(source, "before")).toEqual(["2026-11-20T00:00:00.000Z", "2026-11-19T23:30:00.000Z"]);
    expect(await clockOf(source, "after")).toEqual(["2026-11-23T09:00:00.000Z", "2026-11-23T08:45:00.000Z"]);
  });

  it("for no item of before the source was watched, and none of an import", async () => {
    const desk = await aDesk();
    const [late, imported] = [await aSource(desk, { liveSince: at("2026-11-22T00:00:00Z") }), await aSource(desk, { platform: "import" })];
    const item = anItem("c1", { text: complaint, postedAt: at("2026-11-21T12:00:00Z") });
    await record(late, [item]);
    await record(imported, [item]);
    expect([await clockOf(late, "c1"), await clockOf(imported, "c1")]).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

describe("[A4] saying what is promised", () => {
  it("leaves in the trail what it was and what it became", async () => {
    const desk = await aDesk();
    await setSlaPolicy(desk.actor, { brandId: desk.brandId, targets: all(120) }, at("2026-11-01T00:00:00Z"));
    await setSlaPolicy(desk.actor, { brandId: desk.brandId, targets: all(120), warnPercent: 50 }, at("2026-11-02T00:00:00Z"));
    const [entry] = await listAudit(desk.actor, { limit: 1 });
    expect(entry).toMatchObject({ action: "sla-policy.set", details: { changed: ["warnPercent"], before: { warnPercent: 25 }, after: { warnPercent: 50 } } });
    expect((await listPolicies(desk.actor, now)).brands).toMatchObject([{ brandId: desk.brandId, terms: { targets: all(120), warnPercent: 50 } }]);
  });

  it("is refused with what is wrong, and by who may not", async () => {
    const desk = await aDesk();
    const elsewhere = await aSource(await aDesk());
    const { brandId } = desk;
    const asked = { brandId, targets: all(120) };
    const closed = { weekdays: officeHours.weekdays.map(() => []), holidays: [] };
    await expect(setSlaPolicy(desk.actor, { ...asked, hours: closed }, now)).rejects.toMatchObject({ code: "invalid", reason: "hours-never-open" });
    await expect(setSlaPolicy(desk.actor, { ...asked, exceptions: [fromSource(elsewhere.id, 30)] }, now)).rejects.toMatchObject({ reason: "exception-source" });
    await expect(setSlaPolicy({ ...desk.actor, role: "agent" }, asked, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setSlaPolicy((await aDesk()).actor, asked, now)).rejects.toMatchObject({ code: "not-found" });
    expect((await listPolicies(desk.actor, now)).brands).toEqual([]);
  });
});
