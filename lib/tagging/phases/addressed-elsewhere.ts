import { opensWithNameOf, readAddress } from "../address";
import type { ThreadMessage } from "../settle-model";
import { branchOf, namesBrand, parentOf, type ThreadState } from "../thread-state";
import { notNeeded, type Phase, type Situation, type Verdict } from "./phase";

/** Visitors talking to each other need no answer while nobody names the brand, and where the brand takes part, only what names one of them. */
export const addressedElsewhere: Phase = (situation) => {
  const { message, state, words, parent } = situation;
  if (namesBrand(state, words)) return null;
  const partner = visitorSpokenTo(state, message);
  if (partner !== null && !state.brandSpokeIn.has(branchOf(state, message))) return elsewhere(partner.authorName);
  if (partner !== null) return opensWithNameOf(message.text, partner.authorId, state.names) ? elsewhere(partner.authorName) : towardsAnother(situation);
  if (parent === null || parent.kind === "post") return towardsAnother(situation) ?? onForeignGround(situation);
  return null;
};

const elsewhere = (name: string): Verdict => notNeeded("addressed-elsewhere", name === "" ? {} : { name });

// Somebody who goes on below their own words still speaks to whom they spoke to before.
const visitorSpokenTo = (state: ThreadState, message: ThreadMessage): ThreadMessage | null => {
  let parent = parentOf(state, message);
  for (let steps = 0; parent !== null && parent.authorId === message.authorId && steps < 50; steps += 1) parent = parentOf(state, parent);
  if (parent === null || parent.isBrand || parent.authorId === message.authorId) return null;
  // Under a stranger's post or review other visitors' words are theirs among themselves; the post itself has no branch the brand could be in.
  return parent;
};

// "Petya, you are wrong" is for Petya, wherever it hangs.
const towardsAnother = ({ message, state, author, parent }: Situation): Verdict | null => {
  // Whoever the brand is already talking with may name a third person and still talk to the brand.
  if ((parent === null || parent.kind === "post") && author.lastAnswer !== null && message.intent === "question") return null;
  const { addressees } = readAddress(message.text, state.names, state.agentNames);
  const others = addressees.flatMap((authors) => [...authors]).filter((id) => id !== message.authorId);
  const other = others[0];
  if (other === undefined) return null;
  return elsewhere(state.visitors.get(other)?.messages.at(-1)?.authorName ?? "");
};

const spokenToBrand: ReadonlySet<ThreadMessage["kind"]> = new Set(["review", "mention", "message"]);

// On somebody else's page only what names the brand, or answers it, is addressed to it.
const onForeignGround = ({ message, state, author }: Situation): Verdict | null =>
  state.isBrandsOwnPage || spokenToBrand.has(message.kind) || author.lastAnswer !== null ? null : elsewhere("");
