import { demoBrands, demoCommunity, demoFeedPath, demoMembers, demoPassword, demoSites } from "./accounts";
import { followServer } from "./follow-server";
import { fakeVkKeys } from "./platforms/vk/fake-vk";
import { openWorkspace } from "./workspace";
import type { Actor } from "#lib/auth/actor";
import { newId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { inTransaction } from "#lib/db/transaction";
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
export const watchedSince = (now: Date): Date => new Date(now.getTime() - 60 * dayMs);

type Loading = { readonly siteUrl: string; readonly now: Date; /** Hears before each step that takes time. */ readonly tell: (line: string) => void };

/** Loads the demo workspace through the same commands a person's clicks run; what is there already stays. The comments themselves come by polling. */
export const loadWorkspace = async (loading: Loading): Promise<void> => {
  const { now, tell } = loading;
  tell("Loading the demo workspace …");
  const actor = await openWorkspace(now);
  await addMembers(actor, now);
  await followServer(actor, loading);
  await addSources(actor, loading);
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

const addSources = async (actor: Actor, loading: Loading): Promise<void> => {
  const { siteUrl, now, tell } = loading;
  const brandIds = await addBrands(actor, now);
  const known = new Set((await listSourceHealth(actor, now)).flatMap(({ name, url: address }) => [name, bare(address)]));
  for (const { brand, name, path, platform, user, appPassword } of demoSites) {
    const brandId = brandIds.get(brand);
    const url = new URL(`${path}${platform === "feed" ? demoFeedPath : "/"}`, siteUrl).href;
    // Somebody may have given it another name.
    if (known.has(name) || known.has(bare(url)) || brandId === undefined) continue;
    tell(`Loading ${name} …`);
    const secret = user === "" ? undefined : { username: user, applicationPassword: appPassword };
    const added = await addSource(actor, { brandId, url, name, secret, isOwnPage: true }, watchedSince(now));
    if (added.kind === "refused") throw new Error(`${name} (${url}): ${added.error.message}`);
  }
  await addCommunity(actor, { ...loading, brandId: brandIds.get(demoCommunity.brand) });
};

const bare = (url: string): string => url.replace(/\/$/u, "");

/** A link to a community leads to VK itself: only a row written here can have its interface elsewhere. Its key is then entered as by a person. */
const addCommunity = async (actor: Actor, { brandId, siteUrl, now, tell }: Loading & { readonly brandId: string | undefined }): Promise<void> => {
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
