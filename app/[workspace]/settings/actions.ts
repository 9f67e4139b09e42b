"use server";

import { z } from "zod";

import { action } from "#lib/auth/action";
import { env } from "#lib/core/env";
import { askToLearn, chooseTagger } from "#lib/items/commands/choose-tagger";
import { cancelRetag, startRetag } from "#lib/items/commands/retag";
import { chooseTaggerSchema, onRetagSchema } from "#lib/items/tagger-model";
import { setAnswerPolicy, setSlaPolicy } from "#lib/playbook/commands/policies";
import { setAnswerPolicySchema } from "#lib/playbook/model";
import { setSlaPolicySchema } from "#lib/playbook/sla-model";
import { addBrand, updateBrand } from "#lib/sources/brand-commands";
import { addBrandSchema, updateBrandSchema } from "#lib/sources/brand-model";
import { createApiToken, revokeApiToken } from "#lib/team/commands/api-tokens";
import { inviteMember, revokeInvitation } from "#lib/team/commands/invitations";
import { changeOwnName, changePassword, changeRole, endAllSessions, removeMember } from "#lib/team/commands/members";
import { changeOwnNameSchema, changePasswordSchema, changeRoleSchema, createApiTokenSchema, inviteSchema } from "#lib/team/model";

/** Invites by e-mail address and answers with the link to hand over. */
export const invite = action(inviteSchema, "team:manage", async (actor, input, now) => {
  const { token } = await inviteMember(actor, input, now);
  return { link: `${env().PARLEY_URL}/invitation/${token}` };
});

export const uninvite = action(z.object({ invitationId: z.string() }), "team:manage", revokeInvitation);
export const setRole = action(changeRoleSchema, "team:manage", changeRole);
export const dismiss = action(z.object({ memberId: z.string() }), "team:manage", removeMember);

export const createBrand = action(addBrandSchema, "brands:manage", addBrand);
export const changeBrand = action(updateBrandSchema, "brands:manage", updateBrand);
export const promise = action(setSlaPolicySchema, "brands:manage", setSlaPolicy);
export const leaveOut = action(setAnswerPolicySchema, "brands:manage", setAnswerPolicy);

export const learnNow = action(z.looseObject({}), "tagger:manage", askToLearn);
export const chooseVersion = action(chooseTaggerSchema, "tagger:manage", chooseTagger);
export const retagHistory = action(z.looseObject({}), "tagger:manage", startRetag);
export const stopRetag = action(onRetagSchema, "tagger:manage", cancelRetag);

export const createToken = action(createApiTokenSchema, "tokens:manage", createApiToken);
export const revokeToken = action(z.object({ tokenId: z.string() }), "tokens:manage", revokeApiToken);

export const setOwnName = action(changeOwnNameSchema, "desk:read", changeOwnName);
export const setPassword = action(changePasswordSchema, "desk:read", changePassword);
export const endSessions = action(z.looseObject({}), "desk:read", endAllSessions);
