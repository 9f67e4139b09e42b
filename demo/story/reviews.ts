import { heated, signedAnswer } from "../stories/characters/rough-people";
import { itemSaying, later, type Player, type Stage } from "./stage";
import { askReviews } from "#lib/cases/ask-reviews";
import { answerReview } from "#lib/cases/commands/answer-review";
import { listReviews } from "#lib/cases/queries/reviews";
import type { ItemFacts } from "#lib/inbox/queries/api-items";
import { saveDraft } from "#lib/replies/commands/composing";
import { recordOpening } from "#lib/replies/commands/open-item";
import { recordByHand } from "#lib/replies/commands/record-by-hand";
import { sendReply } from "#lib/replies/commands/send-reply";
import { sendReplySchema } from "#lib/replies/model";

type Heated = (typeof heated)[number];

/** Heated comments that were answered by hand weeks ago, first otherwise than in the end; and whether they still matter. */
export const lookBack = async (stage: Stage): Promise<void> => {
  const answered: { readonly one: Heated; readonly item: ItemFacts }[] = [];
  for (const one of heated) {
    const item = await itemSaying(stage, one);
    await answerThen(stage.as(one.email), { one, item });
    answered.push({ one, item });
  }
  await askReviews(stage.now);
  for (const { one, item } of answered) await judge(stage, { one, item });
};

type Answering = { readonly one: Heated; readonly item: ItemFacts };

/** The blog takes no replies: what stands there already is the answer that was posted by hand. */
const answerThen = async (actor: Player, { one, item }: Answering): Promise<void> => {
  const { id: itemId, postedAt } = item;
  const key = `demo-story-${itemId}`;
  await recordOpening(actor, { itemId, isPanelShown: true, advised: null }, later(postedAt, 30));
  const text = signedAnswer(one);
  const asked = sendReplySchema.parse({ itemId, text, requestKey: key, threadVersion: "as it was", confirmSecond: true });
  await saveDraft(actor, { itemId, text: one.firstDraft }, later(postedAt, 34));
  const { replyId, state } = await sendReply(actor, asked, later(postedAt, 68));
  if (state === "by-hand") await recordByHand(actor, { replyId }, later(postedAt, 80));
};

const judge = async (stage: Stage, { one: { email, verdict }, item }: Answering): Promise<void> => {
  const actor = stage.as(email);
  const review = (await listReviews(actor)).find(({ itemId }) => itemId === item.id);
  if (review !== undefined && verdict !== null) await answerReview(actor, { reviewId: review.id, ...verdict }, stage.now);
};
