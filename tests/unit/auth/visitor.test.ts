import { createServer } from "node:http";
import { once } from "node:events";

import { afterAll, describe, expect, it } from "vitest";

import { notePeers } from "#lib/auth/peer-door";
import { isFromThisMachine, visitorAddress } from "#lib/auth/visitor";
import { peerHeader } from "#lib/core/crypto";

process.env["DATABASE_URL"] = "postgresql://nowhere";
process.env["PARLEY_SECRET"] = "the secret of the tests, long enough to be one";
process.env["PARLEY_TRUSTED_PROXIES"] = "10.0.0.0/8, 2001:db8::1";

const headers = (peer: string | null, forwardedFor?: string): Headers =>
  new Headers({ ...(peer === null ? {} : { [peerHeader()]: peer }), ...(forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor }) });

describe("a visitor's address", () => {
  it.each<[string, readonly [string | null, string?], string | null]>([
    ["is the other end of the connection, whatever it forwards", ["203.0.113.9", "1.1.1.1"], "203.0.113.9"],
    ["is what a trusted proxy saw", ["10.0.0.7", "203.0.113.9"], "203.0.113.9"],
    ["is what the nearest trusted proxy saw, not what the visitor wrote before it", ["10.0.0.7", "1.1.1.1, 203.0.113.9, 10.0.0.8"], "203.0.113.9"],
    ["is read where a proxy's IPv4 address is written inside IPv6", ["::ffff:10.0.0.7", "203.0.113.9"], "203.0.113.9"],
    ["does not change with the visitor's port", ["2001:db8::1", "203.0.113.9:51422"], "203.0.113.9"],
    ["loses the brackets of IPv6", ["2001:db8::1", "[2001:db8:7::9]:51422"], "2001:db8:7::9"],
    ["is the proxy's own where it speaks for nobody", ["10.0.0.7"], "10.0.0.7"],
    ["is unknown where no door noted it, whatever is forwarded", [null, "203.0.113.9"], null],
  ])("%s", (_, knock, address) => expect(visitorAddress(headers(...knock))).toBe(address));

  it("is local only from a loopback address that nobody forwarded from elsewhere", () => {
    const peers: readonly [string | null, string?][] = [
      ["127.0.0.1"],
      ["::1", "::1"],
      ["::ffff:127.0.0.1"],
      ["127.0.0.1", "203.0.113.9"],
      ["203.0.113.9", "127.0.0.1"],
      [null, "127.0.0.1"],
    ];
    expect(peers.map((knock) => isFromThisMachine(headers(...knock)))).toEqual([true, true, true, false, false, false]);
  });
});

describe("the door of the server", () => {
  const server = createServer((request, response) => response.end(visitorAddress(new Headers({ [peerHeader()]: String(request.headers[peerHeader()]) }))));
  afterAll(() => server.close());

  it("notes the other end of each connection over whatever the visitor wrote", async () => {
    notePeers();
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const answer = await fetch(`http://127.0.0.1:${String(port)}/`, { headers: { [peerHeader()]: "198.51.100.7", "x-forwarded-for": "198.51.100.7" } });
    expect(await answer.text()).toBe("127.0.0.1");
  });
});
