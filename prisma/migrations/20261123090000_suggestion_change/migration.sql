-- CreateTable
CREATE TABLE "suggestion_change" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suggestion_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "suggestion_change_workspace_id_id_idx" ON "suggestion_change"("workspace_id", "id");

-- What is to be gathered is noted where it is written, so that gathering costs what changed and not what is stored. Items that neither are nor
-- were suggestions never reach the function.
CREATE FUNCTION note_suggestion_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO suggestion_change (workspace_id, item_id, received_at) VALUES (NEW.workspace_id, NEW.id, NEW.received_at);
  RETURN NULL;
END $$;

CREATE TRIGGER item_suggests AFTER INSERT ON item FOR EACH ROW
WHEN (NEW.intent = 'suggestion' AND NOT NEW.is_brand) EXECUTE FUNCTION note_suggestion_change();

CREATE TRIGGER item_suggests_otherwise AFTER UPDATE OF intent, tones, visibility, deleted_at ON item FOR EACH ROW
WHEN ('suggestion' IN (OLD.intent, NEW.intent) AND NOT NEW.is_brand
  AND (OLD.intent, OLD.tones, OLD.visibility, OLD.deleted_at) IS DISTINCT FROM (NEW.intent, NEW.tones, NEW.visibility, NEW.deleted_at))
EXECUTE FUNCTION note_suggestion_change();

-- What was stored before is looked at once.
INSERT INTO suggestion_change (workspace_id, item_id, received_at)
SELECT workspace_id, id, received_at FROM item i WHERE intent = 'suggestion' AND NOT is_brand AND NOT EXISTS (SELECT FROM suggestion_item si WHERE si.item_id = i.id);

DROP INDEX item_suggestion;
