import type { Actor, Role } from "#lib/auth/actor";
import type { IncomingItem, Page, Platform } from "#lib/connectors/contract";
import { newId } from "#lib/core/ids";
import { sql } from "#lib/db/sql";
import type { RecordedSource } from "#lib/items/model";

/** A workspace with a brand, as a test needs it. */
export type Desk = { readonly workspaceId: string; readonly brandId: string; readonly actor: Actor };

const run = (text: string, ...values: unknown[]): Promise<unknown> => sql.query({ text, values });

/** A workspace, its brand and one member of the role; all with ids of their own. */
export const aDesk = async ({ role = "owner", assignment = "by-hand" }: { readonly role?: Role; readonly assignment?: string } = {}): Promise<Desk> => {
  const workspaceId = newId("workspace");
  const brandId = newId("brand");
  await run("INSERT INTO workspace (id, slug, name, zone, locale) VALUES ($1, $1, 'Kestrel', 'Europe/Paris', 'en')", workspaceId);
  await run(
    "INSERT INTO brand (id, workspace_id, slug, name, zone, names, assignment) VALUES ($1, $2, 'kestrel', 'Kestrel', 'Europe/Paris', '{}', $3)",
    brandId,
    workspaceId,
    assignment,
  );
  return { workspaceId, brandId, actor: await aMember(workspaceId, role) };
};

/** One more member of a workspace, as an actor. */
export const aMember = async (workspaceId: string, role: Role, name = "Anna Berg"): Promise<Actor & { readonly memberId: string }> => {
  const userId = newId("user");
  const memberId = newId("member");
  await run("INSERT INTO user_account (id, email, name, password_hash, locale) VALUES ($1, $1 || '@example.org', $2, 'x', 'en')", userId, name);
  await run("INSERT INTO member (id, workspace_id, user_id, role) VALUES ($1, $2, $3, $4)", memberId, workspaceId, userId, role);
  return { workspaceId, workspaceSlug: workspaceId, memberId, userId, name, role, scopes: null, locale: "en", zone: "Europe/Paris" };
};

type SourceTraits = { readonly platform?: Platform; readonly url?: string; readonly liveSince?: Date };

/** A source of the desk's brand, as recording knows it. */
export const aSource = async (
  { workspaceId, brandId }: Desk,
  { platform = "wordpress", url, liveSince = new Date("2026-01-01T00:00:00Z") }: SourceTraits = {},
): Promise<RecordedSource> => {
  const id = newId("source");
  const address = url ?? `https://${id}.example.org`;
  await run(
    "INSERT INTO source (id, workspace_id, brand_id, platform, name, url, own_ids, capabilities, live_since) VALUES ($1, $2, $3, $4, 'The blog', $5, '{}', '{reply}', $6)",
    id,
    workspaceId,
    brandId,
    platform,
    address,
    liveSince,
  );
  return { id, workspaceId, brandId, platform, url: address, ownIds: [], liveSince };
};

type ItemTraits = Partial<Omit<IncomingItem, "author">> & { readonly by?: string; readonly isBrand?: boolean };

/** A comment under post-1 by a visitor, unless told otherwise. */
export const anItem = (externalId: string, { by = "Olga", isBrand = false, ...traits }: ItemTraits = {}): IncomingItem => ({
  externalId,
  kind: "comment",
  parentExternalId: null,
  rootExternalId: "post-1",
  author: { externalId: isBrand ? "brand" : by.toLowerCase(), name: isBrand ? "Kestrel" : by, isBrand: isBrand ? "yes" : "no" },
  text: `When will my parcel come? (${externalId})`,
  postedAt: new Date("2026-11-02T10:00:00Z"),
  visibility: "public",
  ...traits,
});

/** A page that holds these items and leaves the cursor at `cursor`. */
export const aPage = (items: readonly IncomingItem[], traits: Partial<Page> = {}): Page => ({
  events: items.map((item) => ({ op: "upsert", item })),
  setAside: [],
  cursor: { v: 1 },
  done: true,
  receivedAt: new Date("2026-11-02T10:05:00Z"),
  ...traits,
});
