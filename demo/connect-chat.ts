import { demoChat } from "./accounts";
import { connectionBeside, readConnection, writeConnection, type ChatConnection } from "./chat/connection";
import { watchedSince } from "./load-workspace";
import { openWorkspace } from "./workspace";
import type { Actor } from "#lib/auth/actor";
import { callbackCapabilities } from "#lib/connectors/push/model";
import { notFound } from "#lib/core/errors";
import { inTransaction } from "#lib/db/transaction";
import { addPushSource } from "#lib/sources/commands/add-source";
import { greetCallback, setCallback } from "#lib/sources/commands/keep-callback";
import { rotatePushSecret } from "#lib/sources/commands/keep-source";
import { listBrands } from "#lib/sources/queries/brands";
import { findCallback } from "#lib/sources/queries/details";
import { listSourceHealth } from "#lib/sources/queries/health";

type Connecting = {
  readonly siteUrl: string;
  readonly deskUrl: string;
  /** The demo's memory, beside which the chat finds its secrets. */
  readonly stateFile: string;
  readonly now: Date;
  readonly tell: (line: string) => void;
};

/** Ties the demo's chat to the desk, by a push source with a callback; what is tied already keeps its secrets. */
export const connectChat = async (connecting: Connecting): Promise<void> => {
  const { siteUrl, deskUrl, stateFile, now, tell } = connecting;
  const actor = await openWorkspace(now);
  const file = connectionBeside(stateFile);
  const callbackUrl = new URL(`${demoChat.path}/callback`, siteUrl).href;
  const known = (await listSourceHealth(actor, now)).find(
    ({ platform, name, url }) => platform === "push" && (name === demoChat.name || url === pageOf(siteUrl)),
  )?.id;
  const kept = await findKept(actor, { file, callbackUrl, sourceId: known });
  if (kept === null) tell(`Loading ${demoChat.name} …`);
  const sourceId = known ?? (await addDoor(actor, connecting));
  const secrets = kept ?? (await makeSecrets(actor, { sourceId, callbackUrl, now }));
  // The desk may answer elsewhere than it did last time.
  writeConnection(file, { ...secrets, address: new URL(`/api/webhooks/${sourceId}`, deskUrl).href });
  const greeted = await greetCallback(actor, { sourceId }, now);
  if (greeted.kind === "refused") throw new Error(`${demoChat.name} (${callbackUrl}): ${greeted.error.message}`);
};

type Secrets = Omit<ChatConnection, "address">;

/** The secrets both sides know; null where they have to be made anew. */
const findKept = async (
  actor: Actor,
  { file, callbackUrl, sourceId }: { readonly file: string; readonly callbackUrl: string; readonly sourceId: string | undefined },
): Promise<Secrets | null> => {
  const kept = readConnection(file);
  if (kept === null || sourceId === undefined || !kept.address.endsWith(`/${sourceId}`)) return null;
  return (await findCallback(actor, sourceId))?.url === callbackUrl ? kept : null;
};

/** Only a row written here can name the page where visitors write: a pushing source is asked for none. */
const addDoor = async (actor: Actor, { siteUrl, now }: Connecting): Promise<string> => {
  const brand = (await listBrands(actor)).find(({ slug }) => slug === demoChat.brand);
  if (brand === undefined) throw notFound("The brand");
  const { sourceId: id } = await addPushSource(actor, { brandId: brand.id, name: demoChat.name }, watchedSince(now));
  await inTransaction((tx) => tx.source.update({ where: { id, workspaceId: actor.workspaceId }, data: { url: pageOf(siteUrl) }, select: { id: true } }));
  return id;
};

const pageOf = (siteUrl: string): string => new URL(`${demoChat.path}/`, siteUrl).href;

const makeSecrets = async (
  actor: Actor,
  { sourceId, callbackUrl, now }: { readonly sourceId: string; readonly callbackUrl: string; readonly now: Date },
): Promise<Secrets> => {
  const { secret } = await rotatePushSecret(actor, { sourceId }, now);
  // Taken away first: at a host that had one already, the secret would be kept and not told.
  await setCallback(actor, { sourceId, url: "", can: [] }, now);
  const { secret: callbackSecret } = await setCallback(actor, { sourceId, url: callbackUrl, can: callbackCapabilities }, now);
  if (callbackSecret === null) throw new Error("The callback was given no secret.");
  return { secret, callbackSecret };
};
