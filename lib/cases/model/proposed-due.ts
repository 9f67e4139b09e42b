import { wallTimeOf } from "./wall-time";
import { addDays, minuteMs } from "#lib/core/time";

/** Between these hours somebody is there to keep a promise. */
export const promiseHours = { from: "09:00", to: "18:00" } as const;

const quarterMs = 15 * minuteMs;

/** When a promise falls due unless somebody says otherwise: tomorrow at this quarter of the hour on a zone's wall, while somebody is there. */
export const proposedDue = (now: Date, zone: string): { readonly day: string; readonly time: string } => {
  const [today = "", hour = ""] = wallTimeOf(new Date(Math.floor(now.getTime() / quarterMs) * quarterMs), zone).split("T");
  const { from, to } = promiseHours;
  return { day: addDays(today, 1), time: hour < from ? from : hour > to ? to : hour };
};
