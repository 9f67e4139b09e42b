import { unstable_doesMiddlewareMatch as isGuarded } from "next/experimental/testing/server";
import { describe, expect, it } from "vitest";

import { config } from "../../../proxy";

const guards = (url: string): boolean => isGuarded({ config, url });

describe("the policy that pages are given", () => {
  it("is given to every page", () => {
    for (const url of ["/", "/sign-in", "/acme/inbox", "/acme/inbox/pictures", "/acme/inbox/pictures/x/y", "/reports/tok", "/api"])
      expect([url, guards(url)]).toEqual([url, true]);
  });

  it("takes no place of the stricter one of a member's picture, in which nothing runs", () => {
    expect(guards("/acme/inbox/pictures/pic_1")).toBe(false);
    expect(guards("/acme/inbox?pictures=/inbox/pictures/1")).toBe(true);
  });
});
