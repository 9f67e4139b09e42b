import type { Look } from "./facts/brands";
import { lookAtCases } from "./facts/cases";
import { lookForPileOns, lookForThreats } from "./facts/heated";
import { lookForSpikes } from "./facts/hours";
import { lookForPromises } from "./facts/promises";
import { lookAtCredentials, lookAtSources } from "./facts/sources";
import type { Reading } from "../model/evidence";
import type { AlertKind } from "../model/terms";

/** What a rule of each kind sees at one look. */
export const readingsOf: Readonly<Record<AlertKind, (look: Look) => Promise<readonly Reading[]>>> = {
  spike: lookForSpikes,
  "pile-on": lookForPileOns,
  promise: lookForPromises,
  threat: lookForThreats,
  source: lookAtSources,
  credential: lookAtCredentials,
  "case-overdue": lookAtCases,
};
