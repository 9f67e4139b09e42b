-- AlterTable
ALTER TABLE "item" ADD COLUMN     "unsure" TEXT[] NOT NULL DEFAULT '{}';

-- Comments with a tag that a person had better look at, newest first.
CREATE INDEX item_unsure ON item (workspace_id, posted_at, id) WHERE unsure <> '{}' AND NOT is_brand AND deleted_at IS NULL;
