import { aDesk, aMember, anItem, type Desk } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import type { ConnectorError } from "#lib/connectors/contract";
import { defineConnector, type Action, type ActResult, type Connector } from "#lib/connectors/contract";
import { wordpress } from "#lib/connectors/wordpress";
import { advanceSanction } from "#lib/conduct/advance-sanction";
import { deliverDeed } from "#lib/conduct/deliver-deed";
import { findDeedSource, listDueDeeds, listDueSanctions } from "#lib/conduct/queries/pending";
import { newId } from "#lib/core/ids";
import { sql } from "#lib/db/sql";
import { deliverReply } from "#lib/replies/deliver";
import { listDueReplies, findReplySource } from "#lib/replies/queries";
import { openSource } from "#lib/sources/queries/open-source";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

export const now = new Date("2026-11-20T10:00:00Z");
export const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);

export const everything = ["reply", "private-message", "hide", "unhide", "delete", "ban", "publish", "pin"];

/** A brand with house rules in force, a formal notice written down and no cool-down; an agent, and two managers. */
export type House = Desk & { readonly anna: Actor; readonly boris: Actor; readonly clara: Actor };

export const aHouse = async (capabilities: readonly string[] = everything): Promise<House> => {
  const desk = await aDesk({ capabilities });
  const line = {
    offerClause: "Clause 9 of the offer applies.",
    refundLine: "Your money is refunded within ten days.",
    postalContact: "Write to: Acme, 1 Main Street.",
  };
  const method = { coolDownMinutes: 0, notice: { en: line, ru: line, fr: line } };
  await sql.query({ text: "UPDATE brand SET method = $2 WHERE id = $1", values: [desk.brandId, JSON.stringify(method)] });
  // The accounts that a test makes live at its source alone: a place without a host has its own id for a realm.
  await sql.query({ text: "UPDATE source SET url = 'here' WHERE id = $1", values: [desk.sourceId] });
  await publishBook(desk, {
    version: 1,
    from: new Date("2026-01-01T00:00:00Z"),
    clauses: { "1": "other", "2": "obscenity", "3.1": "threat", "3.2": "insult", "4": "spam" },
  });
  return { ...desk, anna: await aMember(desk, "agent"), boris: await aMember(desk, "manager"), clara: await aMember(desk, "manager") };
};

type Book = { readonly version: number; readonly from: Date; readonly clauses: Readonly<Record<string, string>> };

export const publishBook = async ({ owner, brandId }: Desk, { version, from, clauses }: Book): Promise<void> => {
  const id = newId("ruleBook");
  const words = { title: "A rule", text: "Be polite." };
  const texts = JSON.stringify({ en: words, ru: words, fr: words });
  await sql.query({
    text: `INSERT INTO rule_book (id, workspace_id, brand_id, version, preamble, effective_from, published_at, published_by_id) VALUES ($1, $2, $3, $4, '{"en":"","ru":"","fr":""}', $5, $5, 'mem')`,
    values: [id, owner.workspaceId, brandId, version, from],
  });
  for (const [number, kind] of Object.entries(clauses))
    await sql.query({
      text: "INSERT INTO rule_clause (book_id, number, workspace_id, kind, texts) VALUES ($1, $2, $3, $4, $5)",
      values: [id, number, owner.workspaceId, kind, texts],
    });
};

type Said = { readonly text?: string; readonly at?: Date; readonly tones?: readonly string[]; readonly answeredAt?: Date | null; readonly author?: string };

/** An insult of Zed's, unless it is said otherwise. */
export const anInsult = async (
  house: Desk,
  { text = "You idiots!", at = minutes(-60), tones = ["insult"], answeredAt = null, author = "Zed" }: Said = {},
): Promise<string> =>
  looked(house, await anItem(house, { text, author, postedAt: at, tones, sentiment: "negative", intent: "complaint", neededSince: at, answeredAt }), at);

/** Everybody in the house has looked at who wrote the item. */
export const looked = async ({ owner: { workspaceId } }: Desk, itemId: string, at = now): Promise<string> => {
  await sql.query({
    text: "INSERT INTO item_opening (item_id, member_id, workspace_id, opened_at, panel_shown_at) SELECT $1, id, workspace_id, $3, $3 FROM member WHERE workspace_id = $2",
    values: [itemId, workspaceId, at],
  });
  return itemId;
};

/** A platform in memory that keeps in order what it was asked to do; `refuses` names kinds of actions it will not do. */
export const aPlatform = ({
  refuses = {},
  loses = [],
}: { readonly refuses?: Partial<Record<Action["kind"], ConnectorError>>; readonly loses?: readonly Action["kind"][] } = {}) => {
  const done: Action[] = [];
  const lost = new Set(loses);
  const connector: Connector = defineConnector({
    ...wordpress,
    act: (_context, action): Promise<ActResult> => {
      const refusal = refuses[action.kind];
      if (refusal !== undefined) return Promise.reject(refusal);
      done.push(action);
      if (lost.delete(action.kind)) return Promise.resolve({ outcome: "unknown", why: "the line was cut" });
      return Promise.resolve({ outcome: "done", externalId: `made-${done.length}`, url: `https://example.org/made-${done.length}`, at: now });
    },
    findSaid: () => Promise.resolve(null),
  });
  return { connector, done, kinds: () => done.map(({ kind }) => kind) };
};
export type Platform = Pick<ReturnType<typeof aPlatform>, "connector">;

const after = new Date("2027-12-31T00:00:00Z");

/** One step of each reply that is on its way. */
export const deliverOnce = async ({ owner: { workspaceId } }: Desk, { connector }: Platform, at: Date): Promise<void> => {
  const replies = (await listDueReplies({ before: after, limit: 100 })).filter((due) => due.workspaceId === workspaceId);
  for (const { replyId } of replies) {
    const source = await openSource(workspaceId, (await findReplySource(workspaceId, replyId)) ?? "");
    await deliverReply({ workspaceId, replyId, source, connector, context: source.context, tagger: shippedTagger(), now: at });
  }
};

/** Does all that is due, as the workers would with their queues emptied: replies, what waited for them, deeds; until nothing is due. */
export const drain = async (house: Desk, platform: Platform, at: Date = now): Promise<void> => {
  const { workspaceId } = house.owner;
  const isOurs = (due: { readonly workspaceId: string }) => due.workspaceId === workspaceId;
  const due = { before: after, limit: 100 };
  for (let round = 0, moment = at; round < 30; round += 1, moment = new Date(moment.getTime() + 60 * 60_000)) {
    const replies = (await listDueReplies(due)).filter(isOurs);
    const deeds = (await listDueDeeds(due)).filter(isOurs);
    const sanctions = (await listDueSanctions({ now: at, limit: 100 })).filter(isOurs);
    if (replies.length + deeds.length + sanctions.length === 0) return;
    await deliverOnce(house, platform, moment);
    for (const sanction of sanctions) await advanceSanction({ ...sanction, now: at });
    for (const { deedId } of deeds) {
      const source = await openSource(workspaceId, (await findDeedSource(workspaceId, deedId)) ?? "");
      await deliverDeed({ workspaceId, deedId, connector: platform.connector, context: source.context, now: moment });
    }
  }
  throw new Error("It never comes to rest.");
};

export type StoredDeed = { readonly id: string; readonly kind: string; readonly state: string; readonly because: string | null; readonly url: string | null };

export const deedsOf = async (sanctionId: string): Promise<readonly StoredDeed[]> =>
  sql.query<StoredDeed>({ text: "SELECT id, kind, state, because, url FROM sanction_deed WHERE sanction_id = $1 ORDER BY id", values: [sanctionId] });

export const visibilityOf = async (itemId: string): Promise<string | undefined> =>
  (await sql.query<{ visibility: string }>({ text: "SELECT visibility FROM item WHERE id = $1", values: [itemId] }))[0]?.visibility;

/** The reason under which a command is refused; fails when it is not. */
export const reasonOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "was not refused",
    (error: unknown) => (error instanceof Error && "reason" in error && typeof error.reason === "string" ? error.reason : String(error)),
  );

export const authorOf = async (itemId: string): Promise<string> => {
  const [row] = await sql.query<{ id: string }>({ text: "SELECT author_id AS id FROM item WHERE id = $1", values: [itemId] });
  if (row === undefined) throw new Error("There is no such item.");
  return row.id;
};

/** Somebody who threatened at the house's own source, where they can be shut out, and with what words. */
export const anAccount = async (house: House, author: string): Promise<{ readonly itemId: string; readonly authorId: string }> => {
  const itemId = await anInsult(house, { tones: ["threat"], author });
  const authorId = await authorOf(itemId);
  await sql.query({ text: "UPDATE author SET realm = 'wordpress:' || $2 WHERE id = $1", values: [authorId, house.sourceId] });
  return { itemId, authorId };
};
