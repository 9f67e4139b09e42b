import { authorId, countAll, tell } from "./a-history";
import { aDesk, anItem, aSource, type Desk } from "../../support/watched";
import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import type { RecordedSource } from "#lib/items/model";

export const day = (count: number, hour = 10): Date => new Date(Date.parse("2026-09-01T00:00:00Z") + count * 86_400_000 + hour * 3_600_000);

export const rants = [
  "This bank is run by the same crooks who sold our harbour and nobody dares to say so, you clowns",
  "Look at the branch manager with his golden watch while the pensioners queue in the rain, lol idiots",
  "Keep your script, you idiots, nobody believes a word of it and nobody ever will",
  "Clowns! You sheep pay for all of this and you still say thank you, wake up",
];

type Told = { readonly by: string; readonly from: number; readonly texts: readonly string[]; readonly handle?: string; readonly prefix?: string };

/** One item a day, each in a thread of its own. */
export const write = async (source: RecordedSource, { by, from, texts, handle, prefix = by }: Told): Promise<void> => {
  await tell(
    source,
    texts.map((text, place) => {
      const item = anItem(`${prefix}-${place}`, { by, rootExternalId: `post-${place}`, text, postedAt: day(from + place) });
      return handle === undefined ? item : { ...item, author: { ...item.author, handle } };
    }),
  );
  await countAll(source.workspaceId);
};

export const linkIdOf = async ({ workspaceId }: Desk): Promise<string> =>
  (await sql.query<{ id: string }>({ text: "SELECT id FROM author_link WHERE workspace_id = $1 ORDER BY score DESC, id LIMIT 1", values: [workspaceId] }))[0]
    ?.id ?? "";

/** A banned ranter, and the same one come back under another name on another site. */
export const aReturn = async (): Promise<{ desk: Desk; actor: Actor; banned: string; back: string; here: RecordedSource; there: RecordedSource }> => {
  const desk = await aDesk();
  const [here, there] = [await aSource(desk), await aSource(desk)];
  await write(here, { by: "Harbour_truth77", from: 0, texts: rants });
  await write(there, { by: "Harbour.Truth", from: 20, texts: rants.slice(0, 3).map((text) => `${text}!!`) });
  await write(there, { by: "Maria", from: 20, texts: ["Do you open on Saturday?", "Thank you for the quick help with my papers"] });
  return { desk, actor: desk.actor, banned: await authorId(here, "harbour_truth77"), back: await authorId(there, "harbour.truth"), here, there };
};

export const bannedAt = day(10);
