import { z } from "zod";

import { capabilities } from "../contract";

/** What a callback may be able to do: there are no posts of the brand's own in what is pushed, and pictures do not travel there. */
export const callbackCapabilities = capabilities.filter((capability) => capability !== "publish" && capability !== "pin" && capability !== "attach");

export const settingsSchema = z.object({
  /** Where what is said and done is sent; without it the source only listens. */
  callbackUrl: z.url({ protocol: /^https?$/u }).optional(),
  /** What the operator says it takes; a callback that names its abilities is taken at its word. */
  can: z.array(z.enum(callbackCapabilities)).default([]),
});
