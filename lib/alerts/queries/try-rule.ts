import type { z } from "zod";

import { listWatchedBrands, type WatchedBrand } from "./facts/brands";
import { readPastOverdue } from "./facts/cases";
import { readHeated, readPastThreats } from "./facts/heated";
import { readHours } from "./facts/hours";
import { readPastPromises } from "./facts/promises";
import { afterCoolDown, backTestSpan, byWeek, type BackTest } from "../model/back-test";
import { settingSchemas } from "../model/kinds";
import { isTestable, type TestableKind } from "../model/terms";
import { pastPileOns } from "../model/pile-on-rule";
import { pastPromises } from "../model/promise-rule";
import type { tryRuleSchema } from "../model/rule-view";
import { pastSpikes } from "../model/spike-rule";
import { spikeWeeks } from "../model/spike";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { dayMs } from "#lib/core/time";

type Tried = z.output<typeof tryRuleSchema>;
type Span = { readonly from: Date; readonly to: Date };

/**
 * What a rule would have told of in the last eight weeks, by what is stored of them today: what was read late or tagged anew since is judged as
 * it stands now. Throws `invalid` for a rule whose past is not stored.
 */
export const tryRule = async (actor: Actor, tried: Tried, now: Date): Promise<BackTest> => {
  requirePermission(actor, "alerts:manage");
  const { kind, brandId, coolDownMinutes } = tried;
  if (!isTestable(kind)) throw new AppError("invalid", "The past of this rule is not stored.");
  const span = backTestSpan(now, actor.zone);
  const brands = await listWatchedBrands({ workspaceId: actor.workspaceId, brandId });
  const moments = await Promise.all(brands.map((watched) => past[kind]({ actor, watched, span, settings: tried.settings })));
  const fired = moments.flatMap((ofBrand) => (kind === "threat" ? ofBrand : afterCoolDown(ofBrand, coolDownMinutes)));
  return byWeek(
    fired.toSorted((one, other) => one.getTime() - other.getTime()),
    now,
    actor.zone,
  );
};

type Past = { readonly actor: Actor; readonly watched: WatchedBrand; readonly span: Span; readonly settings: Tried["settings"] };

const past: Readonly<Record<TestableKind, (past: Past) => Promise<readonly Date[]>>> = {
  spike: async ({ watched: { brand, zone }, span }) => {
    const from = new Date(span.from.getTime() - (7 * spikeWeeks + 1) * dayMs);
    return pastSpikes(await readHours(brand.id, { zone, from, to: span.to }), span.from, span.to);
  },
  "pile-on": async ({ watched, span, settings }) => pastPileOns(await readHeated(watched.brand.id, span), settingSchemas["pile-on"].parse(settings)),
  promise: async ({ watched, span, settings }) => pastPromises(await readPastPromises(watched.brand.id, span), settingSchemas.promise.parse(settings)),
  threat: async ({ actor, watched, span }) => (await readPastThreats(actor, { brandId: watched.brand.id, ...span })).map(({ postedAt }) => postedAt),
  "case-overdue": async ({ actor, watched, span }) => readPastOverdue(actor.workspaceId, { brandId: watched.brand.id, ...span }),
};
