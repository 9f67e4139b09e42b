-- AlterTable
ALTER TABLE "item" ADD COLUMN "warn_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sla_policy" ADD COLUMN "exceptions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "warn_percent" INTEGER NOT NULL DEFAULT 25;

-- CreateTable
CREATE TABLE "sla_mark" (
    "item_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sla_mark_pkey" PRIMARY KEY ("item_id","kind")
);

-- CreateIndex
CREATE INDEX "sla_mark_workspace_id_brand_id_at_idx" ON "sla_mark"("workspace_id", "brand_id", "at");

-- AddForeignKey
ALTER TABLE "sla_mark" ADD CONSTRAINT "sla_mark_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item_key"("item_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What waits gets its warning as the default says; all that was broken before is on record, and nobody is told of it now.
UPDATE item SET warn_at = greatest(needed_since, due_at - greatest((due_at - needed_since) / 4, interval '15 minutes'))
WHERE due_at IS NOT NULL AND needed_since IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL;

INSERT INTO sla_mark (item_id, kind, workspace_id, brand_id, at)
SELECT id, 'broken', workspace_id, brand_id, due_at FROM item
WHERE due_at < coalesce(answered_at, now()) AND needed_since IS NOT NULL AND closed_at IS NULL AND deleted_at IS NULL;

-- What still waits is looked at every minute (lib/playbook/watch-promises.ts). An answer that came late is noted where it is written, so that
-- nothing answered is ever looked through; an answer that turns out to have come in time takes its mark away, another promise all of them.
CREATE FUNCTION note_late_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM sla_mark WHERE item_id = NEW.id AND (OLD.due_at IS DISTINCT FROM NEW.due_at OR (kind = 'broken' AND NEW.answered_at <= NEW.due_at));
  END IF;
  IF NEW.answered_at > NEW.due_at THEN
    INSERT INTO sla_mark (item_id, kind, workspace_id, brand_id, at) VALUES (NEW.id, 'broken', NEW.workspace_id, NEW.brand_id, NEW.due_at) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER item_answered_late AFTER INSERT ON item FOR EACH ROW
WHEN (NEW.answered_at > NEW.due_at) EXECUTE FUNCTION note_late_answer();

CREATE TRIGGER item_promise_changes AFTER UPDATE OF answered_at, due_at ON item FOR EACH ROW
WHEN ((OLD.due_at IS NOT NULL OR NEW.answered_at > NEW.due_at) AND (OLD.answered_at, OLD.due_at) IS DISTINCT FROM (NEW.answered_at, NEW.due_at))
EXECUTE FUNCTION note_late_answer();
