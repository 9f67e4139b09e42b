import { expect, it } from "vitest";

import { waitingFor } from "../../../app/[workspace]/_shell/nouns";

it("the rail counts what waits for the brands of the address, or for all", () => {
  const counts = { waiting: { kestrel: 3, lodia: 4, vermeuil: 0 } };
  expect([
    waitingFor(counts, null),
    waitingFor(counts, ""),
    waitingFor(counts, "lodia"),
    waitingFor(counts, "lodia,kestrel"),
    waitingFor(counts, "gone"),
  ]).toEqual([7, 7, 4, 7, 0]);
});
