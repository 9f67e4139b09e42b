import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A letter as a reader's program would show it, and those it was handed over for. */
export type ReceivedLetter = Email & { readonly recipients: readonly string[] };

/** What the server does with the letters that come from now on. */
export type MailMood =
  | "takes"
  /** 550: this address will never do. */
  | "refuses"
  /** 451: not now. */
  | "busy"
  /** Nobody listens at the port. */
  | "away";

export type MailServer = {
  /** As PARLEY_SMTP_URL is written. */
  readonly url: string;
  readonly be: (mood: MailMood) => Promise<void>;
  /** What was taken, in the order it came. */
  readonly letters: () => readonly ReceivedLetter[];
  readonly forget: () => void;
  readonly close: () => Promise<void>;
};

/** A mail server of the loopback that remembers its letters. It speaks plain SMTP, without sign-in. */
export const startMailServer = async (): Promise<MailServer> => {
  const letters: ReceivedLetter[] = [];
  let mood: MailMood = "takes";
  const listen = (port: number): Promise<SMTPServer> =>
    new Promise((resolve) => {
      const server = smtpServer({ refusal: () => refusalIn(mood), take: (letter) => letters.push(letter) });
      server.listen(port, "127.0.0.1", () => resolve(server));
    });
  let server = await listen(0);
  const port = portOf(server.server.address());
  return {
    url: `smtp://127.0.0.1:${port}`,
    be: async (next) => {
      if (next === "away" && mood !== "away") await closed(server);
      if (next !== "away" && mood === "away") server = await listen(port);
      mood = next;
    },
    letters: () => [...letters],
    forget: () => void letters.splice(0),
    close: () => (mood === "away" ? Promise.resolve() : closed(server)),
  };
};

type Desk = { readonly refusal: () => Error | null; readonly take: (letter: ReceivedLetter) => void };

const smtpServer = ({ refusal, take }: Desk): SMTPServer =>
  new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_, __, done) => done(refusal()),
    onData: (stream, session, done) => {
      read(stream).then(
        (letter) => {
          take({ ...letter, recipients: session.envelope.rcptTo.map(({ address }) => address) });
          done();
        },
        (failure: unknown) => done(failure instanceof Error ? failure : new Error("The letter could not be read.")),
      );
    },
  });

const closed = (server: SMTPServer): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

const read = async (stream: NodeJS.ReadableStream): Promise<Email> => PostalMime.parse(await buffer(stream));

const refusalIn = (mood: MailMood): Error | null => {
  if (mood === "refuses") return Object.assign(new Error("5.1.1 There is nobody of that name."), { responseCode: 550 });
  if (mood === "busy") return Object.assign(new Error("4.3.2 Come again later."), { responseCode: 451 });
  return null;
};

const portOf = (address: string | AddressInfo | null): number => {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
};
