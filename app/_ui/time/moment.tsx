import { useFormatter, useTranslations } from "next-intl";

import { dayOf } from "#lib/core/time";

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

/** A calendar day, for what is older than its hour matters: "16 Nov", with the year where it is another one. */
export const Day = ({ at, zone, now }: Instant & { readonly now: Date }) => {
  const format = useFormatter();
  const isThisYear = dayOf(new Date(at), zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return (
    <Instantly
      at={at}
      zone={zone}
      words={format.dateTime(new Date(at), { day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" as const }), timeZone: zone })}
    />
  );
};

/** The words of `Moment`, for use inside a sentence. */
export const useMoment = (): ((at: string, zone: string, now: Date) => string) => {
  const format = useFormatter();
  return (at, zone, now) => {
    const date = new Date(at);
    const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
    if (dayOf(date, zone) === dayOf(now, zone)) return format.dateTime(date, time);
    if (Math.abs(now.getTime() - date.getTime()) < 6 * 86_400_000) return format.dateTime(date, { weekday: "short", ...time });
    if (dayOf(date, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4)) return format.dateTime(date, { day: "numeric", month: "short", timeZone: zone });
    return format.dateTime(date, { day: "numeric", month: "short", year: "numeric", timeZone: zone });
  };
};

// The words may tick on between the server's clock and the browser's; the next tick mends them without a warning.
const Instantly = ({ at, zone, words }: Instant & { readonly words: string }) => {
  const full = useFullTime();
  return (
    <time dateTime={at} title={full(at, zone)} suppressHydrationWarning>
      {words}
    </time>
  );
};
