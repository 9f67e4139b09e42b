import { describe, expect, it } from "vitest";

import { shippedTemplates } from "#lib/playbook/shipped/shipped-templates";
import { fillTemplate } from "#lib/playbook/template-model";
import { momentAfter, saysTemplate } from "#lib/replies/holding-model";

const variables = { name: "Vera (Leeds)", agent: "Anna", brand: "Kestrel" };
const now = new Date("2026-11-20T10:00:00Z");
const holdings = shippedTemplates.filter(({ situation }) => situation === "holding");

describe("the holding answer", () => {
  it.each(holdings)("that ships in $language is itself, with its moment filled", (template) => {
    const until = momentAfter(new Date("2026-11-20T23:30:00Z"), { language: template.language, zone: "Europe/Moscow", now });
    const { text, missing } = fillTemplate(template.body, { ...variables, until });
    expect(missing).toEqual([]);
    expect(saysTemplate(template, { text, variables })).toBe(true);
    expect(saysTemplate(template, { text: text.replaceAll("\n", "  "), variables })).toBe(true);
    expect(saysTemplate(template, { text: `${text} You clown!`, variables })).toBe(false);
    expect(saysTemplate(template, { text: text.replace(until, "{until}"), variables })).toBe(false);
    expect(saysTemplate(template, { text: text.replace(until, "the day you learn to read, you miserable clown"), variables })).toBe(false);
    expect(saysTemplate(template, { text: text.replace("Vera (Leeds)", "clown"), variables })).toBe(false);
  });

  it("promises a full hour, at least one after the answer may go, in the desk's zone", () => {
    const moment = (until: string): string => momentAfter(new Date(until), { language: "en", zone: "Europe/Paris", now });
    expect(moment("2026-11-20T10:15:00Z")).toBe("13:00");
    expect(moment("2026-11-20T11:00:00Z")).toBe("13:00");
    expect(moment("2026-11-21T08:00:00Z")).toMatch(/Saturday.*10:00/u);
  });
});
