-- Every new source is noted, that a person sees to the bans where Parley cannot; and so is one that comes back or can ban from now on.
DROP TRIGGER source_bans ON source;
DROP TRIGGER source_bans_again ON source;

CREATE TRIGGER source_bans AFTER INSERT ON source FOR EACH ROW
WHEN (NEW.removed_at IS NULL) EXECUTE FUNCTION note_source_reach();

CREATE TRIGGER source_bans_again AFTER UPDATE OF capabilities, removed_at, status ON source FOR EACH ROW
WHEN (NEW.removed_at IS NULL AND NEW.status <> 'gone'
  AND (OLD.removed_at IS NOT NULL OR OLD.status = 'gone' OR ('ban' = ANY (NEW.capabilities) AND NOT 'ban' = ANY (OLD.capabilities))))
EXECUTE FUNCTION note_source_reach();

-- Sources that were added after a ban and cannot ban are looked at once.
INSERT INTO reach_change (workspace_id, source_id)
SELECT s.workspace_id, s.id FROM source s WHERE NOT 'ban' = ANY (s.capabilities) AND s.removed_at IS NULL AND s.status <> 'gone'
  AND EXISTS (SELECT FROM sanction b WHERE b.brand_id = s.brand_id AND b.kind = 'ban' AND b.state = 'standing' AND b.decided_at < s.created_at);
