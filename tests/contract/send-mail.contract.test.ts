import { afterAll, beforeEach, afterEach, describe, expect, it, vi } from "vitest";

import { startMailServer, type MailServer } from "../support/mail-server";
import type { Letter, Posted } from "#lib/mail/send-mail";

let server: MailServer;

beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.close());
afterAll(() => vi.unstubAllEnvs());

const letter: Letter = {
  to: "ann@desk.example",
  subject: "Seven in an hour",
  text: "Seven people complain.",
  html: "<p>Seven people complain.</p>",
  key: "alm-7.1",
};

// The settings of a process are read once, and so each letter is posted by a process as good as new.
const post = async (over: Partial<Letter> = {}, from = "Parley <desk@desk.example>", url = server.url): Promise<Posted> => {
  const settings = { DATABASE_URL: "postgres://nowhere", PARLEY_SECRET: "a".repeat(32), PARLEY_SMTP_URL: url, PARLEY_MAIL_FROM: from, LOG_LEVEL: "silent" };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.resetModules();
  const { sendMail } = await import("#lib/mail/send-mail");
  return sendMail({ ...letter, ...over });
};

const headersNamed = (name: string): readonly string[] =>
  server.letters().flatMap(({ headers }) => headers.filter(({ key }) => key === name).map(({ value }) => value));

describe("a letter", () => {
  it("reaches the one it is for, in both forms, with its name and its files", async () => {
    const csv = { filename: "Kosten été.csv", contentType: "text/csv", content: new TextEncoder().encode("a,b\n1,2\n") };
    expect(await post({ attachments: [csv] })).toEqual({ kind: "sent" });

    const [taken] = server.letters();
    expect(taken).toMatchObject({
      recipients: ["ann@desk.example"],
      from: { name: "Parley", address: "desk@desk.example" },
      subject: letter.subject,
      messageId: "<alm-7.1@desk.example>",
      attachments: [{ filename: csv.filename, mimeType: "text/csv" }],
    });
    expect(taken?.text?.trim()).toBe(letter.text);
    expect(taken?.html?.trim()).toBe(letter.html);
    expect(headersNamed("auto-submitted")).toEqual(["auto-generated"]);
  });

  it("bears the same name when it is sent a second time", async () => {
    await post();
    await post();
    expect(new Set(headersNamed("message-id")).size).toBe(1);
  });

  it("that the server refuses will never do", async () => {
    await server.be("refuses");
    expect(await post()).toEqual({ kind: "failed", why: "refused" });
  });

  it("that the server is too busy for is for later", async () => {
    await server.be("busy");
    expect(await post()).toEqual({ kind: "failed", why: "away" });
    await server.be("takes");
    expect(await post()).toEqual({ kind: "sent" });
  });

  it("is for later while nobody answers", async () => {
    await server.be("away");
    expect(await post()).toEqual({ kind: "failed", why: "away" });
    await server.be("takes");
    expect(await post()).toEqual({ kind: "sent" });
  });

  it("goes nowhere where the operator named no server", async () => {
    expect(await post({}, "", "")).toEqual({ kind: "failed", why: "not-configured" });
  });
});

describe("hostile words", () => {
  it("in a subject stay in the subject", async () => {
    await post({ subject: "Late\r\nBcc: eve@evil.example\r\n\r\nVisit https://evil.example" });
    expect(server.letters()).toMatchObject([{ recipients: ["ann@desk.example"], subject: "Late Bcc: eve@evil.example  Visit https://evil.example" }]);
    expect(headersNamed("bcc")).toEqual([]);
  });

  it("in a file's name add no header", async () => {
    const file = { filename: 'a"\r\nX-Evil: yes\r\n.csv', contentType: "text/csv", content: new Uint8Array() };
    expect(await post({ attachments: [file] })).toEqual({ kind: "sent" });
    expect(headersNamed("x-evil")).toEqual([]);
    expect(server.letters()[0]?.attachments).toHaveLength(1);
  });

  it.each(["ann@desk.example, eve@evil.example", "ann@desk.example\r\nRCPT TO:<eve@evil.example>", "Ann <ann@desk.example>; eve@evil.example"])(
    "in an address reach nobody: %j",
    async (to) => {
      expect(await post({ to })).toEqual({ kind: "failed", why: "refused" });
      expect(server.letters()).toEqual([]);
    },
  );
});
