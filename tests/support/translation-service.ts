import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

import { z } from "zod";

const wantedSchema = z.strictObject({
  q: z.string(),
  source: z.string(),
  target: z.string(),
  format: z.literal("text"),
  api_key: z.string().optional(),
});
/** A request as it came over the wire. */
export type Wanted = Readonly<z.output<typeof wantedSchema>> & { readonly authorization: string | undefined };

/** What the server does with a request. */
export type Mood =
  | { readonly kind: "says"; readonly body: unknown }
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "silent" }
  /** Announces a whole answer, sends half of it and cuts. */
  | { readonly kind: "cut" }
  | { readonly kind: "huge" };

export type TranslationServer = {
  readonly url: URL;
  /** What is done with the next requests, one by one; those after them are answered well. */
  readonly next: (...moods: readonly Mood[]) => void;
  readonly seen: () => readonly Wanted[];
  readonly close: () => Promise<void>;
};

/** How a well-behaved server translates: the text, and a sign of the language it is in now. */
export const translated = (words: string, target: string): string => `[${target}] ${words}`;

/** A server of the loopback that speaks as LibreTranslate does (https://docs.libretranslate.com/guides/api_usage), with a fault dial. */
export const startTranslationServer = async (): Promise<TranslationServer> => {
  const moods: Mood[] = [];
  const seen: Wanted[] = [];
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const wanted = wantedSchema.parse(JSON.parse(await text(incoming)));
    if (incoming.method !== "POST" || incoming.url !== "/translate") {
      send(response, 404, { error: "Not found" });
      return;
    }
    seen.push({ ...wanted, authorization: incoming.headers.authorization });
    act(moods.shift() ?? { kind: "says", body: { translatedText: translated(wanted.q, wanted.target) } }, response);
  };
  const server = createServer((incoming, response) => {
    response.on("error", () => undefined);
    answer(incoming, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: new URL(`http://127.0.0.1:${address.port}/translate`),
    next: (...more) => void moods.push(...more),
    seen: () => [...seen],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const act = (mood: Mood, response: ServerResponse): void => {
  switch (mood.kind) {
    case "says":
      send(response, 200, mood.body);
      return;
    case "status":
      response.writeHead(mood.status, { "content-type": "application/json", ...mood.headers });
      response.end(JSON.stringify({ error: "not now" }));
      return;
    case "silent":
      return;
    case "cut":
      response.writeHead(200, { "content-type": "application/json", "content-length": 1_000 });
      response.write('{"translatedText": "half', () => response.destroy());
      return;
    case "huge":
      send(response, 200, { translatedText: " ".repeat(2 * 1024 * 1024) });
  }
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
};
