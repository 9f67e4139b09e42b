import { areNearSame, hashOf, signatureOf, type Signature } from "./minhash";

/** A text the author wrote, by its signature, how often and where. */
export type KnownText = { readonly signature: Signature; readonly items: number; readonly threads: readonly number[]; readonly itemId: string };

const textsMax = 24;
const threadsMax = 4;

type Wrote = { readonly id: string; readonly thread: string; readonly text: string };
type Found = { readonly pasted: readonly string[]; readonly repeated: readonly string[] };
type Remembered = { readonly texts: readonly KnownText[]; readonly found: Found };

const nothingFound: Found = { pasted: [], repeated: [] };

/** The known texts with one more, and the items that show a text pasted into several threads, or repeated within one. */
export const rememberText = (texts: readonly KnownText[], { id, thread, text }: Wrote): Remembered => {
  const signature = signatureOf(text);
  if (signature === null) return { texts, found: nothingFound };
  const place = hashOf(thread);
  const known = texts.find((one) => areNearSame(one.signature, signature));
  if (!known) return { texts: [...kept(texts), { signature, items: 1, threads: [place], itemId: id }], found: nothingFound };
  const threads = known.threads.includes(place) ? known.threads : [...known.threads, place].slice(0, threadsMax);
  const again = { ...known, items: known.items + 1, threads };
  return { texts: [...texts.filter((one) => one !== known), again], found: foundOf(known, again, id) };
};

// A text written once and longest ago makes room first: what is pasted comes back.
const kept = (texts: readonly KnownText[]): readonly KnownText[] => {
  if (texts.length < textsMax) return texts;
  const leaving = texts.find(({ items }) => items === 1) ?? texts[0];
  return texts.filter((one) => one !== leaving);
};

// The first copy is known for one only by the second.
const foundOf = (before: KnownText, now: KnownText, id: string): Found => {
  const copies = before.items === 1 ? [before.itemId, id] : [id];
  return now.threads.length > 1 ? { pasted: copies, repeated: [] } : { pasted: [], repeated: copies };
};
