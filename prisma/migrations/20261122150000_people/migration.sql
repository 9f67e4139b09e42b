-- AlterTable
ALTER TABLE "author" ADD COLUMN     "person_id" TEXT;

-- AlterTable
ALTER TABLE "item" ADD COLUMN     "drew_replies_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "author_change" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "author_ids" TEXT[],
    "changed_froms" TIMESTAMPTZ(3)[],
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "author_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile" (
    "subject_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "features" JSONB NOT NULL,
    "items" INTEGER NOT NULL,
    "counted_at" TIMESTAMPTZ(3),
    "counted_step" INTEGER,
    "counted_id" TEXT,
    "since_checkpoint" INTEGER NOT NULL DEFAULT 0,
    "verdict" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,
    "override_verdict" TEXT,
    "override_note" TEXT,
    "override_by_id" TEXT,
    "override_at" TIMESTAMPTZ(3),

    CONSTRAINT "profile_pkey" PRIMARY KEY ("subject_id")
);

-- CreateTable
CREATE TABLE "profile_checkpoint" (
    "subject_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "counted_step" INTEGER NOT NULL,
    "counted_id" TEXT NOT NULL,
    "features" JSONB NOT NULL,

    CONSTRAINT "profile_checkpoint_pkey" PRIMARY KEY ("subject_id","counted_at","counted_step","counted_id")
);

-- CreateTable
CREATE TABLE "verdict_entry" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "items" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "member_id" TEXT,
    "note" TEXT,

    CONSTRAINT "verdict_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "author_link" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "reasons" JSONB NOT NULL,
    "suggested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "author_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reappearance_search" (
    "author_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "searched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reappearance_search_pkey" PRIMARY KEY ("author_id")
);

-- CreateTable
CREATE TABLE "author_note" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "author_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "author_change_workspace_id_id_idx" ON "author_change"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "profile_workspace_id_verdict_idx" ON "profile"("workspace_id", "verdict");

-- CreateIndex
CREATE INDEX "verdict_entry_subject_id_at_idx" ON "verdict_entry"("subject_id", "at");

-- CreateIndex
CREATE INDEX "author_link_other_id_idx" ON "author_link"("other_id");

-- CreateIndex
CREATE UNIQUE INDEX "author_link_workspace_id_author_id_other_id_key" ON "author_link"("workspace_id", "author_id", "other_id");

-- CreateIndex
CREATE INDEX "author_note_author_id_at_idx" ON "author_note"("author_id", "at");

-- CreateIndex
CREATE INDEX "author_workspace_id_last_seen_at_id_idx" ON "author"("workspace_id", "last_seen_at", "id");

-- CreateIndex
CREATE INDEX "author_person_id_idx" ON "author"("person_id");

-- What a history is read by, step after step.
CREATE INDEX item_author_answered ON item (author_id, answered_at) WHERE answered_at IS NOT NULL;
CREATE INDEX item_author_deleted ON item (author_id, deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX item_author_drew_replies ON item (author_id, drew_replies_at) WHERE drew_replies_at IS NOT NULL;

-- Who wrote before there were verdicts is counted from the beginning.
INSERT INTO author_change (workspace_id, author_ids, changed_froms, noted_at)
SELECT workspace_id, array_agg(id), array_agg('epoch'::timestamptz), now()
FROM (SELECT id, workspace_id, row_number() OVER (PARTITION BY workspace_id ORDER BY id) / 200 AS page FROM author WHERE NOT is_brand) AS known
GROUP BY workspace_id, page;
