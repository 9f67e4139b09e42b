import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";

import { deliverQueuedAlert } from "../../../workers/handlers/deliver-alert";
import { startWebhookServer, type WebhookServer } from "../../support/alert-services";
import { aDesk, aMember, storeItems, type Desk } from "../../support/desk";
import { startMailServer, type MailServer } from "../../support/mail-server";
import { addChannel, removeChannel, testChannel } from "#lib/alerts/commands/channels";
import { addRule, setQuietHours } from "#lib/alerts/commands/rules";
import { deliverAlert, type Delivered } from "#lib/alerts/deliver";
import { lookForAlerts } from "#lib/alerts/look";
import type { AlertMessageView } from "#lib/alerts/model/alert-view";
import { templates } from "#lib/alerts/model/terms";
import { getAlert, listStanding } from "#lib/alerts/queries/alerts";
import { listDueMessages, listForgottenMessages } from "#lib/alerts/queries/due";
import { listChannels } from "#lib/alerts/queries/rules";
import { createSafeHttp } from "#lib/connectors/http";
import { dayMs, hourMs, minuteMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import { Postponed } from "#lib/queue/outcome";
import { listAudit } from "#lib/team/queries";

const now = new Date("2026-03-10T12:00:00Z");
const after = (ms: number): Date => new Date(now.getTime() + ms);

// The settings of this process are read once: the mail server keeps its port for the whole file.
const mail: MailServer = await startMailServer();
process.env["PARLEY_SMTP_URL"] = mail.url;
process.env["PARLEY_MAIL_FROM"] = "Parley <desk@desk.example>";

const servers: WebhookServer[] = [];
const serve = async (side: Parameters<typeof startWebhookServer>[0]): Promise<WebhookServer> => {
  const server = await startWebhookServer(side);
  servers.push(server);
  return server;
};
const http = createSafeHttp({ allowedHosts: ["127.0.0.0/8"], now: () => now });
const guarded = createSafeHttp({ allowedHosts: [], now: () => now });

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
});
afterEach(async () => {
  await mail.be("takes");
  mail.forget();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(async () => {
  await mail.close();
});

const secretPath = "/services/T000/B000/a-secret-nobody-may-see";
const hostile = "<!channel> see https://evil.example & pay";

const aSlack = async (server: WebhookServer): Promise<string> =>
  (await addChannel(desk.owner, { kind: "slack", name: "Team", locale: "en", url: `${server.origin}${secretPath}` }, now)).channelId;

type Wanted = { readonly severity?: "warning" | "critical" };

/** An alert about a threat, told over these channels; its message's id. */
const threatOver = async (channelIds: readonly string[], { severity = "critical" }: Wanted = {}): Promise<readonly string[]> => {
  await storeItems(desk, [
    { postedAt: new Date(now.getTime() - minuteMs), text: hostile, author: "Eve", sentiment: "negative", tones: ["threat"], neededSince: now },
  ]);
  await addRule(desk.owner, { kind: "threat", brandId: null, settings: {}, ...templates.threat, severity, channelIds: [...channelIds] }, now);
  await lookForAlerts({ workspaceId: desk.owner.workspaceId, now });
  return (await listDueMessages(desk.owner.workspaceId, after(2 * dayMs))).map(({ messageId }) => messageId);
};

const deliver = async (messageId: string, at = now, through = http): Promise<Delivered> =>
  deliverAlert({ workspaceId: desk.owner.workspaceId, messageId, http: through, now: at });

const messagesNow = async (): Promise<readonly AlertMessageView[]> => {
  const [alert] = await listStanding(desk.owner);
  return (await getAlert(desk.owner, alert?.id ?? "")).messages;
};

const failureOfChannel = async (): Promise<string | undefined> => (await listChannels(desk.owner))[0]?.failure?.why;

describe("word of an alert", () => {
  it("reaches Slack, Teams, Telegram and every address, and what a visitor wrote makes no link there", async () => {
    const [slack, teams, telegram] = [await serve("slack"), await serve("teams"), await serve("telegram")];
    const ids = [
      await aSlack(slack),
      (await addChannel(desk.owner, { kind: "teams", name: "Teams", locale: "ru", url: `${teams.origin}/workflows/1/triggers?sig=x` }, now)).channelId,
      (await addChannel(desk.owner, { kind: "telegram", name: "Bot", locale: "fr", token: "123:abcdefghijkl", chat: "-100", server: telegram.origin }, now))
        .channelId,
      (await addChannel(desk.owner, { kind: "email", name: "Mail", locale: "en", addresses: ["ann@desk.example", "bob@desk.example"] }, now)).channelId,
    ];
    for (const messageId of await threatOver(ids)) expect(await deliver(messageId)).toEqual({ kind: "over" });

    expect(slack.seen().map(({ path }) => path)).toEqual([secretPath]);
    expect(telegram.seen()).toMatchObject([
      { path: "/bot123:abcdefghijkl/sendMessage", body: { chat_id: "-100", link_preview_options: { is_disabled: true } } },
    ]);
    expect(teams.seen()).toMatchObject([{ body: { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive" }] } }]);
    expect(mail.letters().map(({ recipients }) => recipients)).toEqual(expect.arrayContaining([["ann@desk.example"], ["bob@desk.example"]]));
    const bodies = [slack, teams, telegram].map((server) => JSON.stringify(server.seen()));
    for (const body of [...bodies, ...mail.letters().map(({ html = "" }) => html)]) {
      expect(body).not.toContain("https://evil.example");
      expect(body).not.toContain("<!channel>");
    }
    expect(bodies.map((body) => /A threat at|угроза|une menace/u.exec(body)?.[0])).toEqual(["A threat at", "угроза", "une menace"]);
    expect((await messagesNow()).every(({ sentAt }) => sentAt !== null)).toBe(true);
  });

  it("leaves once, however many workers try at the same moment, and not again afterwards", async () => {
    const slack = await serve("slack");
    const [messageId = ""] = await threatOver([await aSlack(slack)]);
    await Promise.all(Array.from({ length: 6 }, () => deliver(messageId)));
    await deliver(messageId, after(dayMs));
    await lookForAlerts({ workspaceId: desk.owner.workspaceId, now: after(minuteMs) });
    expect(slack.seen()).toHaveLength(1);
    expect(await listDueMessages(desk.owner.workspaceId, after(dayMs))).toEqual([]);
  });

  it("comes again with longer and longer waits while the other side is away, and says so", async () => {
    const slack = await serve("slack");
    const [messageId = ""] = await threatOver([await aSlack(slack)]);
    slack.next({ kind: "fault" }, { kind: "cut" });
    expect(await deliver(messageId)).toEqual({ kind: "later", at: after(20_000) });
    expect(await failureOfChannel()).toBe("away");
    expect(await deliver(messageId, after(10_000))).toEqual({ kind: "over" });
    expect(await deliver(messageId, after(20_000))).toEqual({ kind: "later", at: after(60_000) });
    expect(await messagesNow()).toMatchObject([{ tries: 2, failure: "away", sentAt: null }]);
    expect(await deliver(messageId, after(60_000))).toEqual({ kind: "over" });
    expect(slack.seen()).toHaveLength(3);
    expect(await failureOfChannel()).toBeUndefined();
  });

  it.each(["slack", "teams", "telegram"] as const)("waits as long as %s asks", async (side) => {
    const server = await serve(side);
    const named = { name: "Team", locale: "en" } as const;
    const channel =
      side === "telegram"
        ? ({ kind: side, ...named, token: "123:abcdefghijkl", chat: "@team", server: server.origin } as const)
        : ({ kind: side, ...named, url: server.origin } as const);
    const [messageId = ""] = await threatOver([(await addChannel(desk.owner, channel, now)).channelId]);
    server.next({ kind: "throttled", seconds: 300 });
    expect(await deliver(messageId)).toEqual({ kind: "later", at: after(300_000) });
    expect(await failureOfChannel()).toBe("slow-down");
  });

  it("that a connector of Teams held back in words is no word", async () => {
    const teams = await serve("teams");
    const [messageId = ""] = await threatOver([
      (await addChannel(desk.owner, { kind: "teams", name: "Teams", locale: "en", url: teams.origin }, now)).channelId,
    ]);
    teams.next({ kind: "held-back" });
    expect(await deliver(messageId)).toMatchObject({ kind: "later" });
  });

  it("is given up where nobody takes it for good", async () => {
    const slack = await serve("slack");
    const [messageId = ""] = await threatOver([await aSlack(slack)]);
    slack.next({ kind: "no-service" });
    expect(await deliver(messageId)).toEqual({ kind: "over" });
    expect(await messagesNow()).toMatchObject([{ isDropped: true, failure: "refused" }]);
    expect(await failureOfChannel()).toBe("refused");
  });

  it("goes to no private address that the operator did not name", async () => {
    const slack = await serve("slack");
    const [messageId = ""] = await threatOver([await aSlack(slack)]);
    await deliver(messageId, now, guarded);
    expect(slack.seen()).toEqual([]);
    expect(await failureOfChannel()).toBe("private-address");
  });

  it("by mail is given up for an address that is refused, and waits for a server that is away", async () => {
    const { channelId } = await addChannel(desk.owner, { kind: "email", name: "Mail", locale: "en", addresses: ["ann@desk.example"] }, now);
    const [messageId = ""] = await threatOver([channelId]);
    await mail.be("away");
    expect(await deliver(messageId)).toMatchObject({ kind: "later" });
    await mail.be("refuses");
    expect(await deliver(messageId, after(minuteMs))).toEqual({ kind: "over" });
    expect(await messagesNow()).toMatchObject([{ isDropped: true, failure: "refused" }]);
  });

  it("left in the hands of a worker that died is taken over", async () => {
    const slack = await serve("slack");
    const [messageId = ""] = await threatOver([await aSlack(slack)]);
    await sql.query({ text: "UPDATE alert_message SET tries = 1, claimed_until = $2 WHERE id = $1", values: [messageId, after(2 * minuteMs)] });
    await deliver(messageId);
    expect(slack.seen()).toEqual([]);
    const forgotten = await listForgottenMessages({ before: after(3 * minuteMs), limit: 100 });
    expect(forgotten.map(({ messageId: id }) => id)).toContain(messageId);
    await deliver(messageId, after(3 * minuteMs));
    expect(slack.seen()).toHaveLength(1);
  });

  it("waits for the end of the quiet hours unless it is critical", async () => {
    await setQuietHours(desk.owner, { quiet: { from: 11 * 60, to: 14 * 60 } }, now);
    const slack = await serve("slack");
    // A threat is always one step worse than its rule says.
    const channelId = await aSlack(slack);
    await sql.query({ text: "UPDATE source SET failures = 3, last_error_at = $2 WHERE id = $1", values: [desk.sourceId, now] });
    await addRule(desk.owner, { kind: "source", brandId: null, settings: {}, ...templates.source, channelIds: [channelId] }, now);
    await lookForAlerts({ workspaceId: desk.owner.workspaceId, now });
    expect(await listDueMessages(desk.owner.workspaceId, now)).toEqual([]);
    expect(await listDueMessages(desk.owner.workspaceId, after(2 * hourMs))).toHaveLength(1);
    await threatOver([channelId]);
    expect(await listDueMessages(desk.owner.workspaceId, now)).toHaveLength(1);
  });

  it("that has to come again leaves its job postponed", async () => {
    const { channelId } = await addChannel(desk.owner, { kind: "email", name: "Mail", locale: "en", addresses: ["ann@desk.example"] }, now);
    const [messageId = ""] = await threatOver([channelId]);
    await mail.be("busy");
    const run = { now, signal: new AbortController().signal };
    await expect(deliverQueuedAlert.run({ workspaceId: desk.owner.workspaceId, messageId }, run)).rejects.toBeInstanceOf(Postponed);
  });
});

describe("a channel", () => {
  it("is tried from the page, and says in plain words what is wrong", async () => {
    const { channelId } = await addChannel(desk.owner, { kind: "email", name: "Mail", locale: "fr", addresses: ["ann@desk.example"] }, now);
    expect(await testChannel(desk.owner, { channelId }, now)).toEqual({ kind: "sent" });
    expect(mail.letters()).toMatchObject([{ recipients: ["ann@desk.example"], subject: "Parley peut vous joindre ici" }]);
    await mail.be("away");
    expect(await testChannel(desk.owner, { channelId }, now)).toEqual({ kind: "failed", why: "away" });
    expect(await failureOfChannel()).toBe("away");
  });

  it("keeps its secret from pages, from the trail and from the table", async () => {
    const slack = await serve("slack");
    await aSlack(slack);
    const rows = await sql.query({ text: "SELECT * FROM alert_channel WHERE workspace_id = $1", values: [desk.owner.workspaceId] });
    for (const told of [rows, await listChannels(desk.owner), await listAudit(desk.owner, { limit: 10 })])
      expect(JSON.stringify(told)).not.toContain("a-secret-nobody-may-see");
  });

  it("that is taken away forgets its secret, and what was still to be sent", async () => {
    const slack = await serve("slack");
    const channelId = await aSlack(slack);
    const [messageId = ""] = await threatOver([channelId]);
    await removeChannel(desk.owner, { channelId }, now);
    await deliver(messageId);
    expect(slack.seen()).toEqual([]);
    expect(await listChannels(desk.owner)).toEqual([]);
    expect(await sql.query({ text: "SELECT box FROM alert_channel WHERE id = $1", values: [channelId] })).toEqual([{ box: "" }]);
  });

  it("is the business of owners and managers, each of their own workspace", async () => {
    const slack = await serve("slack");
    const channelId = await aSlack(slack);
    const agent = await aMember(desk, "agent");
    const { owner: stranger } = await aDesk();
    const refusals = [
      { deed: () => removeChannel(agent, { channelId }, now), code: "forbidden" },
      { deed: () => testChannel(agent, { channelId }, now), code: "forbidden" },
      { deed: () => listChannels(agent), code: "forbidden" },
      { deed: () => removeChannel(stranger, { channelId }, now), code: "not-found" },
      { deed: () => testChannel(stranger, { channelId }, now), code: "not-found" },
    ];
    for (const { deed, code } of refusals) await expect(deed()).rejects.toMatchObject({ code });
    expect(await listChannels(stranger)).toEqual([]);
    await expect(addRule(stranger, { kind: "threat", brandId: null, settings: {}, ...templates.threat, channelIds: [channelId] }, now)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
