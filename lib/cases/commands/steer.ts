import type { z } from "zod";

import { changeCase } from "../change-case";
import type { assignCaseSchema, changeLevelSchema, renameCaseSchema, setDueSchema } from "../model";
import { caseLevels } from "../model/case-machine";
import { canOwn } from "../store/parts";
import { tellOfEscalation, tellOwner } from "../tell-members";
import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import type { MemberId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** Raises a case to a manager, to legal or to security, or hands it back, with a word why. Whoever decides hears of a raise. */
export const changeLevel = async (actor: Actor, { caseId, level, ownerId, words }: z.output<typeof changeLevelSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx, held) => {
    const owner = ownerId === undefined ? held.ownerId : ownerId;
    await requireOwner(tx, actor, owner);
    const isRaise = caseLevels.indexOf(level) > caseLevels.indexOf(held.state.level);
    if (isRaise) await tellOfEscalation(tx, actor, { ...held, ownerId: owner, level, now });
    else if (owner !== held.ownerId) await tellOwner(tx, actor, { ...held, ownerId: owner, now });
    return {
      command: { kind: "change-level", level },
      facts: { ownerId: owner },
      action: "case.change-level",
      event: { kind: isRaise ? "escalated" : "handed-back", words, details: { was: held.state.level, level } },
    };
  });

/** Puts a case into somebody's hands, or nobody's. Throws `not-found` for a member who cannot work on it. */
export const assignCase = async (actor: Actor, { caseId, ownerId }: z.output<typeof assignCaseSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx, held) => {
    if (held.ownerId === ownerId) return null;
    await requireOwner(tx, actor, ownerId);
    await tellOwner(tx, actor, { ...held, ownerId, now });
    return { command: { kind: "steer" }, facts: { ownerId }, action: "case.assign", event: { kind: "assigned", details: { owner: ownerId ?? "" } } };
  });

/** By when the matter is to be settled; null: no day. */
export const setDue = async (actor: Actor, { caseId, dueAt }: z.output<typeof setDueSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, () =>
    Promise.resolve({
      command: { kind: "steer" },
      facts: { dueAt },
      action: "case.set-due",
      event: { kind: "due-set", details: { due: dueAt?.toISOString() ?? "" } },
    }),
  );

export const renameCase = async (actor: Actor, { caseId, title }: z.output<typeof renameCaseSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, (_tx, held) =>
    Promise.resolve(
      held.title === title ? null : { command: { kind: "steer" }, facts: { title }, action: "case.rename", event: { kind: "renamed", words: held.title } },
    ),
  );

const requireOwner = async (tx: Db, actor: Actor, ownerId: MemberId | null): Promise<void> => {
  if (ownerId !== null && !(await canOwn(tx, actor.workspaceId, ownerId))) throw notFound("The member");
};
