import { describe, expect, it } from "vitest";

import { proposedDue } from "#lib/cases/model/proposed-due";

describe("the time that is proposed for a promise", () => {
  it.each([
    { made: "in the afternoon", now: "2026-11-21T13:07:00Z", zone: "Europe/Paris", due: { day: "2026-11-22", time: "14:00" } },
    { made: "late in the evening", now: "2026-11-21T22:50:00Z", zone: "Europe/Paris", due: { day: "2026-11-22", time: "18:00" } },
    { made: "at night", now: "2026-11-21T02:10:00Z", zone: "Europe/Paris", due: { day: "2026-11-22", time: "09:00" } },
    {
      made: "on what is tomorrow already where the brand is",
      now: "2026-11-21T22:50:00Z",
      zone: "Asia/Vladivostok",
      due: { day: "2026-11-23", time: "09:00" },
    },
    { made: "on the last day of a month", now: "2026-11-30T10:44:59Z", zone: "UTC", due: { day: "2026-12-01", time: "10:30" } },
    { made: "before the clock goes forward", now: "2026-03-28T13:00:00Z", zone: "Europe/Paris", due: { day: "2026-03-29", time: "14:00" } },
  ])("is tomorrow at this hour, while somebody is there: made $made", ({ now, zone, due }) => expect(proposedDue(new Date(now), zone)).toEqual(due));
});
