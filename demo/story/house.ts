import { demoBrands } from "../accounts";
import { earlier } from "./earlier";
import type { Stage } from "./stage";
import { setMethod } from "#lib/playbook/commands/method";
import { publishRules, saveRuleDraft } from "#lib/playbook/commands/rules";
import { defaultMethod, type MethodSettings } from "#lib/playbook/method-model";
import { methodOf } from "#lib/playbook/queries/method";
import { getRules } from "#lib/playbook/queries/rules";
import { houseRules } from "#lib/playbook/shipped/house-rules";

const contacts = {
  kestrel: "Kestrel Parcels, Guest Relations, 12 Harbour Row, Leeds LS1 0KP, guests@kestrel.example",
  lodia: "Банк «Лодия», 101000, Москва, Полевая ул., 4, gosti@lodia.example",
  vermeuil: "Clinique Vermeuil, 3 rue des Tilleuls, 69007 Lyon, accueil@vermeuil.example",
} as const;

/** What the formal notice names: the offer, what is paid back, and where one can object. */
const noticeOf = (slug: keyof typeof contacts): MethodSettings["notice"] => ({
  en: {
    offerClause: "Clause 7.3 of our offer: whoever threatens or repeatedly insults staff may be refused service on our pages.",
    refundLine: "What you have paid for and not received is refunded within 14 days.",
    postalContact: contacts[slug],
  },
  ru: {
    offerClause: "Пункт 7.3 оферты: тому, кто угрожает сотрудникам или повторно их оскорбляет, может быть отказано в общении на наших страницах.",
    refundLine: "Оплаченное и не полученное возвращается в течение 14 дней.",
    postalContact: contacts[slug],
  },
  fr: {
    offerClause: "Article 7.3 de nos conditions : quiconque menace le personnel ou l’insulte à répétition peut être exclu de nos pages.",
    refundLine: "Ce qui a été payé et non reçu est remboursé sous 14 jours.",
    postalContact: contacts[slug],
  },
});

/** House rules in force since before the first comment, and how each brand keeps the method. */
export const furnishHouse = async (stage: Stage): Promise<void> => {
  const since = earlier(stage.now, { days: 60 });
  const manager = stage.as("luc@demo.example");
  for (const { slug } of demoBrands) {
    const { id: brandId } = stage.brand(slug);
    if ((await getRules(manager, brandId, stage.now)).versions.length === 0) {
      await saveRuleDraft(manager, { brandId, rules: { ...houseRules, clauses: [...houseRules.clauses] } }, since);
      await publishRules(manager, { brandId, fromDay: null }, since);
    }
    const { notice } = await methodOf(manager.workspaceId, brandId);
    if (notice.en.offerClause === "") await setMethod(manager, { brandId, method: { ...defaultMethod, notice: noticeOf(slug) } }, since);
  }
};
