import type { Evidence } from "./evidence";
import type { Locale } from "#lib/auth/actor";

/** What the words of an alert name, already as the reader writes numbers and times. */
export type SaidParams = Readonly<Record<string, string | number>>;
type Reader = { readonly locale: Locale; readonly zone: string };

/** Under `said.<kind>` of the `alerts` messages stand a title and a text; this is what they name. */
export const saidParams = (evidence: Evidence, reader: Reader): SaidParams => {
  const { moment, hour, number } = wayOfSaying(reader);
  switch (evidence.kind) {
    case "spike": {
      const { brand, count, expected, law, probability } = evidence;
      const end = new Date(Date.parse(evidence.hour) + 3_600_000).toISOString();
      const once = probability === null || probability <= 0 ? 0 : 1 / probability;
      return {
        brand: brand.name,
        count,
        expected: number(expected),
        law,
        from: moment(evidence.hour),
        to: hour(end),
        once: once > 1e6 ? number(1e6) : number(Math.round(once)),
      };
    }
    case "pile-on":
      return { brand: evidence.brand.name, authors: evidence.authors, items: evidence.items, since: moment(evidence.since), until: hour(evidence.until) };
    case "promise":
      return { brand: evidence.brand.name, soon: evidence.soon, late: evidence.late, minutes: evidence.minutes, next: moment(evidence.nextDueAt) };
    case "threat":
      return { brand: evidence.brand.name, posted: moment(evidence.postedAt) };
    case "source": {
      const { brand, name, what, since, expected, failures } = evidence;
      return { brand: brand.name, name, what, since: moment(since), expected: number(expected ?? 0), failures };
    }
    case "credential":
      return { name: evidence.name, what: evidence.what, expires: evidence.expiresAt === null ? "" : moment(evidence.expiresAt) };
    case "case-overdue": {
      const cases = evidence.cases.map(({ number: of, title, dueAt }) => `№ ${of} ${title} (${moment(dueAt)})`).join("; ");
      return { brand: evidence.brand.name, count: evidence.count, cases };
    }
  }
};

const wayOfSaying = ({ locale, zone }: Reader) => {
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  const day = { day: "numeric", month: "short", ...clock } as const;
  return {
    moment: (iso: string): string => new Intl.DateTimeFormat(locale, day).format(new Date(iso)),
    hour: (iso: string): string => new Intl.DateTimeFormat(locale, clock).format(new Date(iso)),
    number: (value: number): string => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value),
  };
};
