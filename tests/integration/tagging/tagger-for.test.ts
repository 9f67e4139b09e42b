import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startChatService, type ChatService } from "../../support/chat-service";
import { sql } from "#lib/db/sql";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { taggerFor } from "#lib/tagging/tagger-for";

let service: ChatService;

// Settings are read once a process, so this file has the one choice of its own.
beforeAll(async () => {
  service = await startChatService();
  Object.assign(process.env, {
    PARLEY_TAGGER: "chat",
    PARLEY_TAGGER_URL: service.url.origin,
    PARLEY_TAGGER_MODEL: "small",
    PARLEY_TAGGER_KEY: "sk-key",
    PARLEY_TAGGER_DAILY_REQUESTS: "1",
  });
});
afterAll(async () => {
  await service.close();
});

describe("the tagger the workers use", () => {
  it("is what the operator chose, remembers in the database, and falls back when the day's budget is spent", async () => {
    const texts = [{ text: "Where is my order?" }, { text: "Merci !" }];
    const tags = await (await taggerFor("wsp_one")).tagAll(texts);
    expect(tags.map(({ tagger }) => tagger)).toEqual(["chat:small", "chat:small"]);
    expect(await (await taggerFor("wsp_other")).tagAll([...texts].reverse())).toEqual([...tags].reverse());
    expect((await (await taggerFor("wsp_one")).tagAll([{ text: "Something new" }])).map(({ tagger }) => tagger)).toEqual([shippedTagger().name]);
    expect(service.seen().map(({ authorization }) => authorization)).toEqual(["Bearer sk-key"]);
    expect(await sql.query({ text: "SELECT tagger, count(*)::int AS kept FROM tag_cache GROUP BY tagger", values: [] })).toEqual([
      { tagger: "chat:small", kept: 2 },
    ]);
    expect(await sql.query({ text: "SELECT tagger, requests FROM tagger_spend", values: [] })).toEqual([{ tagger: "chat:small", requests: 1 }]);
  });
});
