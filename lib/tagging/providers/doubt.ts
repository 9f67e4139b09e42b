import type { Tags, UnsureHead } from "../model";

/** A model that was not measured on comments gives its confidences by feel: below this a person had better look. */
const sureFrom = 0.6;
const nearly = 0.15;

/** Which heads of what a foreign model said are worth too little to stand alone. */
export const doubtsOf = ({ sentiment, intent, tone }: Pick<Tags, "sentiment" | "intent" | "tone">): readonly UnsureHead[] => {
  const doubts: readonly (readonly [UnsureHead, boolean])[] = [
    ["sentiment", sentiment.confidence < sureFrom],
    ["intent", intent.confidence < sureFrom],
    ["tone", Object.values(tone).some(({ confidence }) => Math.abs(confidence - 0.5) < nearly)],
  ];
  return doubts.filter(([, isUnsure]) => isUnsure).map(([head]) => head);
};
