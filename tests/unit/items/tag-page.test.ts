import { describe, expect, it } from "vitest";

import type { IncomingItem } from "#lib/connectors/contract";
import { tagPage } from "#lib/items/tag-page";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

const at = new Date("2026-11-20T10:00:00Z");
const comment = (url: string): IncomingItem => ({
  externalId: "c1",
  kind: "comment",
  parentExternalId: null,
  rootExternalId: "c1",
  author: { externalId: "guest-Ann", name: "Ann", url, isBrand: "no" },
  text: "Where is my parcel?",
  url,
  postedAt: at,
  visibility: "public",
});
const storedAddresses = async (url: string): Promise<readonly unknown[]> => {
  const page = await tagPage(shippedTagger(), { events: [{ op: "upsert", item: comment(url) }], setAside: [], cursor: null, done: true, receivedAt: at });
  return page.events.flatMap((event) => (event.op === "upsert" ? [event.item.url, event.item.author.url] : []));
};

describe("an address a person gave", () => {
  it.each(["javascript:alert(1)", " javascript:alert(1)", "\u0000javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//elsewhere.example", ""])(
    "is kept only where it leads to a page: %j is not",
    async (url) => expect(await storedAddresses(url)).toEqual([undefined, undefined]),
  );

  it("is kept as given where it does", async () => {
    expect(await storedAddresses("HTTPS://ann.example/blog")).toEqual(["HTTPS://ann.example/blog", "HTTPS://ann.example/blog"]);
  });
});
