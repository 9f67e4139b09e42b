import { correctionsMin, heldBackMin, taughtHeads, type Figures, type Verdict } from "../adjusting-model";

/** Corrected texts are those that were read wrongly, where any change may hit: one in five must come right, three at least. */
const gainShareMin = 0.2;
const gainMin = 3;
/** How far below what it was a head may fall on our own comments: one point of a hundred. */
const fallMax = 0.01;
/** The share of comments nobody corrected that may get another mood or intent. */
const changedShareMax = 0.25;
/** One-sided, one in twenty: what chance alone would seldom do. */
const unlikely = 1.645;

/**
 * Whether an adjustment is better than what reads now: enough corrections, right where the other was wrong more often than chance would have it
 * (Q. McNemar, 1947), and no worse anywhere else.
 */
export const verdictOn = (figures: Omit<Figures, "words">): Verdict => {
  const { taught, heldBack, gained, lost, confirmed, elsewhere, others } = figures;
  if (taught + heldBack.count + confirmed.count < correctionsMin) return "too-few";
  if (heldBack.count < heldBackMin) return "too-few-held-back";
  if (gained - lost < Math.max(gainMin, gainShareMin * (heldBack.count - heldBack.before), unlikely * Math.sqrt(gained + lost))) return "not-better";
  if (confirmed.after < confirmed.before) return "worse-confirmed";
  if (taughtHeads.some((head) => elsewhere[head].before - elsewhere[head].after > fallMax * elsewhere[head].count)) return "worse-elsewhere";
  return others.changed > changedShareMax * others.count ? "too-much-changed" : "better";
};
