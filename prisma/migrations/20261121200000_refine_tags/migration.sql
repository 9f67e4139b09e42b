-- AlterTable
ALTER TABLE "item" ADD COLUMN     "refine_at" TIMESTAMPTZ(3);

-- Comments the tagger the operator chose is to read, by when; empty where that is the embedded one.
CREATE INDEX item_to_refine ON item (workspace_id, refine_at, id) WHERE refine_at IS NOT NULL;
