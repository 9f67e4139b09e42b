import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aDesk, aMember, anItem } from "../../support/desk";
import { notifyLive } from "#lib/db/live";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { listening, stopListening, subscribe, type LiveNews } from "#lib/inbox/live";
import { claimItem } from "#lib/replies/commands/composing";

const now = new Date("2026-11-20T10:00:00Z");

beforeAll(listening);
afterAll(async () => {
  await stopListening();
});

/** The next news of a workspace that `wanted` accepts. */
const nextNews = async (workspaceId: string, wanted: (news: LiveNews) => boolean, cause: () => Promise<unknown>): Promise<LiveNews> =>
  new Promise((resolve, reject) => {
    const stop = subscribe(workspaceId, (news) => {
      if (!wanted(news)) return;
      stop();
      resolve(news);
    });
    cause().catch(reject);
  });

const say = async (workspaceId: string, kind: string): Promise<void> =>
  inTransaction(async (tx) => notifyLive(tx, { workspaceId, kind, threadIds: ["thr_1"] }));

describe("live news", () => {
  it("tell a page that a colleague began to write", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: now, neededSince: now });
    const anna = await aMember(desk, "agent");
    const news = await nextNews(
      desk.owner.workspaceId,
      ({ kind }) => kind === "claims",
      async () => claimItem(anna, { itemId }, now),
    );
    expect(news).toMatchObject({ kind: "claims", count: 1 });
  });

  it("reach their own workspace only", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const heard: LiveNews[] = [];
    const stop = subscribe(desk.owner.workspaceId, (news) => heard.push(news));
    await nextNews(
      other.owner.workspaceId,
      () => true,
      async () => say(other.owner.workspaceId, "theirs"),
    );
    await nextNews(
      desk.owner.workspaceId,
      ({ kind }) => kind === "ours",
      async () => say(desk.owner.workspaceId, "ours"),
    );
    stop();
    expect(heard.map(({ kind }) => kind)).toEqual(["ours"]);
  });

  it("are silent when the transaction rolls back", async () => {
    const { owner } = await aDesk();
    const heard: string[] = [];
    const stop = subscribe(owner.workspaceId, ({ kind }) => heard.push(kind));
    const undone = inTransaction(async (tx) => {
      await notifyLive(tx, { workspaceId: owner.workspaceId, kind: "undone", threadIds: [] });
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    await nextNews(
      owner.workspaceId,
      ({ kind }) => kind === "done",
      async () => say(owner.workspaceId, "done"),
    );
    stop();
    expect(heard).toEqual(["done"]);
  });

  it("go on after the connection was lost, and tell that something may have been missed", async () => {
    const { owner } = await aDesk();
    const cut = async (): Promise<unknown> =>
      sql.query({
        text: "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'parley live' AND datname = current_database()",
        values: [],
      });
    await nextNews(owner.workspaceId, ({ kind }) => kind === "missed", cut);
    await expect(
      nextNews(
        owner.workspaceId,
        ({ kind }) => kind === "again",
        async () => say(owner.workspaceId, "again"),
      ),
    ).resolves.toMatchObject({ kind: "again" });
  });
});
