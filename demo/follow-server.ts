import { demoSites } from "./accounts";
import type { Actor } from "#lib/auth/actor";
import { inTransaction } from "#lib/db/transaction";
import { listSourceHealth } from "#lib/sources/queries/health";

/** The demo server stands where there is room for it: what was read at its last address is read on, and answered, at this one. */
export const followServer = async (actor: Actor, { siteUrl, now }: { readonly siteUrl: string; readonly now: Date }): Promise<void> => {
  const { origin } = new URL(siteUrl);
  const known = (await listSourceHealth(actor, now)).find(({ name }) => demoSites.some((site) => site.name === name));
  const before = known === undefined ? origin : new URL(known.url).origin;
  if (before === origin) return;
  const { workspaceId } = actor;
  await inTransaction(
    (tx) => tx.$executeRaw`UPDATE source SET url = replace(url, ${before}, ${origin}), settings = replace(settings::text, ${before}, ${origin})::jsonb
      WHERE workspace_id = ${workspaceId} AND (starts_with(url, ${before}) OR strpos(settings::text, ${before}) > 0)`,
  );
};
