import type { Evidence, EvidenceOf } from "./evidence";
import type { Locale } from "#lib/auth/actor";
import { hourMs } from "#lib/core/time";

/** What the words of an alert name, already as the reader writes numbers and times. */
export type SaidParams = Readonly<Record<string, string | number>>;
type Reader = { readonly locale: Locale; readonly zone: string };

/** Under `said.<kind>` of the `alerts` messages stand a title and a text; this is what they name. */
export const saidParams = (evidence: Evidence, reader: Reader): SaidParams => {
  const say = wayOfSaying(reader);
  const { moment, hour } = say;
  switch (evidence.kind) {
    case "spike":
      return ofSpike(evidence, say);
    case "pile-on":
      return { brand: evidence.brand.name, authors: evidence.authors, items: evidence.items, since: moment(evidence.since), until: hour(evidence.until) };
    case "promise":
      return { brand: evidence.brand.name, soon: evidence.soon, late: evidence.late, minutes: evidence.minutes, next: moment(evidence.nextDueAt) };
    case "threat":
      return { brand: evidence.brand.name, posted: moment(evidence.postedAt), isSure: evidence.isSure ? "yes" : "no" };
    case "source":
      return ofSource(evidence, say);
    case "credential":
      return { name: evidence.name, what: evidence.what, expires: evidence.expiresAt === null ? "" : moment(evidence.expiresAt) };
    case "case-overdue": {
      const cases = evidence.cases.map(({ number, title, dueAt }) => `№ ${number} ${title} (${moment(dueAt)})`).join("; ");
      return { brand: evidence.brand.name, count: evidence.count, cases };
    }
  }
};

/** Rarer than this is said as this rare: so far out a law of chance says little. */
const rarest = 1_000_000;

const ofSpike = ({ brand, hour: began, count, expected, law, probability }: EvidenceOf<"spike">, { moment, hour, number }: Saying): SaidParams => {
  const ended = new Date(Date.parse(began) + hourMs).toISOString();
  const once = probability === null ? rarest : Number((1 / Math.max(probability, 1 / rarest)).toPrecision(2));
  return { brand: brand.name, count, expected: number(expected), law, from: moment(began), to: hour(ended), once: number(once) };
};

const ofSource = ({ brand, name, what, since, expected, failures }: EvidenceOf<"source">, { moment, number }: Saying): SaidParams => ({
  brand: brand.name,
  name,
  what,
  since: moment(since),
  expected: number(expected ?? 0),
  failures,
});

type Saying = ReturnType<typeof wayOfSaying>;

const wayOfSaying = ({ locale, zone }: Reader) => {
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  const day = { day: "numeric", month: "short", ...clock } as const;
  return {
    moment: (iso: string): string => new Intl.DateTimeFormat(locale, day).format(new Date(iso)),
    hour: (iso: string): string => new Intl.DateTimeFormat(locale, clock).format(new Date(iso)),
    number: (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value),
  };
};
