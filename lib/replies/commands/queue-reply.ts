import { chosenMode } from "../advice-model";
import { coolDownOf } from "../cool-down-model";
import { isApprovedHolding, saysTemplate } from "../holding-model";
import { mustLookFirst } from "../look-first-model";
import type { ReplyChannel, ReplyKind, ReplyState } from "../model";
import { findAdvice, putChoice } from "../store/advice";
import { dropClaim, takeDraft } from "../store/composing";
import { findOpening } from "../store/openings";
import { handOver, listDraftPictures } from "../store/pictures";
import { findByRequestKey, findTarget, insertReply, lockThreadReplies, type ReplyTarget } from "../store/outbox";
import { findWording, type Wording } from "../store/wording";
import { checkWording, variablesFor } from "../wording";
import type { Actor } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { ItemId, MemberId, ReplyId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import type { Db } from "#lib/db/transaction";
import type { MethodSettings } from "#lib/playbook/method-model";
import { methodOf } from "#lib/playbook/queries/method";
import { findTemplate } from "#lib/playbook/queries/templates";
import { recordAudit } from "#lib/team/audit";

/** `by-hand`: Parley cannot write there; post the text at `url` and say so with `recordByHand`. */
export type SendOutcome = { readonly replyId: ReplyId; readonly state: ReplyState; readonly url: string | null };

export type Writer = Actor & { readonly memberId: MemberId };

type Outgoing = {
  readonly itemId: ItemId;
  readonly channel: ReplyChannel;
  /** `holding` is found out by the words. */
  readonly kind: Exclude<ReplyKind, "holding">;
  readonly text: string;
  /** The same key is the same reply. */
  readonly requestKey: string;
  readonly templateId?: string | null;
  /** Why it is to go before it has cooled down. */
  readonly bypassReason?: string | null;
  /** It is to go although the brand's tone check blocks it; only a manager's word counts. */
  readonly confirmDraft?: boolean;
  /** It was known to be a second answer. */
  readonly confirmSecond?: boolean;
  readonly now: Date;
};

/**
 * Puts a reply into the outbox within the caller's own transaction; enqueue `deliverReplyJob` after the commit. Asks nobody whether it is
 * a second answer, and keeps the brand's method: throws `conflict` with the reason `look-first` where its author was not looked at, `cooling-down` where it comes too early, `draft-blocked` where it says what
 * the brand's tone check does not let out.
 */
export const queueReply = async (tx: Db, writer: Writer, outgoing: Outgoing): Promise<ReplyId> => (await queueOnce(tx, writer, outgoing)).replyId;

type Watched = Outgoing & { /** The caller's own look at what it answers, before it is judged. */ readonly refuse?: (target: ReplyTarget) => Promise<void> };

/** The same, with the caller's own look at what it answers; says also what became of it. */
export const queueOnce = async (tx: Db, writer: Writer, { refuse, ...outgoing }: Watched): Promise<SendOutcome> => {
  const { itemId, requestKey } = outgoing;
  const found = await findTarget(tx, writer.workspaceId, itemId);
  if (found === null) throw notFound("The item");
  await lockThreadReplies(tx, found.threadId);
  const earlier = await findByRequestKey(tx, writer.workspaceId, requestKey);
  if (earlier !== null) {
    if (earlier.itemId !== itemId || earlier.memberId !== writer.memberId)
      throw new AppError("conflict", "This answer belongs to another item.", { reason: "request-key" });
    return { replyId: earlier.id, state: earlier.state, url: earlier.url };
  }
  // Read again: whoever held the lock before may have answered it.
  const target = (await findTarget(tx, writer.workspaceId, itemId)) ?? found;
  refuseImpossible(target, outgoing);
  if (mustBeSeen(outgoing, target)) await refuseUnseen(tx, writer, target);
  await refuse?.(target);
  const judged = await judge(tx, writer, { ...outgoing, target });
  return put(tx, writer, judged);
};

const refuseImpossible = (target: ReplyTarget, { channel }: Outgoing): void => {
  if (target.isBrand) throw new AppError("invalid", "This is the brand's own message.", { reason: "own-item" });
  if (target.isDeleted) throw new AppError("conflict", "Its author deleted this message.", { reason: "item-deleted" });
  if (channel === "private" && !target.capabilities.includes("private-message"))
    throw new AppError("invalid", "This source takes no private messages.", { reason: "no-private-message" });
};

/** The formal notice goes out on the word of a second person, who has the evidence before them. */
const mustBeSeen = ({ kind }: Outgoing, target: ReplyTarget): boolean => kind !== "bodyguard-notice" && mustLookFirst(target);

const refuseUnseen = async (tx: Db, { workspaceId, memberId }: Writer, { itemId }: ReplyTarget): Promise<void> => {
  const opening = await findOpening(tx, workspaceId, { itemId, memberId });
  if (opening === null || opening.panelShownAt === null) throw new AppError("conflict", "Look at who wrote this before you answer.", { reason: "look-first" });
};

type Aimed = Omit<Outgoing, "kind"> & {
  readonly kind: ReplyKind;
  readonly target: ReplyTarget;
};

/** The reply as it may go: what it is, and why it goes early where it does. */
const judge = async (tx: Db, writer: Writer, aimed: Aimed): Promise<Aimed> => {
  const { workspaceId } = writer;
  const { itemId, brandId } = aimed.target;
  const method = await methodOf(workspaceId, brandId, tx);
  const wording = await findWording(tx, workspaceId, itemId);
  if (wording === null) throw notFound("The item");
  refuseBlocked(writer, { ...aimed, method, wording });
  const kind = (await isHolding(tx, writer, { ...aimed, method, wording })) ? "holding" : aimed.kind;
  const isEarly = await refuseEarly(tx, writer, { ...aimed, kind, method });
  return { ...aimed, kind, bypassReason: isEarly ? (aimed.bypassReason ?? null) : null };
};

/** For words that somebody else lets out later: throws `conflict` `draft-blocked` where they say what the brand's tone check does not let out. */
export const refuseBlockedWords = async (tx: Db, writer: Writer, { itemId, text }: Pick<Outgoing, "itemId" | "text">): Promise<void> => {
  const wording = await findWording(tx, writer.workspaceId, itemId);
  if (wording === null) throw notFound("The item");
  refuseBlocked(writer, { text, method: await methodOf(writer.workspaceId, wording.brandId, tx), wording });
};

/** For words that leave by another way than a reply: throws `conflict` `look-first`, `draft-blocked` or `cooling-down`, as a reply to the item would. */
export const refuseUnready = async (tx: Db, writer: Writer, words: Pick<Outgoing, "itemId" | "text" | "bypassReason" | "now">): Promise<void> => {
  const target = await findTarget(tx, writer.workspaceId, words.itemId);
  if (target === null) throw notFound("The item");
  if (mustLookFirst(target)) await refuseUnseen(tx, writer, target);
  await judge(tx, writer, { ...words, target, channel: "public", kind: "warning", requestKey: "" });
};

type Worded = Pick<Aimed, "text" | "confirmDraft"> & { readonly method: MethodSettings; readonly wording: Wording };

type Judged = Aimed & { readonly method: MethodSettings; readonly wording: Wording };

const refuseBlocked = (writer: Writer, { text, confirmDraft = false, method, wording }: Worded): void => {
  const blocks = method.draftCheckBlocks;
  if (blocks.length === 0 || (confirmDraft && may(writer, "replies:overrule"))) return;
  const found = checkWording(wording, text).problems.find(({ kind }) => blocks.includes(kind));
  if (found !== undefined) throw new AppError("conflict", `The brand does not let this out: ${found.kind}.`, { reason: "draft-blocked" });
};

/** A holding answer is told by its words, never by the word of whoever sends it. */
const isHolding = async (tx: Db, writer: Writer, { kind, templateId, text, method, wording }: Judged): Promise<boolean> => {
  if (kind !== "answer" || templateId === undefined || templateId === null) return false;
  const template = await findTemplate(writer.workspaceId, templateId, tx);
  const isApproved = template !== null && isApprovedHolding(template, { ...method, brandId: wording.brandId });
  if (!isApproved || !saysTemplate(template, { text, variables: variablesFor(wording, writer) })) return false;
  return checkWording(wording, text).problems.every((problem) => problem.kind !== "insult");
};

/** True where it goes early, because of the reason that was given. */
const refuseEarly = async (tx: Db, { workspaceId, memberId }: Writer, early: Aimed & Pick<Judged, "method">): Promise<boolean> => {
  const { target, kind, bypassReason, method: settings, now } = early;
  const opening = await findOpening(tx, workspaceId, { itemId: target.itemId, memberId });
  const coolDown = coolDownOf({ ...target, openedAt: opening?.openedAt ?? null, settings, kind, now });
  if (coolDown === null) return false;
  if (bypassReason) return true;
  throw new AppError("conflict", `This answer is cooling down. It can go at ${coolDown.until.toISOString()}, or before with a reason.`, {
    reason: "cooling-down",
  });
};

const put = async (tx: Db, actor: Writer, aimed: Aimed): Promise<SendOutcome> => {
  const { target, channel, kind, text, requestKey, bypassReason = null, templateId = null, now } = aimed;
  const { workspaceId, memberId } = actor;
  const canSend = !target.isGone && target.capabilities.includes(channel === "private" ? "private-message" : "reply");
  const state = canSend ? "queued" : "by-hand";
  const firstDraft = await takeUp(tx, actor, aimed);
  if (kind === "answer") await refusePictures(tx, actor, target);
  const replyId = await insertReply(tx, workspaceId, { target, memberId, channel, kind, text, requestKey, state, firstDraft, templateId, bypassReason, now });
  if (kind === "answer") await handOver(tx, workspaceId, { itemId: target.itemId, memberId, replyId });
  await noteChoice(tx, actor, aimed);
  await audit(tx, actor, { ...aimed, replyId, state });
  await notifyLive(tx, { workspaceId, kind: "replies", threadIds: [target.threadId] });
  return { replyId, state, url: canSend ? null : target.url };
};

/** Pictures that lie beside a draft are not left behind in silence where the source takes none any more. */
const refusePictures = async (tx: Db, { workspaceId, memberId }: Writer, { itemId, isGone, capabilities }: ReplyTarget): Promise<void> => {
  if (!isGone && capabilities.includes("attach")) return;
  const pictures = await listDraftPictures(tx, workspaceId, { itemId, memberId });
  if (pictures.length > 0) throw new AppError("invalid", "This source takes no pictures. Take them out first.", { reason: "no-pictures" });
};

/** The draft becomes the answer, and its writer is done; what else is said leaves alone what the member is writing. */
const takeUp = async (tx: Db, { workspaceId, memberId }: Writer, { kind, target: { itemId } }: Aimed): Promise<string | null> => {
  if (kind !== "answer") return null;
  await dropClaim(tx, workspaceId, { itemId, memberId });
  return takeDraft(tx, workspaceId, { itemId, memberId });
};

const audit = async (tx: Db, actor: Writer, sent: Aimed & Pick<SendOutcome, "replyId" | "state">): Promise<void> => {
  const { replyId: subjectId, state, kind, channel, target, bypassReason, confirmSecond = false, now } = sent;
  const { itemId } = target;
  await recordAudit(tx, { actor, action: "reply.send", subjectId, details: { itemId, state, kind, channel, confirmedSecond: confirmSecond }, now });
  if (bypassReason) await recordAudit(tx, { actor, action: "reply.bypass-cool-down", subjectId, details: { itemId, reason: bypassReason }, now });
};

/** A reply says which mode its writer chose, unless they have said so themselves. */
const noteChoice = async (tx: Db, { workspaceId, memberId }: Writer, { target: { itemId }, kind, channel, now }: Aimed): Promise<void> => {
  const given = await findAdvice(tx, workspaceId, { itemId, memberId });
  const chosen = given === null ? null : chosenMode(given.mode, { kind, channel });
  if (chosen !== null) await putChoice(tx, workspaceId, { itemId, memberId, chosen, overrideReason: null, now });
};
