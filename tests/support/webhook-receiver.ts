import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";

export type Received = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly rawBody: Buffer };

/** How the receiver answers a request. */
export type Mood =
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly kind: "cut" };

export type WebhookReceiver = {
  readonly url: string;
  readonly host: string;
  readonly received: () => readonly Received[];
  /** How the next requests are answered, one after the other; after them as usual. */
  readonly next: (...moods: readonly Mood[]) => void;
  /** How requests are answered from now on. */
  readonly usually: (mood: Mood) => void;
  /** Runs while a request is held, before it is answered. */
  readonly meanwhile: (work: (() => Promise<void>) | null) => void;
  readonly close: () => Promise<void>;
};

/** Another company's server: takes webhooks on a real socket, remembers them and answers as it is told. */
export const startReceiver = async (): Promise<WebhookReceiver> => {
  const received: Received[] = [];
  const moods: Mood[] = [];
  let usual: Mood = { kind: "status", status: 204 };
  let aside: (() => Promise<void>) | null = null;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ path: request.url ?? "", headers: request.headers, rawBody: Buffer.concat(chunks) });
      const mood = moods.shift() ?? usual;
      const work = aside ?? (() => Promise.resolve());
      void work().then(() => answer(mood, response));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const host = `127.0.0.1:${address.port}`;
  return {
    url: `http://${host}/hooks`,
    host,
    received: () => [...received],
    next: (...more) => void moods.push(...more),
    usually: (mood) => {
      usual = mood;
    },
    meanwhile: (work) => {
      aside = work;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const answer = (mood: Mood, response: ServerResponse): void => {
  if (mood.kind === "cut") {
    response.socket?.destroy();
    return;
  }
  response.writeHead(mood.status, mood.headers);
  response.end(mood.body);
};
