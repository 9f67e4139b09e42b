import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

import { z } from "zod";

const commentSchema = z.strictObject({ id: z.string(), text: z.string(), languageHint: z.string().optional(), stars: z.number().optional() });
/** One comment as it came over the wire. */
export type WireComment = Readonly<z.output<typeof commentSchema>>;

/** What the service does with a question. */
export type Mood =
  /** Answers, with these words of a model about the comments. */
  | { readonly kind: "says"; readonly content: (comments: readonly WireComment[]) => string }
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly kind: "silent" }
  /** Announces a whole answer, sends half of it and cuts. */
  | { readonly kind: "cut" }
  /** An answer of this many megabytes. */
  | { readonly kind: "huge"; readonly megabytes: number; readonly announced: boolean };

const requestSchema = z.strictObject({
  model: z.string(),
  stream: z.literal(false),
  temperature: z.literal(0).optional(),
  messages: z.tuple([z.strictObject({ role: z.literal("system"), content: z.string() }), z.strictObject({ role: z.literal("user"), content: z.string() })]),
  response_format: z.looseObject({ type: z.enum(["json_schema", "json_object"]) }).optional(),
});
export type ChatRequest = z.output<typeof requestSchema>;

export type SeenQuestion = { readonly request: ChatRequest; readonly comments: readonly WireComment[]; readonly authorization: string | undefined };

export type ChatService = {
  /** Where questions are posted. */
  readonly url: URL;
  /** What is done with the next questions, one by one; those after them are answered well. */
  readonly next: (...moods: readonly Mood[]) => void;
  /** From now on a request that asks for another response format (or any, where none is named) is refused as such services do. */
  readonly understandOnly: (formats: readonly string[]) => void;
  readonly seen: () => readonly SeenQuestion[];
  readonly close: () => Promise<void>;
};

/** What a well-behaved model says of one comment. */
export const aReading = ({ id }: Pick<WireComment, "id">, over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id,
  language: { label: "en", confidence: 0.9 },
  sentiment: { label: "negative", confidence: 0.9 },
  intent: { label: "complaint", confidence: 0.9 },
  tone: { toxic: 0, insult: 0, obscenity: 0, threat: 0, spam: 0 },
  ...over,
});

export const wellSaid = (comments: readonly WireComment[]): string => JSON.stringify({ readings: comments.map((comment) => aReading(comment)) });

/** A service of the loopback that speaks OpenAI's chat completions, with a fault dial. What it is sent it holds to the format. */
export const startChatService = async (): Promise<ChatService> => {
  const moods: Mood[] = [];
  const seen: SeenQuestion[] = [];
  let formats: readonly string[] | null = null;

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await requestIn(incoming);
    if (request === null) {
      sendJson(response, 404, { error: { message: "There is no such request." } });
      return;
    }
    const comments = z.array(commentSchema).parse(JSON.parse(request.messages[1].content));
    seen.push({ request, comments, authorization: incoming.headers.authorization });
    const format = request.response_format?.type ?? "text";
    if (formats?.includes(format) === false) sendJson(response, 400, { error: { message: `response_format ${format} is not supported`, code: 400 } });
    else act(moods.shift() ?? { kind: "says", content: wellSaid }, { comments, model: request.model, response });
  };

  const server = createServer((incoming, response) => {
    response.on("error", () => undefined);
    answer(incoming, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The service has no port.");
  return {
    url: new URL(`http://127.0.0.1:${address.port}/v1/chat/completions`),
    next: (...more) => void moods.push(...more),
    understandOnly: (only) => {
      formats = only;
    },
    seen: () => [...seen],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const requestIn = async (incoming: IncomingMessage): Promise<ChatRequest | null> => {
  const body = await text(incoming);
  if (incoming.method !== "POST" || incoming.url !== "/v1/chat/completions") return null;
  return requestSchema.safeParse(JSON.parse(body)).data ?? null;
};

type Asked = { readonly comments: readonly WireComment[]; readonly model: string; readonly response: ServerResponse };

const act = (mood: Mood, { comments, model, response }: Asked): void => {
  switch (mood.kind) {
    case "says":
      sendJson(response, 200, completion(model, mood.content(comments)));
      return;
    case "status":
      response.writeHead(mood.status, { "content-type": "application/json", ...mood.headers });
      response.end(mood.body ?? JSON.stringify({ error: { message: "not now" } }));
      return;
    case "silent":
      return;
    case "cut":
      sendHalf(response, Buffer.from(JSON.stringify(completion(model, wellSaid(comments)))));
      return;
    case "huge":
      sendHuge(response, { model, megabytes: mood.megabytes, announced: mood.announced });
  }
};

/** The object of https://platform.openai.com/docs/api-reference/chat/object, as services send it. */
const completion = (model: string, content: string): unknown => ({
  id: "chatcmpl-7QyqpwdfhqwajicIEznoc6Q47XAyW",
  object: "chat.completion",
  created: 1_795_000_000,
  model,
  choices: [{ index: 0, message: { role: "assistant", content, refusal: null, annotations: [] }, logprobs: null, finish_reason: "stop" }],
  usage: { prompt_tokens: 1117, completion_tokens: 46, total_tokens: 1163 },
  service_tier: "default",
  system_fingerprint: "fp_44709d6fcb",
});

const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
};

const sendHalf = (response: ServerResponse, bytes: Buffer): void => {
  response.writeHead(200, { "content-type": "application/json", "content-length": bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
};

const sendHuge = (
  response: ServerResponse,
  { model, megabytes, announced }: { readonly model: string; readonly megabytes: number; readonly announced: boolean },
): void => {
  const bytes = Buffer.from(JSON.stringify(completion(model, " ".repeat(megabytes * 1024 * 1024))));
  response.writeHead(200, { "content-type": "application/json", ...(announced ? { "content-length": bytes.length } : {}) });
  response.end(bytes);
};
