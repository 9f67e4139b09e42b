import { isWithin, rangesOf } from "#lib/core/address-ranges";
import { peerHeader } from "#lib/core/crypto";
import { env } from "#lib/core/env";

/**
 * Who knocks: the other end of the connection or, where that is a proxy the operator trusts, the nearest address it forwards that is
 * no such proxy. What anybody else forwards is a visitor's own word and is not read. Null where the server's door noted nobody.
 */
export const visitorAddress = (headers: Headers): string | null => {
  const peer = headers.get(peerHeader());
  if (peer === null) return null;
  const trusted = rangesOf(env().PARLEY_TRUSTED_PROXIES);
  const way = [...forwardedFor(headers), peer];
  return way.findLast((address) => !isWithin(address, trusted)) ?? peer;
};

/**
 * True for a program on the machine of a desk that is itself reached at a loopback address.
 * A forwarded address can only take this away: behind a proxy nobody named, everybody would seem to be local.
 */
export const isFromThisMachine = (headers: Headers): boolean => {
  const home = new URL(env().PARLEY_URL).hostname.replace(/[[\]]/gu, "");
  const way = [visitorAddress(headers) ?? "", ...forwardedFor(headers)];
  return (home === "localhost" || isLoopback(home)) && way.every(isLoopback);
};

const loopback = rangesOf(["127.0.0.0/8", "::1"]);
const isLoopback = (address: string): boolean => isWithin(address, loopback);

const forwardedFor = (headers: Headers): readonly string[] =>
  (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((address) => withoutPort(address.trim()))
    .filter((address) => address !== "");

/** Some proxies forward `address:port`, which would make a new visitor of every connection. */
const withoutPort = (address: string): string => address.replace(/^(\d+(?:\.\d+){3}):\d+$|^\[([^\]]+)\](?::\d+)?$/u, "$1$2");
