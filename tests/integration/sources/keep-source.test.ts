import { describe, expect, it } from "vitest";

import { aDesk, aMember, aSource } from "../../support/watched";
import { forgetRemovedSecrets, removeSource, renameSource, restoreSource } from "#lib/sources/commands/keep-source";
import { addPushSource } from "#lib/sources/commands/add-source";
import { secretKeptMs, restorableMs } from "#lib/sources/model";
import { findDoor, openSource } from "#lib/sources/queries/open-source";
import { getSourceHealth } from "#lib/sources/queries/health";
import { listAudit } from "#lib/team/queries";

const now = new Date("2026-11-20T10:00:00Z");
const after = (ms: number): Date => new Date(now.getTime() + ms);
const aPushSource = async () => {
  const desk = await aDesk();
  const made = await addPushSource(desk.actor, { brandId: desk.brandId, name: "The app" }, now);
  return { ...desk, sourceId: made.sourceId, secret: made.secret };
};

describe("the removal of a source", () => {
  it("shuts its door at once", async () => {
    const { actor, sourceId } = await aPushSource();
    await removeSource(actor, { sourceId }, now);
    expect(await findDoor(sourceId)).toBeNull();
    await expect(openSource(actor.workspaceId, sourceId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("can be taken back: the credential it had is good again, and the audit tells of it", async () => {
    const { actor, sourceId, secret } = await aPushSource();
    await removeSource(actor, { sourceId }, now);
    await restoreSource(actor, { sourceId }, after(60_000));
    expect(await findDoor(sourceId)).toMatchObject({ secret: { pushSecrets: [secret] } });
    expect(await getSourceHealth(actor, sourceId, now)).toMatchObject({ status: "active", hasSecret: true });
    expect((await listAudit(actor, { limit: 1 })).map(({ action, subjectId }) => [action, subjectId])).toEqual([["source.restore", sourceId]]);
  });

  it("is final after a quarter of an hour, and its credential is forgotten within the next hours", async () => {
    const { actor, sourceId, secret } = await aPushSource();
    await removeSource(actor, { sourceId }, now);
    await expect(restoreSource(actor, { sourceId }, after(restorableMs))).rejects.toMatchObject({ code: "not-found" });
    await forgetRemovedSecrets(after(secretKeptMs - 1));
    await restoreSource(actor, { sourceId }, after(restorableMs - 1));
    expect(await findDoor(sourceId)).toMatchObject({ secret: { pushSecrets: [secret] } });
    await removeSource(actor, { sourceId }, now);
    expect(await forgetRemovedSecrets(after(secretKeptMs))).toBeGreaterThan(0);
    await restoreSource(actor, { sourceId }, after(restorableMs - 1));
    expect(await findDoor(sourceId)).toBeNull();
  });

  it("leaves the credentials of sources that are watched alone", async () => {
    const { sourceId, secret } = await aPushSource();
    await forgetRemovedSecrets(after(10 * secretKeptMs));
    expect(await findDoor(sourceId)).toMatchObject({ secret: { pushSecrets: [secret] } });
  });

  it("cannot be taken back twice, by another workspace, by an agent, or when the page was added anew", async () => {
    const desk = await aDesk();
    const url = "https://restored.example.org";
    const source = await aSource(desk, { url });
    await expect(restoreSource(desk.actor, { sourceId: source.id }, now)).rejects.toMatchObject({ code: "not-found" });
    await removeSource(desk.actor, { sourceId: source.id }, now);
    await expect(restoreSource((await aDesk()).actor, { sourceId: source.id }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(restoreSource(await aMember(desk.workspaceId, "agent"), { sourceId: source.id }, now)).rejects.toMatchObject({ code: "forbidden" });
    await aSource(desk, { url });
    await expect(restoreSource(desk.actor, { sourceId: source.id }, now)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("the trail of a source", () => {
  it("says which source it was, and what its name was before", async () => {
    const { actor, sourceId } = await aPushSource();
    await renameSource(actor, { sourceId, name: "The shop" }, after(1));
    await removeSource(actor, { sourceId }, after(2));
    expect((await listAudit(actor, { limit: 3 })).map(({ action, details }) => [action, details])).toEqual([
      ["source.remove", { name: "The shop" }],
      ["source.rename", { was: "The app", became: "The shop" }],
      ["source.add", { name: "The app", platform: "push", hasSecret: true }],
    ]);
  });
});
