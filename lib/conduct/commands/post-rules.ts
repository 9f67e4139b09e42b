import type { z } from "zod";

import { deliverDeedJob } from "../jobs";
import type { postRulesSchema } from "../model";
import { findOpenPost, insertPost } from "../store/deeds";
import { findPublishDoor } from "../store/publishing";
import { conflict, guardian } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import type { DeedId } from "#lib/core/ids";
import { inTransaction } from "#lib/db/transaction";
import { getRules } from "#lib/playbook/queries/rules";
import { rulesAsPost } from "#lib/playbook/rules-as-post";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

type Input = z.output<typeof postRulesSchema>;

/** Puts the house rules in force before everybody as a post of the brand's own [G1], pinned where the source can; by hand where it cannot publish. Asked for twice it is one post. Throws `conflict` `no-rules`. */
export const postRules = async (actor: Actor, { sourceId, language, isPinned }: Input, now: Date): Promise<{ readonly deedId: DeedId }> => {
  const { workspaceId } = guardian(actor, "conduct:decide");
  const door = await findPublishDoor(workspaceId, sourceId);
  if (door === null) throw notFound("The source");
  const { brandId, url, isByHand, canPin } = door;
  const { versions, versionInForce } = await getRules(actor, brandId, now);
  const book = versions.find(({ version }) => version === versionInForce);
  if (book === undefined) throw conflict("no-rules", "This brand has no house rules in force.");
  const post = { brandId, sourceId, url, isByHand, text: rulesAsPost(book, language), isPinned: isPinned && canPin, now };
  const deedId = await inTransaction(async (tx) => {
    const open = await findOpenPost(tx, workspaceId, post);
    if (open !== null) return open;
    const id = await insertPost(tx, workspaceId, post);
    await recordAudit(tx, { actor, action: "rules.post", subjectId: id, details: { sourceId, version: book.version, isPinned: post.isPinned, isByHand }, now });
    return id;
  });
  if (!isByHand) await nudge(deliverDeedJob, { workspaceId, deedId });
  return { deedId };
};
