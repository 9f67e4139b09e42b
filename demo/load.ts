// Loads the demo workspace through the same commands a person's clicks run; what is there already stays. The comments themselves come
// by polling. Reads the site at --site-url or PARLEY_DEMO.
import { parseArgs } from "node:util";

import { demoBrands, demoCommunity, demoFeedPath, demoMembers, demoPassword, demoSites } from "./accounts";
import { fakeVkKeys } from "./platforms/vk/fake-vk";
import { openWorkspace } from "./workspace";
import type { Actor } from "#lib/auth/actor";
import { readClock } from "#lib/core/clock";
import { dayMs } from "#lib/core/time";
import { newId } from "#lib/core/ids";
import { disconnect } from "#lib/db/client";
import { inTransaction } from "#lib/db/transaction";
import { closeQueues } from "#lib/queue/backend";
import { setSlaPolicy } from "#lib/playbook/commands/policies";
import { addBrand } from "#lib/sources/brand-commands";
import { addSource } from "#lib/sources/commands/add-source";
import { updateSecret } from "#lib/sources/commands/keep-source";
import { listBrands } from "#lib/sources/queries/brands";
import { listSourceHealth } from "#lib/sources/queries/health";
import { acceptInvitation, inviteMember } from "#lib/team/commands/invitations";
import { listMembers } from "#lib/team/queries";

const roundRobinBrand = "kestrel";
/** What a small team that keeps no night shift can promise, in minutes. */
const promises = { negative: 12 * 60, neutral: 24 * 60, positive: 72 * 60 };
/** The site tells of eight weeks, and they count as watched: their promises run. */
const watchedSince = (now: Date): Date => new Date(now.getTime() - 60 * dayMs);

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const addMembers = async (actor: Actor, now: Date): Promise<void> => {
  const known = new Set((await listMembers(actor)).map(({ email }) => email));
  for (const { email, name, role, locale } of demoMembers) {
    if (known.has(email)) continue;
    const { token } = await inviteMember(actor, { email, role }, now);
    await acceptInvitation({ token, name, password: demoPassword, locale }, now);
  }
};

const addBrands = async (actor: Actor, now: Date): Promise<ReadonlyMap<string, string>> => {
  const known = new Map((await listBrands(actor)).map(({ slug, id }) => [slug, id]));
  for (const { slug, name, zone, names } of demoBrands) {
    if (known.has(slug)) continue;
    const { id } = await addBrand(actor, { slug, name, zone, names: [...names], assignment: slug === roundRobinBrand ? "round-robin" : "by-hand" }, now);
    await setSlaPolicy(actor, { brandId: id, targets: promises }, watchedSince(now));
    known.set(slug, id);
  }
  return known;
};

const addSources = async (actor: Actor, siteUrl: string, now: Date): Promise<void> => {
  const brandIds = await addBrands(actor, now);
  const known = new Set((await listSourceHealth(actor, now)).map(({ name }) => name));
  for (const { brand, name, path, platform, user, appPassword } of demoSites) {
    const brandId = brandIds.get(brand);
    if (known.has(name) || brandId === undefined) continue;
    tell(`Loading ${name} …`);
    const url = new URL(`${path}${platform === "feed" ? demoFeedPath : "/"}`, siteUrl).href;
    const secret = user === "" ? undefined : { username: user, applicationPassword: appPassword };
    const added = await addSource(actor, { brandId, url, name, secret, isOwnPage: true }, watchedSince(now));
    if (added.kind === "refused") throw new Error(`${name} (${url}): ${added.error.message}`);
  }
  await addCommunity(actor, { brandId: brandIds.get(demoCommunity.brand), siteUrl, now });
};

type Place = { readonly brandId: string | undefined; readonly siteUrl: string; readonly now: Date };

/** A link to a community leads to VK itself: only a row written here can have its interface elsewhere. Its key is then entered as by a person. */
const addCommunity = async (actor: Actor, { brandId, siteUrl, now }: Place): Promise<void> => {
  const { name, url, path, groupId, screenName } = demoCommunity;
  if (brandId === undefined) return;
  const known = (await listSourceHealth(actor, now)).find((source) => source.url === url);
  if (known?.hasSecret === true) return;
  const sourceId = known?.id ?? newId("source");
  const settings = { api: new URL(path, siteUrl).href, groupId, domain: screenName };
  const since = watchedSince(now);
  if (known === undefined) {
    tell(`Loading ${name} …`);
    const { workspaceId } = actor;
    const row = { id: sourceId, workspaceId, brandId, platform: "vk", name, url, settings, ownIds: [], capabilities: [], liveSince: since, createdAt: since };
    await inTransaction((tx) => tx.source.create({ data: row, select: { id: true } }));
  }
  const connected = await updateSecret(actor, { sourceId, secret: { userToken: fakeVkKeys.user, communityToken: fakeVkKeys.group } }, now);
  if (connected.kind === "refused") throw new Error(`${name}: ${connected.error.message}`);
};

const { values } = parseArgs({ options: { "site-url": { type: "string" } } });
const siteUrl = values["site-url"] ?? process.env["PARLEY_DEMO"];
if (siteUrl === undefined) throw new Error("Name the demo site: --site-url http://127.0.0.1:4310, or PARLEY_DEMO.");
const now = readClock();
try {
  tell("Loading the demo workspace …");
  const actor = await openWorkspace(now);
  await addMembers(actor, now);
  await addSources(actor, siteUrl, now);
} finally {
  await closeQueues();
  await disconnect();
}
