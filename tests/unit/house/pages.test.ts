import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

const desk = "app/[workspace]";

const has = (folder: string, file: string): boolean => existsSync(path.join(folder, file));

/** Folders of the desk whose address names one thing among many. */
const named = readdirSync(desk, { recursive: true, encoding: "utf8" })
  .map((name) => path.join(desk, name))
  .filter((folder) => /^\[\w+\]$/u.test(path.basename(folder)) && has(folder, "page.tsx"));

const above = (folder: string): readonly string[] => (folder === desk ? [] : [path.dirname(folder), ...above(path.dirname(folder))]);

describe("a page of one thing", () => {
  it("is known from several parts of the desk", () => {
    expect(named).toEqual(expect.arrayContaining(["app/[workspace]/cases/[number]", "app/[workspace]/people/[id]", "app/[workspace]/alerts/[id]"]));
  });

  // Once something stands there while it loads, the answer has begun as 200.
  it.each(named)("%s can answer 404: nothing loads visibly before it is known to be there", (folder) => {
    expect(above(folder).filter((one) => has(one, "loading.tsx"))).toEqual([]);
    expect(has(folder, "loading.tsx")).toBe(has(folder, "layout.tsx"));
  });
});
