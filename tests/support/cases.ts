import type { Actor } from "#lib/auth/actor";
import { openCase } from "#lib/cases/commands/open-case";
import { hearCase, noteCard, reachOut } from "#lib/cases/commands/work-through";
import { openCaseSchema, reachOutSchema } from "#lib/cases/model";
import { cardFields, type CardField } from "#lib/cases/model/case-machine";

type Opened = { readonly caseId: string; readonly number: number };

/** A case over these items. */
export const aCase = async (actor: Actor, itemIds: readonly string[], now: Date): Promise<Opened> =>
  openCase(actor, openCaseSchema.parse({ itemIds: [...itemIds], title: "Third day out for delivery", ownerId: actor.memberId }), now);

export const noteAll = async (actor: Actor, caseId: string, { but, now }: { readonly but?: CardField; readonly now: Date }): Promise<void> => {
  for (const field of cardFields) if (field !== but) await noteCard(actor, { caseId, field, text: `What is known: ${field}` }, now);
};

export const reachedOut = async (actor: Actor, caseId: string, now: Date): Promise<void> =>
  reachOut(actor, reachOutSchema.parse({ caseId, channel: "private", at: now, words: "I take this up from the beginning with you." }), now);

/** A case in which the customer was listened to and reached. */
export const aReachedCase = async (actor: Actor, itemIds: readonly string[], now: Date): Promise<Opened> => {
  const opened = await aCase(actor, itemIds, now);
  await hearCase(actor, { caseId: opened.caseId }, now);
  await noteCard(actor, { caseId: opened.caseId, field: "customerCircumstances", text: "Three days at home, no parcel." }, now);
  await reachedOut(actor, opened.caseId, now);
  return opened;
};
