import { createHash } from "node:crypto";

import { z } from "zod";

import { heads } from "../embedded/heads";
import type { Weights } from "../embedded/weights";

/** What a workspace's corrections add to the shipped weights: whole steps for a few rows of the table of grams, and numbers for traits and biases. */
export type Delta = {
  /** The weights it was learnt on; to others it means nothing. */
  readonly base: string;
  readonly slots: Int32Array;
  /** By slot and then by head, in the steps of the table. */
  readonly steps: Int8Array;
  /** By head and then by trait. */
  readonly traits: readonly (readonly number[])[];
  readonly biases: readonly number[];
};

/** The shipped weights with what was learnt on top, under a name of their own. Throws where the delta was learnt on other weights. */
export const adjustedWeights = (weights: Weights, delta: Delta, version: number): Weights => {
  if (delta.base !== weights.name) throw new Error("These corrections were learnt on other weights.");
  return {
    ...weights,
    name: `${weights.name}+${String(version)}.${fingerprint(delta)}`,
    headTable: raisedTable(weights.headTable, delta),
    traitWeights: weights.traitWeights.map((row, head) => row.map((weight, trait) => weight + (delta.traits[head]?.[trait] ?? 0))),
    biases: { ...weights.biases, heads: weights.biases.heads.map((bias, head) => bias + (delta.biases[head] ?? 0)) },
  };
};

const raisedTable = (table: Int8Array, { slots, steps }: Delta): Int8Array => {
  const raised = table.slice();
  for (const [row, slot] of slots.entries())
    for (let head = 0; head < heads.length; head += 1) {
      const place = slot * heads.length + head;
      raised[place] = Math.max(-rowMax, Math.min(rowMax, (table[place] ?? 0) + (steps[row * heads.length + head] ?? 0)));
    }
  return raised;
};

/** What a number of the table may be. */
const rowMax = 127;

/** Two workspaces may both have a third version: equal names mean equal tags. */
const fingerprint = (delta: Delta): string => createHash("sha256").update(encodeDelta(delta)).digest("hex").slice(0, 8);

const headerSchema = z.object({
  format: z.literal(1),
  base: z.string(),
  rows: z.int().nonnegative(),
  traits: z.array(z.array(z.number())).length(heads.length),
  biases: z.array(z.number()).length(heads.length),
});

/** The length of the header, the header as JSON, the slots, their steps. */
export const encodeDelta = ({ slots, steps, ...rest }: Delta): Uint8Array<ArrayBuffer> => {
  const header = new TextEncoder().encode(JSON.stringify({ format: 1, rows: slots.length, ...rest }));
  const bytes = new Uint8Array(4 + header.length + slots.length * slotBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, header.length, true);
  bytes.set(header, 4);
  const from = 4 + header.length;
  for (const [row, slot] of slots.entries()) view.setInt32(from + row * 4, slot, true);
  bytes.set(new Uint8Array(steps.buffer, steps.byteOffset, steps.byteLength), from + slots.length * 4);
  return bytes;
};

/** Reads what `encodeDelta` has written. Throws when it is cut or of another format. */
export const decodeDelta = (bytes: Uint8Array): Delta => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = 4 + view.getUint32(0, true);
  const { base, rows, traits, biases } = headerSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, from))));
  if (bytes.length !== from + rows * slotBytes) throw new Error("What was learnt from corrections is cut or of another size than it says.");
  const slots = Int32Array.from({ length: rows }, (_, row) => view.getInt32(from + row * 4, true));
  return { base, slots, steps: new Int8Array(bytes.slice(from + rows * 4)), traits, biases };
};

const slotBytes = 4 + heads.length;
