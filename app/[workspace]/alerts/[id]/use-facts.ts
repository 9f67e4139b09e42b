import { useFormatter, useTranslations } from "next-intl";

import type { Evidence, EvidenceOf } from "#lib/alerts/model/evidence";

export type ShownFact = { readonly name: string; readonly value: string };

/** The numbers an alert rests on, one by one, in the reader's words. */
export const useFacts = (zone: string): ((evidence: Evidence) => readonly ShownFact[]) => {
  const words = useWords(zone);
  return (evidence) => factsOf(evidence, words);
};

type Words = ReturnType<typeof useWords>;

const leastChance = 0.001;
const tiny = 1e-6;

const useWords = (zone: string) => {
  const t = useTranslations("alerts.why");
  const format = useFormatter();
  const small = (value: number): string => format.number(value, { maximumSignificantDigits: 2 });
  return {
    t,
    moment: (iso: string): string =>
      format.dateTime(new Date(iso), { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }),
    number: (value: number): string => format.number(value, { maximumFractionDigits: 2 }),
    /** What is rarer than one in a million is said as that. */
    chance: (value: number): string => (value < tiny ? t("under", { value: small(tiny) }) : small(value)),
  };
};

const factsOf = (evidence: Evidence, words: Words): readonly ShownFact[] => {
  const { t, moment, number } = words;
  switch (evidence.kind) {
    case "spike":
      return ofSpike(evidence, words);
    case "pile-on":
      return [
        { name: t("brand"), value: evidence.brand.name },
        { name: t("authors"), value: number(evidence.authors) },
        { name: t("items"), value: number(evidence.items) },
        { name: t("between"), value: `${moment(evidence.since)} – ${moment(evidence.until)}` },
      ];
    case "promise":
      return [
        { name: t("brand"), value: evidence.brand.name },
        { name: t("soon"), value: number(evidence.soon) },
        { name: t("late"), value: number(evidence.late) },
        { name: t("next"), value: moment(evidence.nextDueAt) },
      ];
    case "threat":
      return [
        { name: t("brand"), value: evidence.brand.name },
        { name: t("posted"), value: moment(evidence.postedAt) },
      ];
    case "source":
      return ofSource(evidence, words);
    case "credential":
      return [
        { name: t(evidence.what), value: evidence.name },
        ...(evidence.expiresAt === null ? [] : [{ name: t("expires"), value: moment(evidence.expiresAt) }]),
      ];
    case "case-overdue":
      return evidence.cases.map(({ number: of, title, dueAt }) => ({ name: `№ ${of}, ${moment(dueAt)}`, value: title }));
  }
};

const ofSpike = (evidence: EvidenceOf<"spike">, { t, number, chance }: Words): readonly ShownFact[] => {
  const { brand, count, expected, variance, law, probability, sameHours } = evidence;
  return [
    { name: t("brand"), value: brand.name },
    { name: t("count"), value: number(count) },
    { name: t("expected"), value: number(expected) },
    ...(sameHours.length === 0 ? [] : [{ name: t("sameHours"), value: sameHours.join(", ") }]),
    ...(variance === null ? [] : [{ name: t("spread"), value: number(variance) }]),
    { name: t("law"), value: t(`laws.${law}`) },
    ...(probability === null ? [] : [{ name: t("probability"), value: chance(probability) }]),
    { name: t("least"), value: law === "young" ? t("leastYoung") : t("leastSpike", { probability: chance(leastChance) }) },
  ];
};

const ofSource = ({ brand, name, what, since, expected, failures }: EvidenceOf<"source">, { t, moment, number }: Words): readonly ShownFact[] => [
  { name: t("brand"), value: brand.name },
  { name: t("source"), value: name },
  { name: t("since"), value: moment(since) },
  ...(what === "silent" && expected !== null ? [{ name: t("usual"), value: number(expected) }] : [{ name: t("failures"), value: number(failures) }]),
];
