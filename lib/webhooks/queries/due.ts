import { z } from "zod";

import { db } from "#lib/db/client";

const dueSchema = z.array(z.object({ workspaceId: z.string(), webhookId: z.string() }));

/** Addresses of the whole installation to which something is due now. */
export const listDueWebhooks = async (now: Date): Promise<z.output<typeof dueSchema>> =>
  dueSchema.parse(
    await db().$queryRaw`SELECT w.workspace_id AS "workspaceId", w.id AS "webhookId" FROM webhook w
      WHERE w.disabled_at IS NULL AND (w.paused_until IS NULL OR w.paused_until <= ${now})
        AND EXISTS (SELECT FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.next_try_at <= ${now}) ORDER BY w.id`,
  );
