-- CreateTable
CREATE TABLE "reach_change" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT,
    "author_id" TEXT,

    CONSTRAINT "reach_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reach_change_workspace_id_id_idx" ON "reach_change"("workspace_id", "id");

-- That a source can ban from now on, or that two accounts are known to be one person's, is noted where it is written: whichever way it came
-- about, the bans that stand are taken there.
CREATE FUNCTION note_source_reach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reach_change (workspace_id, source_id) VALUES (NEW.workspace_id, NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION note_author_reach() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reach_change (workspace_id, author_id) VALUES (NEW.workspace_id, NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER source_bans AFTER INSERT ON source FOR EACH ROW
WHEN ('ban' = ANY (NEW.capabilities) AND NEW.removed_at IS NULL) EXECUTE FUNCTION note_source_reach();

CREATE TRIGGER source_bans_again AFTER UPDATE OF capabilities, removed_at, status ON source FOR EACH ROW
WHEN ('ban' = ANY (NEW.capabilities) AND NEW.removed_at IS NULL AND NEW.status <> 'gone'
  AND NOT ('ban' = ANY (OLD.capabilities) AND OLD.removed_at IS NULL AND OLD.status <> 'gone'))
EXECUTE FUNCTION note_source_reach();

CREATE TRIGGER author_joined AFTER UPDATE OF person_id ON author FOR EACH ROW
WHEN (NEW.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id) EXECUTE FUNCTION note_author_reach();

-- Sources that were added after a ban are looked at once.
INSERT INTO reach_change (workspace_id, source_id)
SELECT s.workspace_id, s.id FROM source s WHERE 'ban' = ANY (s.capabilities) AND s.removed_at IS NULL
  AND EXISTS (SELECT FROM sanction b WHERE b.brand_id = s.brand_id AND b.kind = 'ban' AND b.state = 'standing' AND b.decided_at < s.created_at);
