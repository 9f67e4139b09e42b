-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "has_unchained_audit" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "advice_shown_workspace_id_chosen_at_idx" ON "advice_shown"("workspace_id", "chosen_at");

-- What was written before there was a chain is taken in once; entries without a place in it that come later are not the desk's.
UPDATE workspace w SET has_unchained_audit = true
WHERE NOT EXISTS (SELECT FROM audit_head h WHERE h.workspace_id = w.id) AND EXISTS (SELECT FROM audit_entry e WHERE e.workspace_id = w.id);

-- What is asked about three weeks later: few among many.
CREATE INDEX item_heated ON item (posted_at)
WHERE (tones && '{insult,threat}' OR ('obscenity' = ANY (tones) AND intent = 'complaint')) AND origin = 'live' AND NOT is_brand;
