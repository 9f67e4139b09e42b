import { annotationKinds, type Annotation } from "../annotation-model";
import type { DayRange } from "../span-model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";
import { listMemberNames } from "#lib/team/queries/member-names";

type Wanted = { /** None named: all brands. */ readonly brandIds: readonly string[]; readonly ranges: readonly DayRange[] };

/** What happened on some days of these ranges, in their order; with brands named also what concerns all of them. */
export const listAnnotations = async (actor: Actor, { brandIds, ranges }: Wanted): Promise<readonly Annotation[]> => {
  requirePermission(actor, "desk:read");
  const [rows, members] = await Promise.all([
    db().annotation.findMany({
      where: {
        workspaceId: actor.workspaceId,
        removedAt: null,
        AND: [
          { OR: ranges.map(({ from, to }) => ({ firstDay: { lt: new Date(to) }, lastDay: { gte: new Date(from) } })) },
          brandIds.length === 0 ? {} : { OR: [{ brandId: null }, { brandId: { in: [...brandIds] } }] },
        ],
      },
      select: { id: true, kind: true, text: true, firstDay: true, lastDay: true, memberId: true, brand: { select: { name: true } } },
      orderBy: [{ firstDay: "desc" }, { id: "desc" }],
      take: mostShown,
    }),
    listMemberNames(actor),
  ]);
  // The latest are taken, and told in the order of the days.
  return rows.toReversed().map(({ id, kind, text, brand, firstDay, lastDay, memberId }) => ({
    id,
    kind: annotationKinds.find((known) => known === kind) ?? "other",
    text,
    brand: brand?.name ?? null,
    firstDay: firstDay.toISOString().slice(0, 10),
    lastDay: lastDay.toISOString().slice(0, 10),
    by: members.get(memberId) ?? "",
  }));
};

const mostShown = 100;
