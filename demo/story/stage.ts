import { demoMembers } from "../accounts";
import type { Actor } from "#lib/auth/actor";
import { listItems, type ItemFacts } from "#lib/inbox/queries/api-items";
import { inboxFiltersSchema } from "#lib/inbox/model";
import { listPeople } from "#lib/people/queries/list";
import { listBrands } from "#lib/sources/queries/brands";
import type { BrandView } from "#lib/sources/brand-model";
import { listMembers } from "#lib/team/queries";

export type MemberEmail = (typeof demoMembers)[number]["email"];
export type Player = Actor & { readonly memberId: string };

/** Everything a chapter is played with. */
export type Stage = {
  /** The members of the demo, each in their own name. */
  readonly as: (email: string) => Player;
  readonly brand: (slug: string) => BrandView;
  readonly now: Date;
};

/** What a chapter waits for has not been read, tagged, settled or delivered yet: it is played again a little later. */
export class NotYet extends Error {
  override readonly name = "NotYet";
}

/** Who plays, and for which brands. */
export const openStage = async (owner: Actor, now: Date): Promise<Stage> => {
  const [members, brands] = await Promise.all([listMembers(owner), listBrands(owner)]);
  return {
    now,
    as: (email) => {
      const member = members.find((one) => one.email === email);
      const known = demoMembers.find((one) => one.email === email);
      if (member === undefined || known === undefined) throw new NotYet(`${email} is no member.`);
      return { ...owner, memberId: member.id, userId: null, name: member.name, role: member.role, locale: known.locale };
    },
    brand: (slug) => {
      const brand = brands.find((one) => one.slug === slug);
      if (brand === undefined) throw new NotYet(`There is no brand ${slug}.`);
      return brand;
    },
  };
};

const itemsMax = 100;

/** All that somebody of this name has written and the desk has read, oldest first. Throws `NotYet` while there is nothing. */
export const itemsOf = async ({ as, now }: Stage, name: string): Promise<readonly ItemFacts[]> => {
  const actor = as("anna@demo.example");
  const { rows } = await listPeople(actor, { q: name }, { limit: itemsMax });
  const named = rows.filter((row) => row.name === name);
  const pages = await Promise.all(
    named.map(({ authorId }) => listItems(actor, inboxFiltersSchema.parse({ view: "all", author: authorId, sort: "oldest" }), { limit: itemsMax, now })),
  );
  const found = pages.flatMap(({ items }) => items).toSorted((one, other) => one.postedAt.getTime() - other.postedAt.getTime());
  if (found.length === 0) throw new NotYet(`${name} has not been read.`);
  return found;
};

/** The item that says just this. Throws `NotYet` until it was read. */
export const itemSaying = async (stage: Stage, { by, says }: { readonly by: string; readonly says: string }): Promise<ItemFacts> => {
  const found = (await itemsOf(stage, by)).find(({ text }) => comparable(text) === comparable(says));
  if (found === undefined) throw new NotYet(`What ${by} said has not been read.`);
  return found;
};

/** Sites set their own quotes and spaces. */
const comparable = (text: string): string => text.replaceAll(/[’‘']/gu, "'").replaceAll(/[“”"]/gu, '"').replaceAll(/\s+/gu, " ").trim();

/** So many minutes after a moment. */
export const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
