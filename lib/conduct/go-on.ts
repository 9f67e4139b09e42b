import { dueDeed } from "./deed-model";
import { dueOfBan, type Matter, type Placed } from "./due-of-ban";
import { nextOfGuard } from "./guard-model";
import { earlierMessageAbout, insertDeeds, listStandingDeeds } from "./store/deeds";
import { dropHeldUnbans } from "./store/reach";
import { attachReply, type StoredSanction } from "./store/sanctions";
import { findSubject } from "./store/subject";
import type { DeedId, MemberId, ReplyId } from "#lib/core/ids";
import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import type { Db } from "#lib/db/transaction";
import { queueReply } from "#lib/replies/commands/queue-reply";

/** Who is at hand while a sanction goes on: a message is written by a member; what follows it needs nobody. */
export type AtHand = { readonly writer: (Actor & { readonly memberId: MemberId }) | null; readonly bypassReason?: string | null; readonly now: Date };

/** What has been put into the outboxes: to be enqueued after the commit. */
export type PutOut = { readonly deedIds: readonly DeedId[]; readonly replyId: ReplyId | null };

/** Takes a sanction as far as it can go now. Safe to run again and again: what was put out is not put out twice. The caller holds the sanction. */
export const goOn = async (tx: Db, sanction: StoredSanction, atHand: AtHand): Promise<PutOut> => {
  const subject = await findSubject(tx, sanction.workspaceId, sanction.itemId);
  if (subject === null) throw notFound("The item");
  const due = await dueOf(tx, { sanction, subject, deeds: await listStandingDeeds(tx, sanction) });
  const replyId = due.some(({ kind }) => kind === "message") ? await sendMessage(tx, sanction, atHand) : null;
  const deeds = due.filter(({ kind }) => kind !== "message");
  const deedIds = await insertDeeds(tx, sanction, { deeds, now: atHand.now });
  if (sanction.kind === "ban" && sanction.state === "standing") await dropHeldUnbans(tx, sanction, atHand.now);
  return { replyId, deedIds };
};

const dueOf = async (tx: Db, matter: Matter): Promise<readonly Placed[]> => {
  switch (matter.sanction.kind) {
    case "guard":
      return dueOfGuard(tx, matter);
    case "ban":
      return dueOfBan(tx, matter);
    case "closing":
      return dueOfClosing(matter);
    case "warning":
      return [];
  }
};

/** Its words and the closing are one deed. */
const dueOfClosing = ({ sanction, subject, deeds }: Matter): readonly Placed[] =>
  sanction.state === "ended" || deeds.length > 0 ? [] : [{ ...dueDeed(subject, "close-conversation"), url: subject.url }];

const dueOfGuard = async (tx: Db, { sanction, subject, deeds }: Matter): Promise<readonly Placed[]> => {
  const due = nextOfGuard({ place: subject, deeds, earlierMessage: await earlierMessageAbout(tx, sanction), isEnded: sanction.state === "ended" });
  return due.map((deed) => ({ ...deed, url: subject.url }));
};

const sendMessage = async (
  tx: Db,
  { id, workspaceId, itemId, kind, message }: StoredSanction,
  { writer, bypassReason = null, now }: AtHand,
): Promise<ReplyId | null> => {
  if (writer === null) return null;
  const replyId = await queueReply(tx, writer, {
    itemId,
    channel: "private",
    kind: kind === "ban" ? "bodyguard-notice" : "guard-message",
    text: message,
    requestKey: `conduct-${id}`,
    bypassReason,
    // The notice was judged when it was asked for; who approves it lets out these very words.
    confirmDraft: kind === "ban",
    now,
  });
  await attachReply(tx, workspaceId, { id, replyId });
  return replyId;
};
