import { describe, expect, it } from "vitest";

import { clockTime, minuteOf } from "../../../app/[workspace]/settings/brands/clock-time";

describe("a time field", () => {
  it("shows minutes of the day, and the end of the day as midnight", () =>
    expect([0, 570, 1439, 1440].map(clockTime)).toEqual(["00:00", "09:30", "23:59", "00:00"]));

  it("is read as minutes, with seconds or without, and as nothing while it is typed in", () =>
    expect(["00:00", "09:30", "23:59:59", "", "24:00", "9:3"].map(minuteOf)).toEqual([0, 570, 1439, null, null, null]));
});
