import { describe, expect, it } from "vitest";

import { shippedTemplates } from "#lib/playbook/shipped/shipped-templates";
import { fillTemplate, type TemplateView } from "#lib/playbook/template-model";
import { holdingToOffer, isApprovedHolding, momentAfter, saysTemplate } from "#lib/replies/holding-model";

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

  const aTemplate = (over: Partial<TemplateView>): TemplateView => ({
    ...{ id: "tpl_1", brandId: null, language: "en", situation: "holding", title: "For now", body: "We have read this.", shortcut: null, archivedAt: null },
    origin: "own",
    ...over,
  });
  const brand = { brandId: "brd_1", allowHolding: true };
  const shipped = aTemplate({ id: "shipped.en.holding", origin: "shipped" });
  const adapted = aTemplate({ id: "shipped.en.holding", origin: "adapted" });
  const own = aTemplate({});

  it.each([
    { what: "what ships, where the brand has chosen nothing", template: shipped, over: {}, may: true },
    { what: "what ships, where the brand has chosen another", template: shipped, over: { holdingTemplateId: "tpl_2" }, may: false },
    { what: "the team's wording of what ships", template: adapted, over: {}, may: true },
    { what: "the team's own, chosen or not", template: own, over: { holdingTemplateId: "tpl_2" }, may: true },
    { what: "the brand's choice", template: own, over: { holdingTemplateId: "tpl_1" }, may: true },
    {
      what: "a template for anything else, though it was chosen once",
      template: aTemplate({ situation: "other" }),
      over: { holdingTemplateId: "tpl_1" },
      may: false,
    },
    { what: "one of another brand", template: aTemplate({ brandId: "brd_2" }), over: {}, may: false },
    { what: "any, where the brand allows none", template: own, over: { allowHolding: false }, may: false },
  ])("that may go at once: $what ($may)", ({ template, over, may }) => expect(isApprovedHolding(template, { ...brand, ...over })).toBe(may));

  it("that is offered is the brand's choice, then the team's own wording, then what ships", () => {
    const library = [shipped, own, aTemplate({ id: "tpl_2" })];
    const offered = (over: { readonly holdingTemplateId?: string; readonly allowHolding?: boolean }) => holdingToOffer(library, { ...brand, ...over })?.id;
    expect([offered({ holdingTemplateId: "tpl_2" }), offered({}), offered({ allowHolding: false })]).toEqual(["tpl_2", "tpl_1", undefined]);
    expect(holdingToOffer([shipped], brand)?.id).toBe(shipped.id);
  });
});
