import type { z } from "zod";

import { endSanction } from "../end-sanction";
import type { reasonedSchema } from "../model";
import { listStandingDeeds } from "../store/deeds";
import { findSanction, lockSanction, withdrawRequested } from "../store/sanctions";
import { untellDeciders } from "../tell-deciders";
import { sendOut } from "./enqueue";
import { conflict, guardian } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

type Input = z.output<typeof reasonedSchema>;

/** Takes a ban back wherever it was done. Throws `conflict` `not-standing`. */
export const liftBan = async (actor: Actor, { sanctionId, reason }: Input, now: Date): Promise<void> => {
  const { workspaceId, memberId } = guardian(actor, "conduct:decide");
  const out = await inTransaction(async (tx) => {
    if ((await findSanction(tx, workspaceId, sanctionId))?.kind !== "ban") throw notFound("The ban");
    return endSanction(tx, workspaceId, { sanctionId, because: "lifted", memberId, reason, now });
  });
  await sendOut(workspaceId, out);
};

/** Calls a polite guard off: what was hidden is shown again. Throws `conflict` `not-standing`. */
export const withdrawGuard = async (actor: Actor, { sanctionId, reason }: Input, now: Date): Promise<void> => {
  const { workspaceId, memberId } = guardian(actor, "conduct:act");
  const out = await inTransaction(async (tx) => {
    if ((await findSanction(tx, workspaceId, sanctionId))?.kind !== "guard") throw notFound("The guard");
    return endSanction(tx, workspaceId, { sanctionId, because: "withdrawn", memberId, reason, now });
  });
  await sendOut(workspaceId, out);
};

/** Takes back one's own request for a ban that nobody has decided about. Throws `conflict` `decided-already`, also for another's. */
export const withdrawRequest = async (actor: Actor, { sanctionId, reason }: Input, now: Date): Promise<void> => {
  const { workspaceId, memberId } = guardian(actor, "conduct:act");
  await inTransaction(async (tx) => {
    if ((await findSanction(tx, workspaceId, sanctionId))?.kind !== "ban") throw notFound("The ban");
    if (!(await withdrawRequested(tx, workspaceId, { id: sanctionId, memberId, reason, now })))
      throw conflict("decided-already", "This has been decided already.");
    await untellDeciders(tx, workspaceId, { waiting: "ban-requested", sanctionId });
    await recordAudit(tx, { actor, action: "ban.withdraw-request", subjectId: sanctionId, details: { reason }, now });
    await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [] });
  });
};

/** Drops a warning that has not reached the person: nobody posts it any more. Throws `conflict` `arrived-already`, `not-standing`. */
export const withdrawWarning = async (actor: Actor, { sanctionId, reason }: Input, now: Date): Promise<void> => {
  const { workspaceId, memberId } = guardian(actor, "conduct:act");
  await inTransaction(async (tx) => {
    const warning = await lockSanction(tx, workspaceId, sanctionId);
    if (warning?.kind !== "warning") throw notFound("The warning");
    const said = (await listStandingDeeds(tx, warning)).find(({ kind }) => kind === "message");
    if (said?.state === "done") throw conflict("arrived-already", "The person has been warned already.");
    await endSanction(tx, workspaceId, { sanctionId, because: "withdrawn", memberId, reason, now });
  });
};
