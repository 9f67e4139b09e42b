-- What the brand's bans said to an account, in the order in which it was said: whether it is still to be kept out depends on all of them.
ALTER TABLE "sanction_deed" ADD COLUMN "turn" BIGSERIAL NOT NULL;
UPDATE sanction_deed d SET turn = said.turn FROM (SELECT id, row_number() OVER (ORDER BY id) AS turn FROM sanction_deed) said WHERE said.id = d.id;

-- CreateIndex
CREATE INDEX "sanction_deed_workspace_id_author_id_idx" ON "sanction_deed"("workspace_id", "author_id");
