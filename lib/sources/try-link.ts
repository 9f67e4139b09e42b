import { z } from "zod";

import type { Refused } from "./model";
import { ConnectorError, type Connector, type ConnectorContext, type Identity, type IncomingItem, type Recognised } from "#lib/connectors/contract";
import { outbound } from "#lib/connectors/http";
import { connectorFor, recogniseLink } from "#lib/connectors/registry";
import { AppError } from "#lib/core/errors";
import { readClock } from "#lib/core/clock";

type Link = { readonly url: string; readonly secret?: Readonly<Record<string, string>> | undefined };

export type Tried = { readonly recognised: Recognised; readonly connector: Connector; readonly context: ConnectorContext; readonly identity: Identity };

/** Asks the network what a link is and who we are there. */
export const tryLink = async ({ url, secret }: Link): Promise<Tried> => {
  const stranger: ConnectorContext = { url, settings: {}, secret: null, ownNames: [], ownIds: [], http: outbound(), now: readClock };
  const recognised = await recogniseLink(stranger);
  const connector = connectorFor(recognised.platform);
  const context = { ...stranger, url: recognised.url, settings: recognised.settings, secret: parsedSecret(connector, secret) };
  return { recognised, connector, context, identity: await connector.identify(context) };
};

/** A credential in the form its platform takes; null for none. Throws `invalid`. */
export const parsedSecret = (connector: Connector, secret: Link["secret"]): unknown => {
  if (secret === undefined || Object.values(secret).every((value) => value.trim() === "")) return null;
  return credentialOf(connector, secret);
};

type Entered = {
  readonly stored: unknown;
  readonly entered: Readonly<Record<string, string>>;
  /** Fields that are not to be kept. */ readonly forget: readonly string[];
};

const storedSchema = z.record(z.string(), z.unknown()).catch({});

/** A credential with what was entered in the place of what is stored; a line that was left blank stays as it is. Null where nothing changes. Throws `invalid`. */
export const mergedSecret = (connector: Connector, { stored, entered, forget }: Entered): unknown => {
  const filled = Object.entries(entered).filter(([, value]) => value.trim() !== "");
  if (filled.length + forget.length === 0) return null;
  const merged = Object.entries({ ...storedSchema.parse(stored), ...Object.fromEntries(filled) }).filter(([name]) => !forget.includes(name));
  return credentialOf(connector, Object.fromEntries(merged));
};

const credentialOf = (connector: Connector, secret: unknown): unknown => {
  const parsed = connector.secret?.safeParse(secret);
  if (parsed?.success !== true) throw new AppError("invalid", "This is not a credential this platform takes.", { reason: "bad-credential" });
  return parsed.data;
};

const samplesWanted = 5;
const pagesMax = 3;

/** Up to five comments as proof that reading works, newest of what the first pages show. */
export const sampleComments = async ({ connector, context }: Tried): Promise<readonly IncomingItem[]> => {
  const found: IncomingItem[] = [];
  for (const stream of connector.streams(context)) {
    found.push(...(await firstComments(connector.poll(context, stream, null))));
    if (found.length >= samplesWanted) break;
  }
  return [...found].sort((a, b) => b.postedAt.getTime() - a.postedAt.getTime()).slice(0, samplesWanted);
};

const firstComments = async (pages: ReturnType<Connector["poll"]>): Promise<readonly IncomingItem[]> => {
  const found: IncomingItem[] = [];
  let count = 0;
  for await (const page of pages) {
    count += 1;
    for (const event of page.events) if (event.op === "upsert" && event.item.kind !== "post") found.push(event.item);
    if (page.done || count >= pagesMax || found.length >= samplesWanted) break;
  }
  return found;
};

/** Turns what the platform refused into a value that a page can show; everything else is thrown on. */
export const orRefused = async <Value>(work: () => Promise<Value>): Promise<Value | Refused> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return { kind: "refused", error: { kind: error.kind, reason: error.reason, params: { ...error.params }, message: error.message } };
  }
};
