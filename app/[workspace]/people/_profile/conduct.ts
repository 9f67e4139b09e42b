import type { Actor } from "#lib/auth/actor";
import type { CaseMention } from "#lib/cases/model";
import { listCasesOf } from "#lib/cases/queries/mentions";
import type { Ladder } from "#lib/conduct/ladder-model";
import { findLatestBan } from "#lib/conduct/queries/bans";
import { ladderOf } from "#lib/conduct/queries/ladder";
import { listSanctions } from "#lib/conduct/queries/sanctions";
import type { SanctionView } from "#lib/conduct/view-model";
import type { Profile } from "#lib/people/model";
import { getBanCost, type BanCost } from "#lib/people/queries/ban-cost";
import { listBrands } from "#lib/sources/queries/brands";

type BrandLadder = { readonly brandId: string; readonly brandName: string; readonly steps: Ladder["steps"] };

/** What the desk did about a person and for them, from the domains that keep it. */
export type Conduct = {
  readonly ladders: readonly BrandLadder[];
  readonly sanctions: readonly SanctionView[];
  readonly cases: readonly CaseMention[];
  readonly cost: BanCost | null;
};

export const readConduct = async (actor: Actor, profile: Profile, now: Date): Promise<Conduct> => {
  const accountIds = profile.accounts.map(({ id }) => id);
  const [ladders, sanctions, cases, cost] = await Promise.all([
    readLadders(actor, profile, now),
    Promise.all(accountIds.map((authorId) => listSanctions(actor, { authorId }))),
    Promise.all(accountIds.map((authorId) => listCasesOf(actor, { authorId }))),
    readCost(actor, accountIds, now),
  ]);
  const byId = new Map(cases.flat().map((one) => [one.id, one]));
  return { ladders, sanctions: sanctions.flat(), cases: [...byId.values()], cost };
};

const readLadders = async (actor: Actor, { authorId, standing }: Profile, now: Date): Promise<readonly BrandLadder[]> => {
  const brands = (await listBrands(actor)).filter(({ id }) => standing.brandIds.includes(id));
  return Promise.all(
    brands.map(async ({ id, name }) => {
      const { steps } = await ladderOf(actor.workspaceId, { brandId: id, authorId, now });
      return { brandId: id, brandName: name, steps: climbed(steps) };
    }),
  );
};

/** Of many answers the first is the rung; in the order of time. */
const climbed = (steps: Ladder["steps"]): Ladder["steps"] => {
  const inOrder = steps.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const first = inOrder.find(({ rung }) => rung === "answered");
  return inOrder.filter((step) => step.rung !== "answered" || step === first);
};

const readCost = async (actor: Actor, accountIds: readonly string[], now: Date): Promise<BanCost | null> => {
  const ban = await findLatestBan(actor.workspaceId, accountIds);
  return ban === null ? null : getBanCost(actor, ban, now);
};
