import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";

import { dayMs, dayOf } from "#lib/core/time";

import { useSpan } from "./use-span";

type Instant = {
  /** ISO. */
  readonly at: string;
  /** IANA zone the reader lives by; the workspace's. */
  readonly zone: string;
};

/** The full day and time, as it stands on hover. */
export const useFullTime = (): ((at: string, zone: string) => string) => {
  const format = useFormatter();
  return (at, zone) =>
    format.dateTime(new Date(at), {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
      timeZone: zone,
      timeZoneName: "short",
    });
};

/** How far away it is: "3 h ago", "in 5 min", "just now"; the full time on hover. */
export const Ago = ({ at, zone, now }: Instant & { readonly now: Date }) => {
  const t = useTranslations("time");
  const span = useSpan();
  const ms = now.getTime() - Date.parse(at);
  const words = Math.abs(ms) < 60_000 ? t(ms < 0 ? "soon" : "justNow") : t(ms < 0 ? "in" : "ago", { span: span(ms) });
  return <Instantly at={at} zone={zone} words={words} />;
};

/** A moment as a person says it: "10:29" today, "Tue 10:29" this week, "16 Nov" this year; the full time on hover. */
export const Moment = ({ at, zone, now }: Instant & { readonly now: Date }) => {
  const say = useMoment();
  return <Instantly at={at} zone={zone} words={say(at, zone, now)} />;
};

/** The hour of a moment whose day is known: "10:29"; the full time on hover. */
export const Hour = ({ at, zone }: Instant) => {
  const format = useFormatter();
  return <Instantly at={at} zone={zone} words={format.dateTime(new Date(at), { ...hour, timeZone: zone })} />;
};

/** A calendar day, for what is older than its hour matters: "16 Nov", with the year where it is another one. */
export const Day = ({ at, zone, now }: Instant & { readonly now: Date }) => {
  const format = useFormatter();
  return <Instantly at={at} zone={zone} words={format.dateTime(new Date(at), { ...shortDay, ...yearUnlessThis(at, zone, now), timeZone: zone })} />;
};

/** The words of `Moment`, for use inside a sentence. */
export const useMoment = (): ((at: string, zone: string, now: Date) => string) => {
  const format = useFormatter();
  return (at, zone, now) =>
    format.dateTime(new Date(at), { ...(nearWords(at, zone, now) ?? { ...shortDay, ...yearUnlessThis(at, zone, now) }), timeZone: zone });
};

/** A moment somebody is bound to, whose hour matters on every day: "14:00" today, "Tue 14:00" this week, "1 Dec, 14:00" beyond. */
export const useAppointment = (): ((at: string, zone: string, now: Date) => string) => {
  const format = useFormatter();
  return (at, zone, now) =>
    format.dateTime(new Date(at), { ...(nearWords(at, zone, now) ?? { ...shortDay, ...hour, ...yearUnlessThis(at, zone, now) }), timeZone: zone });
};

/** A moment on paper, where nothing can be hovered and nothing is today: "16 November 2026 at 10:29". */
export const usePaperTime = (): ((at: string, zone: string) => string) => {
  const format = useFormatter();
  return (at, zone) => format.dateTime(new Date(at), { day: "numeric", month: "long", year: "numeric", ...hour, timeZone: zone });
};

/** A day as it stands over what happened on it: "Tue, 16 Nov", with the year where it is another one; in full on paper. */
export const useDayName = (): ((at: string, zone: string, seen: { readonly now: Date; readonly isOnPaper: boolean }) => string) => {
  const format = useFormatter();
  return (at, zone, { now, isOnPaper }) =>
    isOnPaper
      ? format.dateTime(new Date(at), { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: zone })
      : format.dateTime(new Date(at), { weekday: "short", ...shortDay, ...yearUnlessThis(at, zone, now), timeZone: zone });
};

/** What the reader's language calls a zone: "Central European Time". */
export const useZoneName = (): ((zone: string) => string) => {
  const locale = useLocale();
  const now = useNow();
  return (zone) => {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "longGeneric" }).formatToParts(now);
    const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
    // Where a zone is named by its country, French sets a word and a colon before it, which stands badly behind another colon.
    return name.replace(/^heure\s:\s/u, "");
  };
};

const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const shortDay = { day: "numeric", month: "short" } as const;

/** Today and this week a moment is said by its hour; null beyond. */
const nearWords = (at: string, zone: string, now: Date) => {
  const date = new Date(at);
  if (dayOf(date, zone) === dayOf(now, zone)) return hour;
  return Math.abs(now.getTime() - date.getTime()) < 6 * dayMs ? ({ weekday: "short", ...hour } as const) : null;
};

const yearUnlessThis = (at: string, zone: string, now: Date) =>
  dayOf(new Date(at), zone).slice(0, 4) === dayOf(now, zone).slice(0, 4) ? {} : ({ year: "numeric" } as const);

// The words may tick on between the server's clock and the browser's; the next tick mends them without a warning.
const Instantly = ({ at, zone, words }: Instant & { readonly words: string }) => {
  const full = useFullTime();
  return (
    <time dateTime={at} title={full(at, zone)} suppressHydrationWarning>
      {words}
    </time>
  );
};
