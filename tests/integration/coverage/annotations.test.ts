import { describe, expect, it } from "vitest";

import { aDesk, aMember, type Desk } from "../../support/desk";
import { annotate, removeAnnotation, restoreAnnotation } from "#lib/coverage/commands/annotations";
import { listAnnotations } from "#lib/coverage/queries/annotations";

const now = new Date("2026-11-20T10:00:00Z");
const range = { from: "2026-11-01", to: "2026-11-21" };
const outage = { brandId: null, kind: "outage", text: "The app was down", firstDay: "2026-11-03", lastDay: "2026-11-04" } as const;

const textsOf = async ({ owner }: Desk, wanted: Partial<Parameters<typeof listAnnotations>[1]> = {}): Promise<readonly string[]> =>
  (await listAnnotations(owner, { brandIds: [], ranges: [range], ...wanted })).map(({ text }) => text);

describe("what happened on some days", () => {
  it("stands beside the figures of every range it touches, latest first, of no other", async () => {
    const desk = await aDesk();
    await annotate(desk.owner, outage, now);
    await annotate(desk.owner, { ...outage, brandId: desk.brandId, kind: "campaign", text: "Sale", firstDay: "2026-11-10", lastDay: "2026-11-10" }, now);
    expect(await textsOf(desk)).toEqual(["The app was down", "Sale"]);
    expect(await textsOf(desk, { brandIds: [desk.brandId] })).toEqual(["The app was down", "Sale"]);
    expect(await textsOf(desk, { ranges: [{ from: "2026-11-04", to: "2026-11-05" }] })).toEqual(["The app was down"]);
    expect(await textsOf(desk, { ranges: [{ from: "2026-11-05", to: "2026-11-10" }] })).toEqual([]);
  });

  it("is taken away and brought back", async () => {
    const desk = await aDesk();
    const { annotationId } = await annotate(desk.owner, outage, now);
    await removeAnnotation(desk.owner, { annotationId }, now);
    expect(await textsOf(desk)).toEqual([]);
    await restoreAnnotation(desk.owner, { annotationId }, now);
    expect(await textsOf(desk)).toEqual(["The app was down"]);
  });

  it("is refused with days out of order, from an agent, and for another workspace's brand or annotation", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    await expect(annotate(desk.owner, { ...outage, lastDay: "2026-11-02" }, now)).rejects.toMatchObject({ reason: "annotation-days" });
    await expect(annotate(desk.owner, { ...outage, lastDay: "2027-11-05" }, now)).rejects.toMatchObject({ reason: "annotation-days" });
    await expect(annotate(await aMember(desk, "agent"), outage, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(annotate(desk.owner, { ...outage, brandId: other.brandId }, now)).rejects.toMatchObject({ code: "not-found" });
    const { annotationId } = await annotate(other.owner, outage, now);
    await expect(removeAnnotation(desk.owner, { annotationId }, now)).rejects.toMatchObject({ code: "not-found" });
    expect(await textsOf(desk)).toEqual([]);
  });
});
