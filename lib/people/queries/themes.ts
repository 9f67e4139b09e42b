import { z } from "zod";

import type { SaidPage, ThemesView } from "../model";
import { otherItemsMin, ownItemsMin, themesOf, type Theme, type Written } from "../themes-model/themes";
import { listSaidAmong } from "./said";
import { accountsAsked, latestMax, theirs } from "./written";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** So many of the latest comments under the same brands are looked through for those of others, of which so many are read. */
const othersSought = 20_000;
const othersRead = 600;
/** Of a long text the beginning is read. */
const lengthRead = 500;

/** What somebody writes about, as against the others who write to the same brands [P1]: of their latest items, at the same cost however many there are. Throws `not-found`. */
export const getThemes = async (actor: Actor, authorId: AuthorId): Promise<ThemesView> => {
  const { themes, own, others } = await readThemes(actor, authorId);
  return {
    themes: themes.map(({ key, words, itemIds }) => ({ key, words, items: itemIds.length })),
    items: own,
    others,
    isEnough: own >= ownItemsMin && others >= otherItemsMin,
  };
};

type Wanted = { readonly authorId: AuthorId; readonly theme: string; readonly after?: string | undefined; readonly limit: number };

/** The very items behind a theme, newest first; none where it stands out no more. Throws `not-found`. */
export const listSaidOf = async (actor: Actor, { authorId, theme, ...page }: Wanted): Promise<SaidPage> => {
  const { themes } = await readThemes(actor, authorId);
  return listSaidAmong(actor, { authorId, itemIds: themes.find(({ key }) => key === theme)?.itemIds ?? [], ...page });
};

type Read = { readonly themes: readonly Theme[]; readonly own: number; readonly others: number };

const readThemes = async (actor: Actor, authorId: AuthorId): Promise<Read> => {
  const asked = { accounts: await accountsAsked(actor, authorId), workspaceId: actor.workspaceId };
  const own = await readOwn(asked);
  const brandIds = [...new Set(own.map(({ brandId }) => brandId))];
  const [others, brandNames] = own.length < ownItemsMin ? [[], []] : await Promise.all([readOthers(asked, brandIds), readBrandNames(asked, brandIds)]);
  return { themes: themesOf({ own, others, brandNames }), own: own.length, others: others.length };
};

type Asked = { readonly accounts: readonly AuthorId[]; readonly workspaceId: WorkspaceId };

const ownSchema = z.array(z.object({ id: z.string(), text: z.string(), brandId: z.string() }));

const readOwn = async ({ accounts, workspaceId }: Asked): Promise<readonly (Written & { readonly brandId: string })[]> =>
  ownSchema.parse(
    await db().$queryRaw`
      SELECT i.id, left(i.text, ${lengthRead}) AS text, i.brand_id AS "brandId"
      FROM (${theirs({ accounts, workspaceId, behind: null, limit: latestMax })}) AS page JOIN item i ON i.id = page.id AND i.workspace_id = ${workspaceId}
      ORDER BY i.posted_at DESC, i.id DESC`,
  );

const othersSchema = z.array(z.object({ text: z.string() }));

/** Brand by brand in equal parts, so that a big one does not speak for a small one. */
const readOthers = async ({ accounts, workspaceId }: Asked, brandIds: readonly string[]): Promise<readonly string[]> => {
  const [sought, read] = [othersSought, othersRead].map((most) => Math.ceil(most / brandIds.length));
  const rows = othersSchema.parse(
    await db().$queryRaw(Prisma.sql`
      SELECT left(o.text, ${lengthRead}) AS text FROM unnest(${[...brandIds]}::text[]) AS v (brand_id) CROSS JOIN LATERAL (
        SELECT n.text FROM (
          SELECT i.text, i.author_id, i.is_brand, i.visibility, i.posted_at FROM item i WHERE i.brand_id = v.brand_id AND i.workspace_id = ${workspaceId} ORDER BY i.posted_at DESC LIMIT ${sought}
        ) AS n WHERE NOT n.is_brand AND n.visibility <> 'spam' AND n.author_id <> ALL(${[...accounts]}::text[]) ORDER BY n.posted_at DESC LIMIT ${read}
      ) AS o`),
  );
  return rows.map(({ text }) => text);
};

const namesSchema = z.array(z.object({ name: z.string(), names: z.array(z.string()) }));

const readBrandNames = async ({ workspaceId }: Asked, brandIds: readonly string[]): Promise<readonly string[]> => {
  const brands = await db().brand.findMany({ where: { workspaceId, id: { in: [...brandIds] } }, select: { name: true, names: true } });
  return namesSchema.parse(brands).flatMap(({ name, names }) => [name, ...names]);
};
