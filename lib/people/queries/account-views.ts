import { z } from "zod";

import type { AccountView } from "../model";
import { Prisma } from "#db";
import { platformSchema } from "#lib/connectors/contract";
import { webAddress } from "#lib/connectors/text";

export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string().nullable(),
  platform: platformSchema,
  sourceName: z.string().nullable(),
  url: z.string().nullable(),
  firstSeenAt: z.date(),
  lastSeenAt: z.date(),
});

/** The platform of an account `a`, and the source it wrote on last. */
export const placeColumns = Prisma.sql`split_part(a.realm, ':', 1) AS platform, (SELECT s.name FROM item i JOIN source s ON s.id = i.source_id
  WHERE i.author_id = a.id AND i.workspace_id = a.workspace_id ORDER BY i.posted_at DESC LIMIT 1) AS "sourceName"`;

/** What an account `a` is shown by. */
export const accountColumns = Prisma.sql`a.id, a.name, a.handle, ${placeColumns}, a.url, a.first_seen_at AS "firstSeenAt", a.last_seen_at AS "lastSeenAt"`;

/** An account as pages show it; only web addresses are led to. */
export const accountView = (account: z.output<typeof accountSchema>, joined: AccountView["joined"] = null): AccountView => {
  const { id, name, handle, platform, sourceName, url, firstSeenAt, lastSeenAt } = account;
  const times = { firstSeenAt: firstSeenAt.toISOString(), lastSeenAt: lastSeenAt.toISOString() };
  return { id, name, handle, platform, sourceName, url: webAddress(url ?? undefined) ?? null, ...times, joined };
};
