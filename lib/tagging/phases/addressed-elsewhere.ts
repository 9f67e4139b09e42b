import { opensWithNameOf, readAddress } from "../address";
import { familiarWords } from "../address-words";
import { isBareThanks, saysThanks } from "../closing-thanks";
import type { ThreadMessage } from "../settle-model";
import { branchOf, namesBrand, parentOf, type ThreadState } from "../thread-state";
import { notNeeded, type Phase, type Situation, type Verdict } from "./phase";

/** Visitors talking to each other need no answer while nobody names the brand, and where the brand takes part, as long as they ask and lament nothing. */
export const addressedElsewhere: Phase = (situation) => {
  const { message, state, words } = situation;
  if (namesBrand(state, message, words)) return null;
  const partner = visitorSpokenTo(state, message);
  if (partner === null) return towardsAnother(situation) ?? backToCaller(situation) ?? besideTheBrand(situation) ?? onForeignGround(situation);
  return isForPartner(situation, partner) ? elsewhere(state, partner.authorId) : towardsAnother(situation);
};

const elsewhere = (state: ThreadState, authorId: string): Verdict => {
  const name = state.visitors.get(authorId)?.messages.at(-1)?.authorName ?? "";
  return { ...notNeeded("addressed-elsewhere", name === "" ? {} : { name }), spokenTo: authorId };
};

// Somebody who goes on below their own words still speaks to whom they spoke to before.
const visitorSpokenTo = (state: ThreadState, message: ThreadMessage): ThreadMessage | null => {
  let parent = parentOf(state, message);
  for (let steps = 0; parent !== null && parent.authorId === message.authorId && steps < 50; steps += 1) parent = parentOf(state, parent);
  if (parent === null || parent.isBrand || parent.authorId === message.authorId) return null;
  // Under a stranger's post or review other visitors' words are theirs among themselves; the post itself has no branch the brand could be in.
  return parent;
};

// Platforms with two levels hang what is said to the brand from the visitor's comment too, so there a question or a complaint may be for the brand.
const isForPartner = ({ message, state, words }: Situation, partner: ThreadMessage): boolean =>
  !state.brandSpokeIn.has(branchOf(state, message)) ||
  state.nestsReplies ||
  state.amongVisitors.has(partner.id) ||
  opensWithNameOf(message.text, partner.authorId, state.names) ||
  isFamiliar(words) ||
  !asksOrLaments(message);

const asksOrLaments = ({ intent, tones }: ThreadMessage): boolean => intent === "question" || intent === "complaint" || tones.includes("threat");

// A brand is called "vous" and "вы"; whoever says "tu" or "ты" speaks to a friend.
const isFamiliar = (words: readonly string[]): boolean => words.some((word) => familiarWords.has(word));

const hangsFromNobody = ({ parent }: Situation): boolean => parent === null || parent.kind === "post";

// "Petya, you are wrong" is for Petya, wherever it hangs.
const towardsAnother = (situation: Situation): Verdict | null => {
  const { message, state, author } = situation;
  // Whoever the brand is already talking with may name a third person and still talk to the brand.
  if (hangsFromNobody(situation) && author.lastAnswer !== null && message.intent === "question") return null;
  const isAlone = state.visitors.size === 1;
  if (isAlone) return null;
  const { addressees } = readAddress(message.text, state.names, state.agentNames);
  const other = addressees.flatMap((authors) => [...authors]).find((id) => id !== message.authorId);
  return other === undefined ? null : elsewhere(state, other);
};

const hangsFromBrand = ({ parent }: Situation): boolean => parent?.isBrand === true && parent.kind !== "post";

// Spoken to by another visitor a moment ago, people answer that one without a name; and whom another visitor helped thanks that one.
const backToCaller = (situation: Situation): Verdict | null => {
  const { message, state, author } = situation;
  if (hangsFromBrand(situation)) return null;
  const caller = state.latestTalk?.to === message.authorId && !asksOrLaments(message) ? state.latestTalk.from : null;
  const thanked = isThanks(situation) ? author.spokenToBy : null;
  const other = caller ?? thanked;
  return other === null ? null : elsewhere(state, other);
};

const isThanks = ({ message, words }: Situation): boolean =>
  !message.text.includes("?") && (isBareThanks(words) || (saysThanks(words) && !asksOrLaments(message)));

// Below the brand's words to somebody, "tu" from a third person is for that somebody.
const besideTheBrand = (situation: Situation): Verdict | null => {
  const { message, state, author, parent, words } = situation;
  if (parent === null || !hangsFromBrand(situation) || author.messages.length > 0 || !isFamiliar(words)) return null;
  const above = visitorAbove(state, parent);
  return above === null || above.authorId === message.authorId ? null : elsewhere(state, above.authorId);
};

const visitorAbove = (state: ThreadState, message: ThreadMessage): ThreadMessage | null => {
  const above = parentOf(state, message);
  return above === null || above.isBrand ? null : above;
};

const spokenToBrand: ReadonlySet<ThreadMessage["kind"]> = new Set(["review", "mention", "message"]);

// On somebody else's page only what names the brand, or answers it, is addressed to it.
const onForeignGround = (situation: Situation): Verdict | null => {
  const { state, message, author } = situation;
  if (!hangsFromNobody(situation) || state.isBrandsOwnPage || spokenToBrand.has(message.kind) || author.lastAnswer !== null) return null;
  return notNeeded("addressed-elsewhere");
};
