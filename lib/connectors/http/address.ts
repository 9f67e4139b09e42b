import { lookup as dnsLookup, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";

import ipaddr from "ipaddr.js";

import { ConnectorError } from "../contract";
import { isWithin, rangesOf } from "#lib/core/address-ranges";

/** What the operator lets through although it is private: single hosts with a port, and address ranges. */
export type AddressGuard = {
  /** The operator named exactly this host and port: every address behind it is let through. */
  readonly isNamed: (url: URL) => boolean;
  /** May we connect to this address? */
  readonly admits: (address: string) => boolean;
};

/** Reads the operator's list: `host:port`, `[v6]:port`, a bare address or a CIDR range. Entries that are neither are ignored: they open nothing. */
export const addressGuard = (allowedHosts: readonly string[]): AddressGuard => {
  const ranges = rangesOf(allowedHosts);
  const names = new Set(allowedHosts.map((entry) => entry.toLowerCase()));
  return {
    isNamed: (url) => names.has(`${url.hostname.toLowerCase()}:${portOf(url)}`),
    admits: (address) => isPublic(address) || isWithin(address, ranges),
  };
};

/** A lookup for `net.connect` that hands over only addresses the guard admits, so that the address checked is the address connected. */
export const guardedLookup =
  (guard: AddressGuard): LookupFunction =>
  (hostname, options, callback) => {
    dnsLookup(hostname, { all: true, family: options.family ?? 0, hints: options.hints ?? 0 }, (error, found: LookupAddress[]) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const admitted = found.filter(({ address }) => guard.admits(address));
      const [first] = admitted;
      if (first === undefined) callback(refusedAddress(hostname), []);
      else if (options.all === true) callback(null, admitted);
      else callback(null, first.address, first.family);
    });
  };

/** Throws `refused-address` for a host written as a number that the guard does not admit; names are judged when they are resolved. */
export const assertLiteralAdmitted = (url: URL, guard: AddressGuard): void => {
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  if (isIP(host) !== 0 && !guard.admits(host)) throw refusedAddress(host);
};

const refusedAddress = (host: string): ConnectorError =>
  new ConnectorError("refused-address", "refused-address", {
    message: `${host} leads to a private or reserved network address, which is not read. The operator can allow it by name.`,
    params: { host },
  });

// Global unicast is 2000::/3; whatever lies outside it, mapped and translated addresses included, is not the public net.
const globalUnicast: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];

const isPublic = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(globalUnicast) : true;
};

const portOf = (url: URL): string => {
  if (url.port !== "") return url.port;
  return url.protocol === "https:" ? "443" : "80";
};
