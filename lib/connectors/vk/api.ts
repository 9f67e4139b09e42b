import { z } from "zod";

import { sha256 } from "#lib/core/crypto";

import { ConnectorError, type ConnectorContext } from "../contract";
import { failureOf } from "../http/failure";
import { jsonOf } from "../http/json";
import { failureOfVk, vkErrorSchema } from "./errors";
import { secretOf, settingsSchema } from "./model";

/** Version of the interface whose answers are read here. */
export const apiVersion = "5.199";
/** So many calls go into one `execute`. */
export const callsPerExecute = 25;

/** What VK takes of the key of a community. */
const communityPerSecond = 20;

const bytesMax = 24 * 1024 * 1024;

export type Params = Readonly<Record<string, string | number>>;
export type Call = { readonly method: string; readonly params: Params };

/** Whose key a call is made with: `person` reads and moderates, `community` speaks in its own name (the person does it for it where it has no key). */
export type Voice = "person" | "community";

export type Answer = { readonly value: unknown; readonly receivedAt: Date };

const answerSchema = z.union([
  z.object({ error: vkErrorSchema }),
  z.object({ response: z.unknown(), execute_errors: z.array(vkErrorSchema).default([]) }).refine(({ response }) => response !== undefined),
]);

/** Makes one call. Throws ConnectorError for every error VK tells, whatever the status it comes with. */
export const callVk = async (context: ConnectorContext, voice: Voice, { method, params }: Call): Promise<Answer> => {
  const { value, receivedAt } = await send(context, voice, { method, params });
  return { value, receivedAt };
};

/** What came of one call among many. */
export type Outcome = { readonly value: unknown } | { readonly error: ConnectorError };

/** Makes up to 25 reading calls in one request. Throws what concerns them all: a key refused, a pace too fast, a fault of VK's own. */
export const executeAll = async (
  context: ConnectorContext,
  voice: Voice,
  calls: readonly Call[],
): Promise<{ readonly outcomes: readonly Outcome[]; readonly receivedAt: Date }> => {
  const code = `return [${calls.map(({ method, params }) => `API.${method}(${JSON.stringify(params)})`).join(",")}];`;
  const { value, errors, receivedAt } = await send(context, voice, { method: "execute", params: { code } });
  const values = z.array(z.unknown()).length(calls.length).safeParse(value);
  if (!values.success) throw notAnAnswer(apiHost(context));
  const general = errors.find(({ kind }) => concernsAll.has(kind));
  if (general !== undefined) throw general;
  const failed = errors.values();
  const outcomes = values.data.map((one): Outcome => (one === false ? { error: failed.next().value ?? notAnAnswer(apiHost(context)) } : { value: one }));
  return { outcomes, receivedAt };
};

/** The value of a call that must have gone well. */
export const requireValue = (outcome: Outcome | undefined): unknown => {
  if (outcome === undefined) throw new Error("VK answered fewer calls than it was sent.");
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
};

/** Host of the interface, for the reader. */
export const apiHost = (context: Pick<ConnectorContext, "settings">): string => new URL(settingsSchema.parse(context.settings ?? {}).api).host;

/** What VK sent fits no answer of the call. */
export const notAnAnswer = (host: string): ConnectorError =>
  new ConnectorError("not-understood", "not-an-answer", { message: `${host} sent something else than the answer to what it was asked.`, params: { host } });

const concernsAll = new Set(["throttled", "credentials", "retry"]);

type Sent = Answer & { readonly errors: readonly ConnectorError[] };

const send = async (context: ConnectorContext, voice: Voice, { method, params }: Call): Promise<Sent> => {
  const { api, requestsPerSecond } = settingsSchema.parse(context.settings ?? {});
  const { host } = new URL(api);
  const fields = Object.entries(params).map(([name, value]): [string, string] => [name, String(value)]);
  const { token, isCommunity } = keyFor(context, voice);
  const response = await context.http({
    url: `${api.replace(/\/$/u, "")}/method/${method}`,
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams([...fields, ["access_token", token], ["v", apiVersion]]).toString(),
    maxBytes: bytesMax,
    // All sources that use a key share its pace.
    pace: { key: sha256(`${api} ${token}`), perSecond: isCommunity ? communityPerSecond : requestsPerSecond },
  });
  if (response.status >= 400) throw failureOf(response);
  const parsed = answerSchema.safeParse(jsonOf(response));
  if (!parsed.success) throw notAnAnswer(host);
  if ("error" in parsed.data) throw failureOfVk(parsed.data.error, host);
  return {
    value: parsed.data.response,
    errors: parsed.data.execute_errors.map((error) => failureOfVk(error, host)),
    receivedAt: response.firstByteAt,
  };
};

const keyFor = (context: ConnectorContext, voice: Voice): { readonly token: string; readonly isCommunity: boolean } => {
  const secret = secretOf(context);
  if (secret === null)
    throw new ConnectorError("credentials", "credentials-needed", {
      message: "VK shows nothing without a key. Enter one.",
      params: { host: apiHost(context) },
    });
  const communal = voice === "community" ? secret.communityToken : undefined;
  return { token: communal ?? secret.userToken, isCommunity: communal !== undefined };
};
