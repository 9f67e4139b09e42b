import { describe, expect, it } from "vitest";

import { archiveTemplate, resetTemplate, restoreTemplate, saveTemplate } from "#lib/playbook/commands/templates";
import { findTemplate, listAllTemplates, listTemplates } from "#lib/playbook/queries/templates";

import { aDesk, aMember, type Desk } from "../../support/desk";

const now = new Date("2026-03-01T12:00:00Z");
const words = { brandId: null, language: "en", situation: "other", title: "Lost parcel", body: "Hello {name}", shortcut: "lost" } as const;
const shippedId = "shipped.en.thanks";
const choice = async ({ owner, brandId }: Desk) => listTemplates(owner, { brandId, language: "en" });
const idsOf = async (desk: Desk) => (await choice(desk)).map(({ id }) => id);

describe("[A5] the library of templates", () => {
  it("offers what ships, in the language asked for", async () => {
    const desk = await aDesk();
    const shown = await choice(desk);
    expect(shown.length).toBeGreaterThanOrEqual(20);
    expect(new Set(shown.map(({ language, origin }) => `${language} ${origin}`))).toEqual(new Set(["en shipped"]));
  });

  it("takes a template of the team's own, changes it, puts it away and brings it back", async () => {
    const desk = await aDesk();
    const { id } = await saveTemplate(desk.owner, words, now);
    await saveTemplate(desk.owner, { ...words, id, body: "Hi {name}" }, now);
    expect(await findTemplate(desk.owner.workspaceId, id)).toMatchObject({ body: "Hi {name}", origin: "own" });
    await archiveTemplate(desk.owner, { id }, now);
    expect(await idsOf(desk)).not.toContain(id);
    expect(await findTemplate(desk.owner.workspaceId, id)).toBeNull();
    await restoreTemplate(desk.owner, { id }, now);
    expect(await idsOf(desk)).toContain(id);
  });

  it("adapts a shipped template under its own id and gives its words back", async () => {
    const desk = await aDesk();
    const shipped = await findTemplate(desk.owner.workspaceId, shippedId);
    await saveTemplate(desk.owner, { ...words, id: shippedId, situation: "thanks", shortcut: "thanks" }, now);
    expect(await findTemplate(desk.owner.workspaceId, shippedId)).toMatchObject({ title: "Lost parcel", origin: "adapted" });
    await resetTemplate(desk.owner, { id: shippedId }, now);
    expect(await findTemplate(desk.owner.workspaceId, shippedId)).toEqual(shipped);
    await expect(resetTemplate(desk.owner, { id: shippedId }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(saveTemplate(desk.owner, { ...words, id: shippedId, language: "fr" }, now)).rejects.toMatchObject({ code: "invalid" });
  });

  it("puts a shipped template away and brings it back as it ships", async () => {
    const desk = await aDesk();
    await archiveTemplate(desk.owner, { id: shippedId }, now);
    expect(await idsOf(desk)).not.toContain(shippedId);
    await restoreTemplate(desk.owner, { id: shippedId }, now);
    expect(await findTemplate(desk.owner.workspaceId, shippedId)).toMatchObject({ origin: "shipped" });
  });

  it("keeps a brand's template to the brand", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const { id } = await saveTemplate(desk.owner, { ...words, brandId: desk.brandId }, now);
    expect(await idsOf(desk)).toContain(id);
    expect((await listTemplates(desk.owner, { brandId: "brd_another", language: "en" })).map((one) => one.id)).not.toContain(id);
    await expect(saveTemplate(desk.owner, { ...words, brandId: other.brandId }, now)).rejects.toMatchObject({ code: "not-found" });
  });

  it("has one template to a shortcut", async () => {
    const desk = await aDesk();
    await saveTemplate(desk.owner, words, now);
    await expect(saveTemplate(desk.owner, words, now)).rejects.toMatchObject({ reason: "shortcut-taken" });
    await expect(saveTemplate(desk.owner, { ...words, shortcut: "thanks" }, now)).rejects.toMatchObject({ reason: "shortcut-taken" });
    await archiveTemplate(desk.owner, { id: shippedId }, now);
    const { id } = await saveTemplate(desk.owner, { ...words, shortcut: "thanks" }, now);
    await expect(restoreTemplate(desk.owner, { id: shippedId }, now)).rejects.toMatchObject({ reason: "shortcut-taken" });
    await archiveTemplate(desk.owner, { id }, now);
    await restoreTemplate(desk.owner, { id: shippedId }, now);
  });

  it("is written by managers, read by the whole workspace, and by nobody of another", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const agent = await aMember(desk, "agent");
    const { id } = await saveTemplate(desk.owner, words, now);
    expect((await listAllTemplates(agent)).map((one) => one.id)).toContain(id);
    await expect(saveTemplate(agent, words, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(archiveTemplate(agent, { id }, now)).rejects.toMatchObject({ code: "forbidden" });
    expect((await listAllTemplates(other.owner)).map((one) => one.id)).not.toContain(id);
    await expect(saveTemplate(other.owner, { ...words, id }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(archiveTemplate(other.owner, { id }, now)).rejects.toMatchObject({ code: "not-found" });
    expect(await findTemplate(other.owner.workspaceId, id)).toBeNull();
  });
});
