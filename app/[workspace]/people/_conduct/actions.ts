"use server";

import { action } from "#lib/auth/action";
import { decideAppeal, recordAppeal } from "#lib/conduct/commands/appeals";
import { approveBan, refuseBan } from "#lib/conduct/commands/decide-ban";
import { recordDeedByHand, retryDeed } from "#lib/conduct/commands/deeds";
import { liftBan, withdrawGuard, withdrawRequest, withdrawWarning } from "#lib/conduct/commands/lift";
import { decideAppealSchema, onDeedSchema, onSanctionSchema, reasonedSchema, recordAppealSchema } from "#lib/conduct/model";

export const approve = action(onSanctionSchema, "conduct:decide", approveBan);
export const refuse = action(reasonedSchema, "conduct:decide", refuseBan);
export const lift = action(reasonedSchema, "conduct:decide", liftBan);
export const withdraw = action(reasonedSchema, "conduct:act", withdrawGuard);
export const takeBack = action(reasonedSchema, "conduct:act", withdrawRequest);
export const dropWarning = action(reasonedSchema, "conduct:act", withdrawWarning);
export const appeal = action(recordAppealSchema, "conduct:act", recordAppeal);
export const judgeAppeal = action(decideAppealSchema, "conduct:decide", decideAppeal);
export const doneByHand = action(onDeedSchema, "conduct:act", recordDeedByHand);
export const tryAgain = action(onDeedSchema, "conduct:act", retryDeed);
