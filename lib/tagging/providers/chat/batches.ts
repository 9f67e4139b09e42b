type Sized = { readonly text: string };

const textsMax = 20;
const charactersMax = 24_000;

/** Cuts a list into what one question holds: at most 20 texts, and fewer where they are long. Order is kept. */
export const inBatches = <Text extends Sized>(texts: readonly Text[]): readonly (readonly Text[])[] => {
  const batches: Text[][] = [];
  let characters = 0;
  for (const text of texts) {
    const last = batches.at(-1);
    characters += text.text.length;
    if (last !== undefined && last.length < textsMax && characters <= charactersMax) last.push(text);
    else {
      batches.push([text]);
      characters = text.text.length;
    }
  }
  return batches;
};
