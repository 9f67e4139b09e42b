import { z } from "zod";

import type { SanctionState } from "./model";
import type { Capability } from "#lib/connectors/contract";
import type { ReplyState } from "#lib/replies/model";

export const deedKinds = ["message", "hide", "unhide", "delete", "ban", "unban", "close-conversation", "publish"] as const;
export const deedKindSchema = z.enum(deedKinds);
export type DeedKind = z.infer<typeof deedKindSchema>;

/** `refused`: the platform said no for good. `by-hand`: a person has to do it there. `dropped`: not wanted any more. */
export const deedStates = ["queued", "doing", "unknown", "done", "refused", "by-hand", "dropped"] as const;
export const deedStateSchema = z.enum(deedStates);
export type DeedState = z.infer<typeof deedStateSchema>;

/** Why a deed is another one than one would expect, or left to a person. */
export const deedReasons = ["cannot-message", "message-not-sent", "cannot-delete", "cannot-here", "refused-there", "source-removed"] as const;
export const deedReasonSchema = z.enum(deedReasons);
export type DeedReason = z.infer<typeof deedReasonSchema>;

/** Whether a private message about an item went out in an earlier matter: there is never a second. */
export type EarlierMessage = "none" | "sent" | "unsure";

/** The account that a deed is done to, and where. */
export type DeedPlace = { readonly sourceId: string; readonly authorId: string };

export type StandingDeed = DeedPlace & { readonly kind: DeedKind; readonly state: DeedState; readonly attempts: number };

/** A deed that is due now. */
export type DueDeed = DeedPlace & { readonly kind: DeedKind; readonly isByHand: boolean; readonly because: DeedReason | null };

/** Neither done nor given up: what waits for it has to wait. A deed left to a person holds nobody up. */
export const isUnderWay = ({ state }: Pick<StandingDeed, "state">): boolean => state === "queued" || state === "doing" || state === "unknown";

/** They take back what was done: wanted once its sanction has ended, or its account was let off, where nothing else is. */
export const undoingKinds: readonly DeedKind[] = ["unhide", "unban"];

type Wanted = {
  readonly kind: DeedKind;
  readonly authorId: string | null;
  /** A ban that stands keeps the account out there. */
  readonly isHeld: boolean;
};
type Standing = { readonly state: SanctionState; readonly releasedIds: readonly string[] };

/** Whether a deed is still to be tried; null: it belongs to no sanction. */
export const isWanted = ({ kind, authorId, isHeld }: Wanted, sanction: Standing | null): boolean => {
  if (sanction === null) return true;
  if (kind === "unban" && isHeld) return false;
  const isTakenBack = sanction.state !== "standing" || (authorId !== null && sanction.releasedIds.includes(authorId));
  return undoingKinds.includes(kind) === isTakenBack;
};

/** What an account must be able to do on a source. */
export const capabilityFor: Readonly<Record<DeedKind, Capability>> = {
  message: "private-message",
  hide: "hide",
  unhide: "unhide",
  delete: "delete",
  ban: "ban",
  unban: "ban",
  "close-conversation": "close-conversation",
  publish: "publish",
};

/** The deed as this place allows it: by Parley, or by hand. */
export const dueDeed = (place: DeedPlace & { readonly capabilities: readonly string[] }, kind: DeedKind, because: DeedReason | null = null): DueDeed => {
  const isByHand = !place.capabilities.includes(capabilityFor[kind]);
  return { sourceId: place.sourceId, authorId: place.authorId, kind, isByHand, because: because ?? (isByHand ? "cannot-here" : null) };
};

/** How the item is seen once the deed is done; null for a deed that changes no item. */
export const visibilityAfter = (kind: DeedKind): "public" | "hidden" | "deleted" | null => {
  if (kind === "hide") return "hidden";
  if (kind === "unhide") return "public";
  return kind === "delete" ? "deleted" : null;
};

/** A message travels as a reply; as a deed it is where its reply is. */
export const messageStateOf = (state: ReplyState): DeedState => {
  switch (state) {
    case "sending":
      return "doing";
    case "sent":
      return "done";
    case "failed":
      return "refused";
    case "queued":
    case "unknown":
    case "by-hand":
      return state;
  }
};
