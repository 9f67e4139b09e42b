import { expect, it } from "vitest";

import { chanceOf } from "../../support/chance";
import { aDesk, storeItems } from "../../support/desk";
import { closedHour, readSpikeRule } from "#lib/alerts/model/spike-rule";
import { listWatchedBrands } from "#lib/alerts/queries/facts/brands";
import { lookForSpikes, readHours } from "#lib/alerts/queries/facts/hours";
import { dayMs, hourMs, minuteMs } from "#lib/core/time";

// Lord Howe Island turns its clocks by half an hour, on the fifth of April.
const looks = [
  { zone: "Europe/Paris", now: new Date("2026-03-31T12:04:00Z"), days: 60 },
  { zone: "Asia/Kolkata", now: new Date("2026-03-10T12:34:00Z"), days: 30 },
  { zone: "Australia/Lord_Howe", now: new Date("2026-04-04T15:34:00Z"), days: 60 },
  { zone: "America/New_York", now: new Date("2026-11-01T07:04:00Z"), days: 10 },
];

it.each(looks)("a spike says the same by its own hours as by every item of 58 days ($zone)", async ({ zone, now, days }) => {
  const chance = chanceOf(days);
  const desk = await aDesk({ zone });
  const hour = closedHour(now, zone);
  const sentimentOf = (): string => (chance.below(3) === 0 ? "neutral" : "negative");
  await storeItems(desk, [
    ...Array.from({ length: 600 }, () => ({ postedAt: new Date(now.getTime() - chance.below(days * dayMs)), sentiment: sentimentOf() })),
    ...Array.from({ length: 300 }, () => {
      const ago = 7 * dayMs * chance.below(9) + chance.below(2) * dayMs;
      return { postedAt: new Date(hour.getTime() - ago + chance.below(2 * hourMs) - 30 * minuteMs), sentiment: "negative" };
    }),
    ...Array.from({ length: 60 }, () => ({ postedAt: new Date(hour.getTime() + chance.below(hourMs)), sentiment: "negative" })),
    ...Array.from({ length: 60 }, () => ({ postedAt: new Date(hour.getTime() + chance.below(hourMs)), sentiment: "negative", tones: ["spam"] })),
  ]);
  const watched = { workspaceId: desk.owner.workspaceId, brandId: desk.brandId };
  const [brand = { id: "", name: "", slug: "" }] = (await listWatchedBrands(watched)).map((one) => one.brand);
  const found = await lookForSpikes({ ...watched, settings: {}, now });
  const series = await readHours(desk.brandId, { zone, from: new Date(hour.getTime() - 58 * dayMs), to: new Date(hour.getTime() + hourMs) });
  const whole = readSpikeRule(brand, series, hour);
  expect(whole?.evidence.kind).toBe("spike");
  expect(found).toEqual([whole]);
});
