import { expect, it } from "vitest";

import { queueNamed } from "#lib/queue/backend";
import { enqueue } from "#lib/queue/enqueue";
import { restAfter } from "#lib/queue/rest";
import { pollSourceJob } from "#lib/sources/jobs";

it("work beside reading rests long, though never so long that figures grow old; alone it rests as long as it worked", async () => {
  expect(await restAfter(100)).toBe(100);
  await enqueue(pollSourceJob, { workspaceId: "ws_a", sourceId: "src_a" });
  expect(await restAfter(100)).toBe(2_900);
  expect(await restAfter(60_000)).toBe(20_000);
  await (await queueNamed("poll")).drain();
  expect(await restAfter(100)).toBe(100);
});
