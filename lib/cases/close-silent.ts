import { changeCase } from "./change-case";
import { hasSpokenSince } from "./store/follow-ups";
import { pathOfCase } from "./tell-members";
import { refusalOf } from "./model/case-machine";
import type { Actor } from "#lib/auth/actor";
import type { CaseId } from "#lib/core/ids";
import { notifyMembers } from "#lib/team/notices";

/**
 * Where the customer's word was awaited and its time is over, silence closes the case as unconfirmed; where they have spoken meanwhile,
 * nothing is awaited any more. While we owe something ourselves, nothing happens.
 */
export const closeSilentCase = async (actor: Actor, { caseId }: { readonly caseId: CaseId }, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx, held) => {
    const { awaitingSince, silentAt, state } = held;
    if (state.status !== "open" || awaitingSince === null || silentAt === null || silentAt > now) return null;
    if (await hasSpokenSince(tx, actor.workspaceId, { caseId, since: awaitingSince }))
      return { command: { kind: "hear-word" }, action: "case.hear-word", event: { kind: "word-heard" } };
    const command = { kind: "conclude", outcome: "unconfirmed" } as const;
    if (refusalOf(state, command) !== null) return null;
    const { number, title, ownerId } = held;
    await notifyMembers(tx, actor, { memberIds: [ownerId], kind: "case-unconfirmed", path: pathOfCase(number), params: { title }, now });
    return { command, action: "case.conclude", event: { kind: "concluded", details: { outcome: "unconfirmed" } } };
  });
