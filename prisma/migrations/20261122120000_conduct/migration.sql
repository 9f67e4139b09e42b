-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "hash" TEXT,
ADD COLUMN     "previous_hash" TEXT,
ADD COLUMN     "seq" INTEGER;

-- CreateTable
CREATE TABLE "sanction" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "book_id" TEXT NOT NULL,
    "clause_version" INTEGER NOT NULL,
    "clause_number" TEXT NOT NULL,
    "clause_kind" TEXT NOT NULL,
    "is_threat" BOOLEAN NOT NULL DEFAULT false,
    "message" TEXT NOT NULL,
    "reply_id" TEXT,
    "until" TIMESTAMPTZ(3),
    "requested_by_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "ended_because" TEXT,
    "ended_by_id" TEXT,
    "ended_reason" TEXT,

    CONSTRAINT "sanction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sanction_deed" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "sanction_id" TEXT,
    "author_id" TEXT,
    "item_id" TEXT,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "is_pinned" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "because" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3),
    "looks" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "failure" JSONB,
    "url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "done_by_id" TEXT,

    CONSTRAINT "sanction_deed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "sanction_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "author_external_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "thread_title" TEXT,
    "url" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3) NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "sanction_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "criticism_override" (
    "item_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "criticism_override_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "workspace_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "seal" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateIndex
CREATE INDEX "sanction_workspace_id_author_id_brand_id_idx" ON "sanction"("workspace_id", "author_id", "brand_id");

-- CreateIndex
CREATE INDEX "sanction_workspace_id_state_kind_idx" ON "sanction"("workspace_id", "state", "kind");

-- CreateIndex
CREATE INDEX "sanction_item_id_idx" ON "sanction"("item_id");

-- CreateIndex
CREATE INDEX "sanction_state_until_idx" ON "sanction"("state", "until");

-- CreateIndex
CREATE INDEX "sanction_deed_sanction_id_idx" ON "sanction_deed"("sanction_id");

-- CreateIndex
CREATE INDEX "sanction_deed_state_next_try_at_idx" ON "sanction_deed"("state", "next_try_at");

-- CreateIndex
CREATE INDEX "sanction_deed_item_id_idx" ON "sanction_deed"("item_id");

-- CreateIndex
CREATE INDEX "evidence_sanction_id_idx" ON "evidence"("sanction_id");

-- CreateIndex
CREATE INDEX "appeal_sanction_id_idx" ON "appeal"("sanction_id");

-- CreateIndex
CREATE INDEX "appeal_workspace_id_state_idx" ON "appeal"("workspace_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_workspace_id_seq_key" ON "audit_entry"("workspace_id", "seq");

-- AddForeignKey
ALTER TABLE "sanction_deed" ADD CONSTRAINT "sanction_deed_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_sanction_id_fkey" FOREIGN KEY ("sanction_id") REFERENCES "sanction"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The audit trail is only ever appended to: a chained row is neither changed nor deleted, but with its whole workspace.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT FROM workspace WHERE id = OLD.workspace_id) THEN RETURN OLD; END IF;
  ELSIF OLD.seq IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit entries are only ever added';
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
