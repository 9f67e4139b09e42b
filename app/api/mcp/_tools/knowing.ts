import { z } from "zod";

import { brandNamed } from "./brand-named";
import { brandSlug, idOf } from "./inputs";
import { defineTool } from "./tool";
import { untrusted } from "./words";
import { getOverview } from "#lib/coverage/queries/overview";
import { getProfile } from "#lib/people/queries/profile";

export const getAuthor = defineTool({
  name: "get_author",
  title: "Read what is known of an author",
  description:
    "Reads what is known of somebody who writes: their accounts, and how the desk knows them (a customer, a critic, not enough known …) with the grounds.",
  scope: "authors:read",
  does: "read",
  input: z.strictObject({ authorId: idOf("an author") }),
  run: async ({ authorId }, { actor }) => {
    const { name, accounts, firstSeenAt, lastSeenAt, standing } = await getProfile(actor, authorId);
    const { verdict, confidence, counted, items, evidence } = standing;
    return {
      authorId,
      name: untrusted(name),
      firstSeenAt,
      lastSeenAt,
      verdict,
      confidence,
      counted,
      comments: items,
      grounds: evidence.map(({ line, params, weight }) => ({ line, ...params, weight })),
      accounts: accounts.map(({ id, name: called, platform, url }) => ({ id, name: untrusted(called), platform, url: url === null ? null : untrusted(url) })),
    };
  },
});

export const getFigures = defineTool({
  name: "get_figures",
  title: "Read the figures",
  description:
    "Reads coverage (comments that needed an answer and got one), response times, promises kept and what waits, over the last so many days and the days before them.",
  scope: "figures:read",
  does: "read",
  input: z.strictObject({ days: z.int().min(1).max(366).default(28), brand: brandSlug.optional() }),
  run: async ({ days, brand }, { actor, now }) => {
    const brandIds = brand === undefined ? [] : [(await brandNamed(actor, brand)).id];
    const { range, waiting, now: figures, before, definition } = await getOverview(actor, { brandIds, range: { days } }, now);
    return { range, waiting, figures, before, definition };
  },
});
