import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { GET as openOneClick, POST as pressOneClick } from "../../../app/(public)/reports/leave/[token]/one-click/route";
import { makeQueuedReport } from "../../../workers/handlers/make-report";
import { sendQueuedLetter } from "../../../workers/handlers/send-letter";
import { startEveryDueReport } from "../../../workers/handlers/start-due-reports";
import { reconcile } from "../../../workers/reconcile";
import { aDesk, aMember, storeItems, type Desk } from "../../support/desk";
import { wipeQueue } from "../../support/wipe-queue";
import { startMailServer, type MailServer } from "../../support/mail-server";
import { hourMs, minuteMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import { queueNamed } from "#lib/queue/backend";
import { Postponed } from "#lib/queue/outcome";
import { addGroup, changeGroup, pauseGroup, removeGroup, resumeGroup } from "#lib/reports/commands/groups";
import { endLink, shareReport } from "#lib/reports/commands/links";
import { leaveList, retryLetter } from "#lib/reports/commands/letters";
import { requestReport, requestTest } from "#lib/reports/commands/request";
import { addGroupSchema } from "#lib/reports/model";
import { getGroup, listGroups } from "#lib/reports/queries/groups";
import { findPaper, findSnapshotFor, getReport, listLetters, listLinks, listReports } from "#lib/reports/queries/reports";
import { findShared, findSharedPaper } from "#lib/reports/queries/shared";
import { addBrand } from "#lib/sources/brand-commands";
import { listAudit } from "#lib/team/queries";

// What a report says on paper is shown elsewhere; here one paper of each language, truly printed, serves every report.
vi.mock(import("#lib/reports/paper/print-built-in"), async (original) => {
  const { printBuiltIn } = await original();
  const papers = new Map<string, Promise<Uint8Array>>();
  return {
    printBuiltIn: (sheet) => {
      const paper = papers.get(sheet.locale) ?? printBuiltIn(sheet);
      papers.set(sheet.locale, paper);
      return paper;
    },
  };
});

// Monday morning in Paris.
const monday = new Date("2026-11-16T07:00:00Z");
const sunday = new Date("2026-11-15T12:00:00Z");
const run = (now: Date) => ({ now, signal: new AbortController().signal });

let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
  process.env["PARLEY_SMTP_URL"] = server.url;
  process.env["PARLEY_URL"] = "https://desk.example.com";
  process.env["PARLEY_MAIL_FROM"] = "Parley <desk@example.com>";
  // The page that a browser prints is not served here.
  process.env["PARLEY_BROWSER"] = "none";
});

beforeEach(async () => {
  await server.be("takes");
  server.forget();
});

afterAll(async () => {
  await server.close();
});

const terms = (addresses: string, traits: object = {}) =>
  addGroupSchema.parse({ name: "The board", addresses, locale: "fr", zone: "Europe/Paris", weekday: 1, hour: 8, brandIds: [], ...traits });

const aDeskWithComments = async (): Promise<Desk> => {
  const desk = await aDesk({ zone: "Europe/Paris" });
  await storeItems(
    desk,
    Array.from({ length: 30 }, (_, place) => {
      const postedAt = new Date(sunday.getTime() - place * 7 * hourMs);
      return {
        postedAt,
        sentiment: place % 3 === 0 ? "negative" : "positive",
        neededSince: postedAt,
        answeredAt: place % 2 === 0 ? new Date(postedAt.getTime() + hourMs) : null,
      };
    }),
  );
  return desk;
};

const ofDesk = async ({ owner }: Desk) => (await listReports(owner)).map(({ id }) => ({ workspaceId: owner.workspaceId, reportId: id }));

const lettersOf = async ({ owner }: Desk, reportId: string) =>
  (await listLetters(owner, reportId)).map((letter) => ({ ...letter, key: { workspaceId: owner.workspaceId, letterId: letter.id } }));

const latestOf = async (desk: Desk) => {
  const [report] = await ofDesk(desk);
  if (report === undefined) throw new Error("No report was begun.");
  return report;
};

/** What the first letter came to, read back. */
const firstLetter = () => {
  const [letter] = server.letters();
  if (letter === undefined) throw new Error("No letter came.");
  const [paper] = letter.attachments;
  const beginning = paper?.content instanceof ArrayBuffer ? Buffer.from(paper.content.slice(0, 5)).toString() : "";
  return {
    subject: letter.subject,
    text: letter.text ?? "",
    html: letter.html ?? "",
    headers: Object.fromEntries(letter.headers.map(({ key, value }) => [key, value])),
    paper: { mimeType: paper?.mimeType, filename: paper?.filename, beginning },
  };
};

/** A group's report at its time, made; with the keys of its letters. */
const aMadeReport = async (desk: Desk, addresses: string) => {
  const { groupId } = await addGroup(desk.owner, terms(addresses), sunday);
  await startEveryDueReport.run({}, run(monday));
  const report = await latestOf(desk);
  await makeQueuedReport.run(report, run(monday));
  const letters = await lettersOf(desk, report.reportId);
  return { groupId, ...report, letters, key: { workspaceId: desk.owner.workspaceId, letterId: letters[0]?.id ?? "" } };
};

describe("a report at its time", () => {
  it("is begun once by all who look, made once by all who make it, and each letter leaves once of all who send it", async () => {
    const desk = await aDeskWithComments();
    await addGroup(desk.owner, terms("claire@example.org, paul@example.org\nclaire@example.org"), sunday);
    await startEveryDueReport.run({}, run(sunday));
    expect(await ofDesk(desk)).toEqual([]);
    await Promise.all([startEveryDueReport.run({}, run(monday)), startEveryDueReport.run({}, run(monday)), startEveryDueReport.run({}, run(monday))]);
    const report = await latestOf(desk);
    expect(await ofDesk(desk)).toHaveLength(1);
    await Promise.all([makeQueuedReport.run(report, run(monday)), makeQueuedReport.run(report, run(monday))]);
    const letters = await lettersOf(desk, report.reportId);
    expect(letters.map(({ address, state }) => [address, state])).toEqual([
      ["claire@example.org", "queued"],
      ["paul@example.org", "queued"],
    ]);
    await Promise.all([...letters, ...letters, ...letters].map(({ key }) => sendQueuedLetter.run(key, run(monday))));
    expect(
      server
        .letters()
        .flatMap(({ recipients }) => recipients)
        .toSorted(),
    ).toEqual(["claire@example.org", "paul@example.org"]);
    expect(await getReport(desk.owner, report.reportId)).toMatchObject({
      status: "made",
      audience: "group",
      week: { from: "2026-11-09", to: "2026-11-16" },
      letters: { sent: 2 },
    });
    // Once more, at a later look and a later making: nothing.
    await startEveryDueReport.run({}, run(new Date(monday.getTime() + minuteMs)));
    await makeQueuedReport.run(report, run(monday));
    for (const { key } of letters) await sendQueuedLetter.run(key, run(new Date(monday.getTime() + hourMs)));
    expect([server.letters().length, (await ofDesk(desk)).length]).toEqual([2, 1]);
    expect((await getGroup(desk.owner, (await listGroups(desk.owner))[0]?.id ?? "")).nextAt).toBe("2026-11-23T07:00:00.000Z");
    expect((await listAudit(desk.owner, { limit: 2 })).map(({ action }) => action)).toEqual(["report.send", "report.send"]);
  });

  it("reads back as a subject, a plain part, HTML that fetches nothing and escapes what others wrote, and a PDF", async () => {
    const desk = await aDeskWithComments();
    await addBrand(
      desk.owner,
      { name: `<img src=x onerror="alert(1)"> & "Co"`, slug: "hostile", zone: "Europe/Paris", names: [], assignment: "by-hand" },
      sunday,
    );
    const { key } = await aMadeReport(desk, "claire@example.org");
    await sendQueuedLetter.run(key, run(monday));
    const { subject, text, html, paper } = firstLetter();
    expect(subject).toMatch(/^Semaine du 9 au 15 novembre 2026 · /u);
    expect(text).toContain("Taux de réponse");
    expect(text).toMatch(/Ne plus recevoir ces messages: https:\/\/desk\.example\.com\/reports\/leave\/\S+/u);
    expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &quot;Co&quot;");
    expect(html).not.toMatch(/<img|<script|<link|url\(|src="http/u);
    expect(paper).toMatchObject({ mimeType: "application/pdf", beginning: "%PDF-" });
    expect(paper.filename).toMatch(/^[^<>"/]+ · Semaine du 9 au 15 novembre 2026\.pdf$/u);
  });

  it("waits for a server that is away, longer each time, and leaves once it is back", async () => {
    const desk = await aDeskWithComments();
    const { reportId, key } = await aMadeReport(desk, "claire@example.org");
    await server.be("away");
    const rests: number[] = [];
    let now = monday;
    for (let trial = 0; trial < 3; trial += 1) {
      await sendQueuedLetter.run(key, run(now)).catch((error: unknown) => {
        if (!(error instanceof Postponed)) throw error;
        rests.push(error.delayMs);
      });
      expect(await lettersOf(desk, reportId)).toMatchObject([{ state: "queued", failure: "away", tries: trial + 1 }]);
      // Before its time it is not tried.
      await sendQueuedLetter.run(key, run(now));
      now = new Date(now.getTime() + (rests.at(-1) ?? 0));
    }
    expect(rests).toEqual([2 * minuteMs, 4 * minuteMs, 8 * minuteMs]);
    await server.be("takes");
    await sendQueuedLetter.run(key, run(now));
    expect(await lettersOf(desk, reportId)).toMatchObject([{ state: "sent", failure: null, tries: 4 }]);
    expect(server.letters()).toHaveLength(1);
  });

  it("is not tried again where the server refuses an address, until somebody says so", async () => {
    const desk = await aDeskWithComments();
    const { reportId, key } = await aMadeReport(desk, "nobody@example.org");
    await server.be("refuses");
    await sendQueuedLetter.run(key, run(monday));
    await server.be("takes");
    await sendQueuedLetter.run(key, run(new Date(monday.getTime() + 24 * hourMs)));
    expect(await lettersOf(desk, reportId)).toMatchObject([{ state: "failed", failure: "refused", tries: 1 }]);
    await expect(retryLetter(await aMember(desk, "agent"), { letterId: key.letterId }, monday)).rejects.toMatchObject({ code: "forbidden" });
    await retryLetter(desk.owner, { letterId: key.letterId }, monday);
    await sendQueuedLetter.run(key, run(monday));
    expect(await lettersOf(desk, reportId)).toMatchObject([{ state: "sent" }]);
  });

  it("is found by reconciling where a queue forgot it, and so is a letter whose try was cut off", async () => {
    const desk = await aDeskWithComments();
    const { letters } = await aMadeReport(desk, "claire@example.org");
    const { reportId: forgotten } = await requestReport(desk.owner, { groupId: null }, monday);
    await sql.query({ text: "UPDATE report_letter SET state = 'sending', tries = 1 WHERE id = $1", values: [letters[0]?.id] });
    await wipeQueue();
    await reconcile({ now: new Date(monday.getTime() + hourMs) });
    const queues = [await queueNamed("maintain"), await queueNamed("deliver")];
    const jobs = await Promise.all(queues.map(async (queue) => queue.getJobs(["waiting", "prioritized", "delayed"])));
    const waiting = jobs.flat().map(({ name, data }) => JSON.stringify([name, data]));
    for (const [name, id] of [
      ["reports.make-report", forgotten],
      ["reports.send-letter", letters[0]?.id ?? "?"],
    ] as const)
      expect(waiting.filter((job) => job.includes(name) && job.includes(id))).toHaveLength(1);
  });
});

describe("a reader who wants no more", () => {
  it("says so by the letter alone, is dropped from what is under way, and stays dropped when the group is changed", async () => {
    const desk = await aDeskWithComments();
    const { groupId, key } = await aMadeReport(desk, "claire@example.org");
    await sendQueuedLetter.run(key, run(monday));
    const token = /leave\/(\S+)/u.exec(firstLetter().text)?.[1] ?? "";
    const next = new Date(monday.getTime() + 7 * 24 * hourMs);
    await startEveryDueReport.run({}, run(next));
    const latest = await latestOf(desk);
    await makeQueuedReport.run(latest, run(next));
    expect(await leaveList("something.else.entirely.made", monday)).toBe(false);
    expect([await leaveList(token, next), await leaveList(token, next)]).toEqual([true, true]);
    for (const letter of await lettersOf(desk, latest.reportId)) await sendQueuedLetter.run(letter.key, run(next));
    expect(await lettersOf(desk, latest.reportId)).toMatchObject([{ address: "claire@example.org", state: "dropped" }]);
    expect(server.letters()).toHaveLength(1);
    await changeGroup(desk.owner, { groupId, ...terms("claire@example.org, paul@example.org") }, next);
    expect((await getGroup(desk.owner, groupId)).recipients).toEqual([
      { address: "claire@example.org", hasLeft: true },
      { address: "paul@example.org", hasLeft: false },
    ]);
  });

  it("says so by the button of a mail program, once or twice; opening the address, another word or another address end nothing", async () => {
    const desk = await aDeskWithComments();
    const { groupId, key } = await aMadeReport(desk, "claire@example.org");
    await sendQueuedLetter.run(key, run(monday));
    const { headers } = firstLetter();
    expect(headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
    const [, url = "", token = ""] = /^<(https:\/\/desk\.example\.com\/reports\/leave\/([^/]+)\/one-click)>$/u.exec(headers["list-unsubscribe"] ?? "") ?? [];
    const press = async (body: string | FormData, at = token): Promise<number> => {
      const type = typeof body === "string" ? { "content-type": "application/x-www-form-urlencoded" } : {};
      return (await pressOneClick(new Request(url, { method: "POST", headers: type, body }), { params: Promise.resolve({ token: at }) })).status;
    };
    const hasLeft = async (): Promise<readonly boolean[]> => (await getGroup(desk.owner, groupId)).recipients.map((recipient) => recipient.hasLeft);
    const opened = await openOneClick(new Request(url), { params: Promise.resolve({ token }) });
    expect([opened.status, opened.headers.get("location")]).toEqual([303, `/reports/leave/${token}`]);
    expect(await press("List-Unsubscribe=Maybe")).toBe(400);
    expect(await press(`List-Unsubscribe=One-Click&more=${"x".repeat(5_000)}`)).toBe(400);
    expect(await press("List-Unsubscribe=One-Click", "something.else.entirely.made")).toBe(404);
    expect(await hasLeft()).toEqual([false]);
    const form = new FormData();
    form.set("List-Unsubscribe", "One-Click");
    expect([await press("List-Unsubscribe=One-Click"), await press(form)]).toEqual([200, 200]);
    expect(await hasLeft()).toEqual([true]);
    expect((await listAudit(desk.owner, { limit: 5 })).filter(({ action }) => action === "report-group.leave")).toHaveLength(1);
  });
});

describe("a group that is removed", () => {
  it("gets nothing more: neither a letter that waits nor one of a report under way", async () => {
    const desk = await aDeskWithComments();
    const { groupId, reportId, key } = await aMadeReport(desk, "claire@example.org");
    const next = new Date(monday.getTime() + 7 * 24 * hourMs);
    await startEveryDueReport.run({}, run(next));
    const underWay = await latestOf(desk);
    await removeGroup(desk.owner, { groupId }, next);
    await makeQueuedReport.run(underWay, run(next));
    await sendQueuedLetter.run(key, run(next));
    expect(await lettersOf(desk, underWay.reportId)).toEqual([]);
    expect(await lettersOf(desk, reportId)).toMatchObject([{ state: "dropped" }]);
    expect(server.letters()).toEqual([]);
  });
});

describe("what is kept of a report", () => {
  it("does not change when its comments do, nor when it is made again", async () => {
    const desk = await aDeskWithComments();
    const { reportId } = await aMadeReport(desk, "claire@example.org");
    const kept = await findSnapshotFor(desk.owner, reportId);
    await sql.query({ text: "UPDATE item SET sentiment = 'neutral', answered_at = posted_at WHERE workspace_id = $1", values: [desk.owner.workspaceId] });
    await makeQueuedReport.run({ workspaceId: desk.owner.workspaceId, reportId }, run(monday));
    expect(await findSnapshotFor(desk.owner, reportId)).toEqual(kept);
    const { reportId: later } = await requestReport(desk.owner, { groupId: null }, monday);
    await makeQueuedReport.run({ workspaceId: desk.owner.workspaceId, reportId: later }, run(monday));
    const other = await findSnapshotFor(desk.owner, later);
    expect(other?.figures.weeks.at(-1)).not.toEqual(kept?.figures.weeks.at(-1));
    expect(other?.definition).toBe(kept?.definition);
  });

  it("is shown by a link until its end or its revocation, and only what the link is for", async () => {
    const desk = await aDeskWithComments();
    const { reportId } = await aMadeReport(desk, "claire@example.org");
    const tokenOf = (url: string): string => url.split("/").at(-1) ?? "";
    const [one, two] = [await shareReport(desk.owner, { reportId, days: 7 }, monday), await shareReport(desk.owner, { reportId, days: 30 }, monday)].map(
      ({ url }) => tokenOf(url),
    );
    expect((await findShared(one ?? "", monday))?.snapshot).toEqual(await findSnapshotFor(desk.owner, reportId));
    expect((await findSharedPaper(one ?? "", { locale: "ru", now: monday }))?.bytes.slice(0, 4)).toEqual(Uint8Array.from(Buffer.from("%PDF")));
    expect(await findShared(one ?? "", new Date(monday.getTime() + 7 * 24 * hourMs))).toBeNull();
    expect(await findShared(`${one ?? ""}x`, monday)).toBeNull();
    const stored = await sql.query<{ token_hash: string }>({ text: "SELECT token_hash FROM report_link WHERE report_id = $1", values: [reportId] });
    expect(stored.map(({ token_hash: hash }) => hash)).not.toContain(two);
    for (const { id } of await listLinks(desk.owner, reportId, monday)) await endLink(desk.owner, { linkId: id }, monday);
    expect([await findShared(two ?? "", monday), await listLinks(desk.owner, reportId, monday)]).toEqual([null, []]);
  });
});

describe("who may", () => {
  it("make groups, reports and links: managers; read them: everybody of the workspace, and nobody else", async () => {
    const [desk, stranger] = [await aDeskWithComments(), await aDesk()];
    const { groupId, reportId } = await aMadeReport(desk, "claire@example.org");
    const viewer = await aMember(desk, "viewer");
    expect(await findSnapshotFor(viewer, reportId)).not.toBeNull();
    const forbidden = { code: "forbidden" };
    await expect(addGroup(viewer, terms("me@example.org"), monday)).rejects.toMatchObject(forbidden);
    await expect(requestReport(viewer, { groupId: null }, monday)).rejects.toMatchObject(forbidden);
    await expect(shareReport(viewer, { reportId, days: 7 }, monday)).rejects.toMatchObject(forbidden);
    await expect(listLetters(viewer, reportId)).rejects.toMatchObject(forbidden);
    const notFound = { code: "not-found" };
    await expect(getReport(stranger.owner, reportId)).rejects.toMatchObject(notFound);
    await expect(requestTest(stranger.owner, { groupId }, monday)).rejects.toMatchObject(notFound);
    await expect(removeGroup(stranger.owner, { groupId }, monday)).rejects.toMatchObject(notFound);
    await expect(shareReport(stranger.owner, { reportId, days: 7 }, monday)).rejects.toMatchObject(notFound);
    await expect(changeGroup(stranger.owner, { groupId, ...terms("x@example.org") }, monday)).rejects.toMatchObject(notFound);
    await expect(addGroup(desk.owner, terms("x@example.org", { brandIds: [stranger.brandId] }), monday)).rejects.toMatchObject(notFound);
    expect([await findSnapshotFor(stranger.owner, reportId), await findPaper(stranger.owner.workspaceId, { reportId, locale: "en" })]).toEqual([null, null]);
  });

  it("a test goes to whoever asked for it, each time, and to nobody else; a pause holds the next one back", async () => {
    const desk = await aDeskWithComments();
    const { groupId } = await addGroup(desk.owner, terms("claire@example.org"), sunday);
    for (let time = 0; time < 2; time += 1) {
      const { reportId } = await requestTest(desk.owner, { groupId }, monday);
      await makeQueuedReport.run({ workspaceId: desk.owner.workspaceId, reportId }, run(monday));
      for (const { key } of await lettersOf(desk, reportId)) await sendQueuedLetter.run(key, run(monday));
    }
    expect(server.letters().map(({ recipients }) => recipients)).toEqual([
      [`owner-${desk.owner.workspaceSlug}@example.org`],
      [`owner-${desk.owner.workspaceSlug}@example.org`],
    ]);
    expect(server.letters()[0]?.text).not.toContain("/reports/leave/");
    expect(server.letters()[0]?.headers.map((header) => header.key)).not.toContain("list-unsubscribe");
    await pauseGroup(desk.owner, { groupId }, sunday);
    const before = (await ofDesk(desk)).length;
    await startEveryDueReport.run({}, run(monday));
    expect(await ofDesk(desk)).toHaveLength(before);
    await resumeGroup(desk.owner, { groupId }, monday);
    expect(await getGroup(desk.owner, groupId)).toMatchObject({ isPaused: false, nextAt: "2026-11-23T07:00:00.000Z" });
  });

  it.each(["", "nobody", "a@b", "x@example.org, Name <y@example.org>", `x@example.org\nbcc:y@example.org`])("an address is one: %j is none", (addresses) => {
    expect(() => terms(addresses)).toThrow();
  });
});
