import type { Locale } from "#lib/auth/actor";
import type { BrandId } from "#lib/core/ids";
import { dayOf, hourMs } from "#lib/core/time";
import { fillTemplate, type TemplateVariable, type TemplateView } from "#lib/playbook/template-model";
import type { MethodSettings } from "#lib/playbook/method-model";

type Brand = Pick<MethodSettings, "allowHolding" | "holdingTemplateId"> & { readonly brandId: BrandId };

/**
 * May these words go while an answer cools down? Only what managers keep as a holding answer of this brand or of all: the brand's choice,
 * the team's own wording, and what ships where the brand has chosen nothing.
 */
export const isApprovedHolding = ({ id, brandId, situation, origin }: TemplateView, { allowHolding, holdingTemplateId, ...brand }: Brand): boolean => {
  if (!allowHolding || situation !== "holding" || (brandId ?? brand.brandId) !== brand.brandId) return false;
  return id === holdingTemplateId || origin !== "shipped" || holdingTemplateId === undefined;
};

/** The one to offer first: the brand's choice, then the team's own wording. */
export const holdingToOffer = <Template extends TemplateView>(templates: readonly Template[], brand: Brand): Template | undefined => {
  const approved = templates.filter((template) => isApprovedHolding(template, brand));
  return approved.find(({ id }) => id === brand.holdingTemplateId) ?? approved.find(({ origin }) => origin !== "shipped") ?? approved[0];
};

type Said = { readonly text: string; readonly variables: Partial<Readonly<Record<TemplateVariable, string>>> };

/** Is it the template word for word? By when the real answer comes is the writer's to say, in a few words; nothing else is left open, white space does not count. */
export const saysTemplate = ({ body }: Pick<TemplateView, "body">, { text, variables }: Said): boolean => {
  const { until: _writersOwn, ...known } = variables;
  const filled = fillTemplate(body, known);
  if (filled.missing.some((variable) => variable !== "until")) return false;
  return new RegExp(`^${words(filled.text).split("{until}").map(escaped).join(moment)}$`, "u").test(words(text));
};

/** "16:00", "lundi 14 h", "завтра, 10:00": no room for a sentence. */
const moment = "[\\p{L}\\p{N} :.,]{1,24}";

const escaped = (literal: string): string => literal.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");

const words = (text: string): string => text.split(/\s+/u).filter(Boolean).join(" ");

/** When a real answer is promised where nobody says otherwise: the full hour at least one after the cool-down, in words of a language. */
export const momentAfter = (until: Date, { language, zone, now }: { readonly language: Locale; readonly zone: string; readonly now: Date }): string => {
  const at = new Date(Math.ceil((until.getTime() + hourMs) / hourMs) * hourMs);
  const day = dayOf(at, zone) === dayOf(now, zone) ? {} : ({ weekday: "long" } as const);
  return new Intl.DateTimeFormat(language, { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(at);
};
