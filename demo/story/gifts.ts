import { wishes, type Wish } from "../stories/characters/wishes";
import { earlier } from "./earlier";
import { itemSaying, NotYet, type Stage } from "./stage";
import { addToBoard, assignGift, moveGift, renameGift } from "#lib/suggestions/commands/gifts";
import { mergeGifts } from "#lib/suggestions/commands/groups";
import { thankAuthor } from "#lib/suggestions/commands/thank";
import { moveGiftSchema, thankAuthorSchema, type GiftView } from "#lib/suggestions/model";
import { getGift } from "#lib/suggestions/queries/gift";

/** What several people wished for as one suggestion each, with an owner, in its column; whoever is to be thanked was thanked. */
export const workOffWishes = async (stage: Stage): Promise<void> => {
  for (const wish of wishes) await workOff(stage, wish);
};

const workOff = async (stage: Stage, wish: Wish): Promise<void> => {
  const owner = stage.as(wish.owner);
  const at = earlier(stage.now, { days: 2 });
  const gift = await gathered(stage, wish);
  const { id: suggestionId } = gift;
  if (gift.title !== wish.title) await renameGift(owner, { suggestionId, title: wish.title }, at);
  if (gift.owner === null) await assignGift(owner, { suggestionId, memberId: owner.memberId }, at);
  if (wish.thanks !== undefined) await thankEach(stage, wish, { gift, thanks: wish.thanks });
  if (gift.status === wish.status) return;
  // Done is only what everybody was thanked for, and thanks take their time.
  if (wish.status === "done" && gift.progress.thanked < gift.progress.authors) throw new NotYet("The thanks are on their way.");
  await moveGift(owner, moveGiftSchema.parse({ suggestionId, to: wish.status, reason: wish.reason }), wish.status === "done" ? stage.now : at);
};

/** The words of all who wish for it in one group, wherever likeness had put them. */
const gathered = async (stage: Stage, { owner, said }: Wish): Promise<GiftView> => {
  const actor = stage.as(owner);
  const places: string[] = [];
  for (const one of said) {
    const { id: itemId } = await itemSaying(stage, one);
    places.push((await addToBoard(actor, { itemId }, stage.now)).suggestionId);
  }
  const [intoId, ...others] = [...new Set(places)];
  if (intoId === undefined) throw new NotYet("Nothing has been gathered.");
  for (const suggestionId of others) await mergeGifts(actor, { suggestionId, intoId }, stage.now);
  return getGift(actor, intoId);
};

type Thanking = { readonly gift: GiftView; readonly thanks: string };

const thankEach = async (stage: Stage, { owner }: Wish, { gift, thanks }: Thanking): Promise<void> => {
  for (const { name, state, quotes } of gift.authors) {
    const [quote] = quotes;
    if (state !== "open" || quote === undefined) continue;
    const text = `${name.split(" ")[0] ?? name}, ${thanks}`;
    await thankAuthor(stage.as(owner), thankAuthorSchema.parse({ itemId: quote.itemId, text }), stage.now);
  }
};
