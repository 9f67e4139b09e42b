import { isIP } from "node:net";

import ipaddr from "ipaddr.js";

export type AddressRange = readonly [network: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** The range a word names, a CIDR or one bare address; null for any other word. */
export const rangeOf = (word: string): AddressRange | null => {
  if (ipaddr.isValidCIDR(word)) return ipaddr.parseCIDR(word);
  if (isIP(word) === 0) return null;
  const address = ipaddr.parse(word);
  return [address, address.kind() === "ipv4" ? 32 : 128];
};

/** The ranges of a list; words that name none open nothing. */
export const rangesOf = (words: readonly string[]): readonly AddressRange[] => words.map(rangeOf).filter((range) => range !== null);

/** Lies this address in one of the ranges? An IPv4 address is itself also where it is written inside IPv6. */
export const isWithin = (address: string, ranges: readonly AddressRange[]): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some(([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits));
};
