import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, type Desk } from "../../support/desk";
import { startTranslationServer, translated, type TranslationServer } from "../../support/translation-service";
import { sql } from "#lib/db/sql";
import { forgetOldTranslations } from "#lib/translation/commands/forget-old-translations";
import { translateDraft } from "#lib/translation/commands/translate-draft";
import { translateItem } from "#lib/translation/commands/translate-item";

const now = new Date("2026-11-20T12:00:00Z");
const comment = "Où est mon colis ?";
let server: TranslationServer;
let desk: Desk;
let itemId: string;

// Settings are read once a process, so this file has the one choice of its own.
beforeAll(async () => {
  server = await startTranslationServer();
  Object.assign(process.env, { PARLEY_TRANSLATION: "libretranslate", PARLEY_TRANSLATION_URL: server.url.origin });
});
afterAll(async () => {
  await server.close();
});
beforeEach(async () => {
  desk = await aDesk();
  itemId = await anItem(desk, { postedAt: now, text: comment, language: "fr" });
});

const asked = (): number => server.seen().length;

describe("a comment in another language", () => {
  it("is told in the reader's, and the service is asked about the same words once in a workspace", async () => {
    const before = asked();
    const said = { kind: "translated", text: translated(comment, "en"), service: "LibreTranslate" };
    expect(await translateItem(desk.owner, { itemId }, now)).toEqual(said);
    expect(await translateItem(await aMember(desk, "viewer"), { itemId }, now)).toEqual(said);
    expect(asked() - before).toBe(1);
    expect(await translateItem({ ...desk.owner, locale: "ru" }, { itemId }, now)).toMatchObject({ text: translated(comment, "ru") });
    const other = await aDesk();
    await translateItem(other.owner, { itemId: await anItem(other, { postedAt: now, text: comment, language: "fr" }) }, now);
    expect(asked() - before).toBe(3);
  });

  it("is asked for again where the service failed", async () => {
    server.next({ kind: "status", status: 400 });
    expect(await translateItem(desk.owner, { itemId }, now)).toEqual({ kind: "failed", why: "declined" });
    expect(await translateItem(desk.owner, { itemId }, now)).toMatchObject({ kind: "translated" });
  });

  it("stays at home where it was deleted, or is too long", async () => {
    const before = asked();
    const deleted = await anItem(desk, { postedAt: now, text: comment, language: "fr", visibility: "deleted" });
    await expect(translateItem(desk.owner, { itemId: deleted }, now)).rejects.toMatchObject({ reason: "item-gone" });
    const long = await anItem(desk, { postedAt: now, text: "mot ".repeat(3_000), language: "fr" });
    expect(await translateItem(desk.owner, { itemId: long }, now)).toEqual({ kind: "failed", why: "too-long" });
    expect(asked()).toBe(before);
  });

  it("is nobody's of another workspace, and is forgotten when nobody asks for it in a month", async () => {
    await expect(translateItem((await aDesk()).owner, { itemId }, now)).rejects.toMatchObject({ code: "not-found" });
    await translateItem(desk.owner, { itemId }, now);
    const kept = async () => (await sql.query({ text: "SELECT hash FROM translation WHERE workspace_id = $1", values: [desk.owner.workspaceId] })).length;
    await forgetOldTranslations(new Date("2026-12-19T12:00:00Z"));
    expect(await kept()).toBe(1);
    await forgetOldTranslations(new Date("2026-12-21T12:00:00Z"));
    expect(await kept()).toBe(0);
  });
});

describe("a draft in the member's language", () => {
  it("is told in the customer's, whatever language the draft is in", async () => {
    expect(await translateDraft(desk.owner, { itemId, text: "It is on its way." }, now)).toMatchObject({ text: translated("It is on its way.", "fr") });
    expect(server.seen().at(-1)).toMatchObject({ source: "auto", target: "fr" });
  });

  it("is for those who may answer, on items of their own workspace whose language is known", async () => {
    const text = "It is on its way.";
    await expect(translateDraft(await aMember(desk, "viewer"), { itemId, text }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(translateDraft((await aDesk()).owner, { itemId, text }, now)).rejects.toMatchObject({ code: "not-found" });
    const unknown = await anItem(desk, { postedAt: now, text: "?!", language: "und" });
    await expect(translateDraft(desk.owner, { itemId: unknown, text }, now)).rejects.toMatchObject({ reason: "language-unknown" });
  });
});
