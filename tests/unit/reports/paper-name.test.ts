import { describe, expect, it } from "vitest";

import { someFigures } from "../../support/a-report";
import { paperResponse } from "../../../app/_export/paper-response";
import { paperName } from "#lib/reports/words/paper-name";

const week = { from: "2026-11-09", to: "2026-11-16" };
const nameOf = (brands: readonly string[], locale: "en" | "ru" | "fr" = "en") => paperName(someFigures({ brands: [...brands], week }), locale);

describe("the file of a report", () => {
  it("is called after its brands and its week, in the words of its reader", () => {
    expect(nameOf(["Kestrel"]).full).toBe("Kestrel · Week of 9 – 15 November 2026.pdf".replace(" – ", "–"));
    expect(nameOf(["Завод"], "ru").full).toMatch(/^Завод · .*ноября 2026.*\.pdf$/u);
    expect(nameOf(["Завод"], "ru").plain).toBe("report-2026-11-09.pdf");
  });

  it("holds nothing that a folder forbids or that turns the line around, and has an end", () => {
    const { full } = nameOf(['../etc\\"<b>|?*:\r\n\u202Efdp.exe', "x".repeat(300)]);
    expect(full).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]/u);
    expect(full.length).toBeLessThanOrEqual(124);
    expect(full).toMatch(/2026\.pdf$/u);
  });

  it("is told to browsers in ASCII and, coded, in full", () => {
    const told = paperResponse({ bytes: new Uint8Array([37]), name: nameOf(["Café d'Été (Paris)*"], "fr") }).headers.get("content-disposition") ?? "";
    expect(told).toMatch(/^inline; filename="report-2026-11-09\.pdf"; filename\*=UTF-8''[\w.~!$&+^`|%-]+$/u);
    expect(decodeURIComponent(told.split("UTF-8''")[1] ?? "")).toMatch(/^Café d'Été \(Paris\) · Semaine du 9 au 15 novembre 2026\.pdf$/u);
  });
});
