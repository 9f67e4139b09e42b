import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { eventStream } from "../../../app/api/events/stream";
import { noteServedBuild, servedBuild } from "#lib/core/served-build";
import { stopListening } from "#lib/inbox/live";

afterAll(stopListening);

/** What a page hears before anything has changed. */
const firstWords = async (build: string): Promise<string> => {
  const hangUp = new AbortController();
  const reader = eventStream({ workspaceId: "wsp_1", build, mayStillHear: () => Promise.resolve(true), signal: hangUp.signal }).getReader();
  const decoder = new TextDecoder();
  let heard = "";
  while (!heard.includes("data:")) heard += decoder.decode((await reader.read()).value);
  hangUp.abort();
  return heard;
};

describe("a page that calls the server", () => {
  it("hears at once, at every call, which build is served, so that it knows when it is out of date", async () => {
    expect(await firstWords("before")).toContain("event: build\ndata: before\n\n");
    expect(await firstWords("after")).toContain("event: build\ndata: after\n\n");
  });

  it("is served the build that stood there when the process began, whatever is laid in its place", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "parley-build-"));
    expect(servedBuild()).toBe("unbuilt");
    writeFileSync(path.join(folder, "BUILD_ID"), "first\n");
    noteServedBuild(folder);
    writeFileSync(path.join(folder, "BUILD_ID"), "second\n");
    expect(servedBuild()).toBe("first");
    rmSync(folder, { recursive: true });
    noteServedBuild(folder);
    expect(servedBuild()).toBe("unbuilt");
  });
});
