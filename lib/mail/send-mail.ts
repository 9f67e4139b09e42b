import { createTransport, type Transporter } from "nodemailer";

import { env } from "#lib/core/env";
import { logFor } from "#lib/core/log";
import type { MailSettings } from "#lib/core/mail-settings";

export type Letter = {
  /** One address. A letter for many is sent to each, so that none learns of the others. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Names the letter for good, so that servers and readers know a second copy for one: letters, digits, dots and dashes. */
  readonly key: string;
  /** Where its reader ends letters like it: by one POST over HTTPS, elsewhere by opening it. */
  readonly leaveUrl?: string | null;
  readonly attachments?: readonly { readonly filename: string; readonly contentType: string; readonly content: Uint8Array }[];
};

/** `refused`: this letter or this address will never do, so it is not tried again; `away`: the server may take it later. */
export type Posted = { readonly kind: "sent" } | { readonly kind: "failed"; readonly why: "not-configured" | "refused" | "away" };

/** Hands one letter to the operator's mail server. It never throws for what the server says. */
export const sendMail = async ({ key, leaveUrl = null, attachments = [], ...letter }: Letter): Promise<Posted> => {
  const { mail } = env();
  if (mail.kind === "off") return { kind: "failed", why: "not-configured" };
  if (!isOneAddress(letter.to)) return { kind: "failed", why: "refused" };
  try {
    await transportTo(mail).sendMail({
      ...letter,
      from: mail.from,
      messageId: `<${key}@${domainOf(mail.from)}>`,
      // Nobody's holiday notice need answer a desk.
      headers: { "Auto-Submitted": "auto-generated", ...(leaveUrl === null ? {} : listHeaders(leaveUrl)) },
      attachments: attachments.map(({ content, ...rest }) => ({ ...rest, content: Buffer.from(content) })),
      // What a letter holds is given in full: nothing in it is fetched from a disk or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { kind: "sent" };
  } catch (failure) {
    const code = answerOf(failure);
    logFor("mail").warn({ code }, "a letter was not taken");
    return { kind: "failed", why: isFinal(code) ? "refused" : "away" };
  }
};

/** Whether letters can be sent at all here. */
export const hasMail = (): boolean => env().mail.kind === "smtp";

// RFC 2369 and RFC 8058, by which one click is offered over HTTPS alone.
const listHeaders = (leaveUrl: string): Readonly<Record<string, string>> => ({
  "List-Unsubscribe": `<${leaveUrl}>`,
  ...(leaveUrl.startsWith("https://") ? { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {}),
});

// What a mail program could take for a list, a name or a second line is no address of ours.
const isOneAddress = (to: string): boolean => /^[^\s<>@,;:"()[\]\\]+@[^\s<>@,;:"()\\]+$/u.test(to);

// One a process.
let known: Transporter | undefined;

const transportTo = ({ url }: Extract<MailSettings, { kind: "smtp" }>): Transporter =>
  (known ??= createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === "smtps:" ? 465 : 587),
    secure: url.protocol === "smtps:",
    ...(url.username === "" ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  }));

/** The three digits a server answered with; 0 where none came. */
const answerOf = (failure: unknown): number =>
  failure instanceof Error && "responseCode" in failure && typeof failure.responseCode === "number" ? failure.responseCode : 0;

// 530 to 535 speak of our own sign-in, which an operator can mend.
const isFinal = (code: number): boolean => code >= 500 && !(code >= 530 && code <= 535);

const domainOf = (from: string): string => /@([^\s<>@]+?)>?$/u.exec(from)?.[1] ?? "parley";
