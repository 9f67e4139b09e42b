import fc from "fast-check";
import { expect, it } from "vitest";

import { Places, type Step } from "./places-world";

const nth = fc.nat({ max: 3 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("ban" as const), account: nth, takes: fc.constantFrom(true, true, false) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("carry" as const, "let-off" as const), ban: nth, account: nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("end" as const), ban: nth }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("begin" as const), deed: nth }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      deed: nth,
      is: fc.constantFrom("done" as const, "lost" as const, "unheard" as const, "refused" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("by-hand" as const), deed: nth }) },
);

it("whatever happens in whatever order, an account is shut out iff a ban that stands and covers it wants it", () =>
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 60, size: "max" }), (sequence) => {
      const places = new Places();
      for (const step of sequence) places.run(step);
      places.settle();
      expect(places.shutOut()).toEqual(places.wanted());
    }),
    { numRuns: 3000, seed: 20_261_128 },
  ));
