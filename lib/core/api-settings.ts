import { z } from "zod";

const aMinute = z.coerce.number().int().min(1).max(1_000_000);

/** How many requests a minute programs may send; `PARLEY_` and the names that operators know. */
export const apiVariables = {
  /** Of one token. */
  PARLEY_API_PER_TOKEN: aMinute.default(600),
  /** From one address, whatever tokens they carry: what guesses tokens or knocks without one is stopped by it. */
  PARLEY_API_PER_ADDRESS: aMinute.default(1_200),
};
