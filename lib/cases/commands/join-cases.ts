import type { z } from "zod";

import { applyDeed, changeCase } from "../change-case";
import type { withOtherCaseSchema } from "../model";
import { findCaseId, lockCase, type HeldCase } from "../store/cases";
import { insertLink, moveParts } from "../store/parts";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { CaseId } from "#lib/core/ids";
import { inTransaction, type Db } from "#lib/db/transaction";

type WithOther = z.output<typeof withOtherCaseSchema>;

/**
 * The same matter twice: this case goes on in the other, with its comments, open actions and open promises; it takes no more commands.
 * Both must be open and of one brand: throws `conflict` or `invalid`.
 */
export const mergeCase = async (actor: Actor, { caseId, otherNumber }: WithOther, now: Date): Promise<void> => {
  requirePermission(actor, "cases:work");
  await inTransaction(async (tx) => {
    const { held, other } = await lockBoth(tx, actor, { caseId, otherId: await otherOf(tx, actor, { caseId, otherNumber }) });
    if (held.brandId !== other.brandId) throw new AppError("invalid", "A case belongs to one brand.", { reason: "two-brands" });
    const { openActions, openPromises } = held.state;
    await applyDeed(tx, actor, {
      held: other,
      now,
      work: () =>
        Promise.resolve({
          command: { kind: "take-in", openActions, openPromises },
          action: "case.take-in",
          event: { kind: "taken-in", words: held.title, details: { number: String(held.number) } },
        }),
    });
    await applyDeed(tx, actor, {
      held,
      now,
      work: async () => {
        await moveParts(tx, actor.workspaceId, { from: held.id, to: other.id });
        return {
          command: { kind: "merge" },
          facts: { mergedIntoId: other.id },
          action: "case.merge",
          event: { kind: "merged", words: other.title, details: { number: String(other.number) } },
        };
      },
    });
  });
};

/** Two cases that have to do with each other, told in the stories of both's first. */
export const linkCase = async (actor: Actor, { caseId, otherNumber }: WithOther, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx) => {
    const other = await otherOf(tx, actor, { caseId, otherNumber });
    if (!(await insertLink(tx, actor.workspaceId, { one: caseId, other, now }))) return null;
    return { command: { kind: "link" }, action: "case.link", event: { kind: "linked", details: { number: String(otherNumber) } } };
  });

const otherOf = async (tx: Db, actor: Actor, { caseId, otherNumber }: WithOther): Promise<CaseId> => {
  const otherId = await findCaseId(tx, actor.workspaceId, otherNumber);
  if (otherId === null) throw notFound("The other case");
  if (otherId === caseId) throw new AppError("invalid", "This is the case itself.", { reason: "same-case" });
  return otherId;
};

/** In the order of their ids, or two who join them crosswise would wait for each other. */
const lockBoth = async (
  tx: Db,
  actor: Actor,
  { caseId, otherId }: { readonly caseId: CaseId; readonly otherId: CaseId },
): Promise<{ readonly held: HeldCase; readonly other: HeldCase }> => {
  const found = new Map<CaseId, HeldCase | null>();
  for (const id of [caseId, otherId].sort()) found.set(id, await lockCase(tx, actor.workspaceId, id));
  const [held, other] = [found.get(caseId), found.get(otherId)];
  if (held == null || other == null) throw notFound("The case");
  return { held, other };
};
