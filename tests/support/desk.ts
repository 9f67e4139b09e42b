import type { Actor, Role } from "#lib/auth/actor";
import { actorOf } from "#lib/auth/standing";
import { hashPassword } from "#lib/core/crypto";
import { newId } from "#lib/core/ids";
import { sql } from "#lib/db/sql";
import { addBrand } from "#lib/sources/brand-commands";
import { createWorkspace } from "#lib/team/commands/set-up";

/** A workspace with people, a brand and a source, made for one test. */
export type Desk = { readonly owner: Actor; readonly brandId: string; readonly brandSlug: string; readonly sourceId: string };

let made = 0;

export const aDesk = async ({
  zone = "UTC",
  brandZone = zone,
  capabilities = ["reply"],
}: { readonly zone?: string; readonly brandZone?: string; readonly capabilities?: readonly string[] } = {}): Promise<Desk> => {
  made += 1;
  const slug = `desk-${process.pid}-${made}`;
  const owner = await aUser(`owner-${slug}`);
  const now = new Date("2026-01-01T00:00:00Z");
  await createWorkspace(owner.id, { name: slug, slug, zone, locale: "en" }, now);
  const actor = await actorOf(owner, slug);
  const brand = await addBrand(actor, { name: `Brand ${slug}`, slug: `brand-${made}`, zone: brandZone, names: ["Acme"], assignment: "by-hand" }, now);
  const sourceId = await aSource(actor, brand.id, capabilities);
  return { owner: actor, brandId: brand.id, brandSlug: brand.slug, sourceId };
};

export const password = "a password of some length";

let hash: Promise<string> | undefined;

/** Passwords are slow to hash on purpose; one hash serves them all. */
const aUser = async (name: string) => {
  const email = `${name}@example.org`;
  const id = newId("user");
  hash ??= hashPassword(password);
  await sql.query({
    text: "INSERT INTO user_account (id, email, name, password_hash, locale) VALUES ($1, $2, $3, $4, 'en')",
    values: [id, email, name, await hash],
  });
  return { id, email, name, locale: "en" as const };
};

/** Another member of the workspace. */
export const aMember = async ({ owner }: Desk, role: Role): Promise<Actor> => {
  made += 1;
  const user = await aUser(`member-${process.pid}-${made}`);
  await sql.query({
    text: "INSERT INTO member (id, workspace_id, user_id, role) VALUES ($1, $2, $3, $4)",
    values: [newId("member"), owner.workspaceId, user.id, role],
  });
  return actorOf(user, owner.workspaceSlug);
};

export const aSource = async (actor: Actor, brandId: string, capabilities: readonly string[] = ["reply"]): Promise<string> => {
  const id = newId("source");
  await sql.query({
    text: `INSERT INTO source (id, workspace_id, brand_id, platform, name, url, own_ids, capabilities, live_since, created_at) VALUES ($1, $2, $3, 'wordpress', 'A page', $4, '{brand-account}', $5, '2020-01-01', '2020-01-01')`,
    values: [id, actor.workspaceId, brandId, `https://example.org/${id}`, capabilities],
  });
  return id;
};

export type ItemFacts = {
  readonly postedAt: Date;
  readonly text?: string;
  readonly author?: string;
  readonly threadId?: string;
  readonly isBrand?: boolean;
  readonly visibility?: string;
  readonly language?: string;
  readonly sentiment?: string;
  readonly intent?: string;
  readonly tones?: readonly string[];
  readonly unsure?: readonly string[];
  /** The tagger's own word with its confidences. */
  readonly machineTags?: unknown;
  readonly neededSince?: Date | null;
  readonly answeredAt?: Date | null;
  readonly closedAt?: Date | null;
  readonly dueAt?: Date | null;
  /** From when on it is soon due. */
  readonly warnAt?: Date | null;
  readonly origin?: "live" | "backfill" | "import";
  readonly assigneeId?: string | null;
  readonly snoozedUntil?: Date | null;
};

export const aThread = async (desk: Desk, at: Date): Promise<string> => {
  const id = newId("thread");
  await sql.query({
    text: "INSERT INTO thread (id, workspace_id, brand_id, source_id, external_id, title, first_item_at, last_item_at) VALUES ($1, $2, $3, $4, $5, 'A thread', $6, $6)",
    values: [id, desk.owner.workspaceId, desk.brandId, desk.sourceId, `root-${id}`, at],
  });
  return id;
};

export const anAuthor = async (desk: Desk, name: string): Promise<string> => {
  const rows = await sql.query<{ id: string }>({
    text: `INSERT INTO author (id, workspace_id, realm, external_id, name, first_seen_at, last_seen_at) VALUES ($1, $2, $3, $4, $4, '2026-01-01', '2026-01-01')
      ON CONFLICT (workspace_id, realm, external_id) DO UPDATE SET name = excluded.name RETURNING id`,
    values: [newId("author"), desk.owner.workspaceId, `wordpress:${desk.sourceId}`, name],
  });
  return rows[0]?.id ?? "";
};

/** Stores items as settled facts, in one statement each; returns their ids in order. */
export const storeItems = async (desk: Desk, items: readonly ItemFacts[]): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const item of items) ids.push(await anItem(desk, item));
  return ids;
};

const ordinary = {
  text: "Where is my parcel?",
  isBrand: false,
  visibility: "public",
  language: "en",
  sentiment: "neutral",
  intent: "question",
  tones: [],
  unsure: [],
  machineTags: {},
  neededSince: null,
  answeredAt: null,
  closedAt: null,
  dueAt: null,
  warnAt: null,
  origin: "live",
  assigneeId: null,
  snoozedUntil: null,
};

/** An inbound question that waits for nothing, but for what is said of it. */
export const anItem = async (desk: Desk, item: ItemFacts): Promise<string> => {
  const facts = { ...ordinary, ...item };
  const id = newId("item");
  const threadId = item.threadId ?? (await aThread(desk, item.postedAt));
  const authorId = await anAuthor(desk, item.author ?? "Vera");
  const { workspaceId } = desk.owner;
  await sql.query({
    text: "INSERT INTO item_key (source_id, external_id, workspace_id, item_id) VALUES ($1, $2, $3, $4)",
    values: [desk.sourceId, `ext-${id}`, workspaceId, id],
  });
  await sql.query({
    text: `INSERT INTO item (id, workspace_id, brand_id, source_id, thread_id, author_id, external_id, kind, is_brand, text, content_hash, visibility, origin, posted_at, received_at, language, sentiment,
        intent, tones, machine_tags, tagger, reason, needed_since, answered_at, closed_at, due_at, assignee_id, snoozed_until, unsure, warn_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 'comment', $8, $9, md5($9), $10, $25, $11, $11, $12, $13, $14, $15, $23, 'test', '{"code": "question", "params": {}}', $16, $17, $18, $19, $20, $21, $22, $24)`,
    values: [
      id,
      workspaceId,
      desk.brandId,
      desk.sourceId,
      threadId,
      authorId,
      `ext-${id}`,
      facts.isBrand,
      facts.text,
      facts.visibility,
      facts.postedAt,
      facts.language,
      facts.sentiment,
      facts.intent,
      facts.tones,
      facts.neededSince,
      facts.answeredAt,
      facts.closedAt,
      facts.dueAt,
      facts.assigneeId,
      facts.snoozedUntil,
      facts.unsure,
      JSON.stringify(facts.machineTags),
      facts.warnAt,
      facts.origin,
    ],
  });
  return id;
};
