-- CreateTable
CREATE TABLE "suggestion" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "decline_reason" TEXT,
    "owner_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion_item" (
    "item_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "suggestion_id" TEXT,
    "sketch" INTEGER[],
    "placed_by_id" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "thanks_reply_id" TEXT,

    CONSTRAINT "suggestion_item_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "feed_entry" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_name" TEXT,
    "language" TEXT NOT NULL,
    "sentiment" TEXT NOT NULL,
    "hidden" TEXT[],
    "shared_by_id" TEXT NOT NULL,
    "shared_at" TIMESTAMPTZ(3) NOT NULL,
    "pinned_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hint" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "helped_at" TIMESTAMPTZ(3),
    "helped_by_id" TEXT,
    "template_id" TEXT,

    CONSTRAINT "hint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_digest" (
    "workspace_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feed_digest_pkey" PRIMARY KEY ("workspace_id","day")
);

-- CreateIndex
CREATE INDEX "suggestion_workspace_id_brand_id_status_idx" ON "suggestion"("workspace_id", "brand_id", "status");

-- CreateIndex
CREATE INDEX "suggestion_item_suggestion_id_idx" ON "suggestion_item"("suggestion_id");

-- CreateIndex
CREATE INDEX "suggestion_item_workspace_id_idx" ON "suggestion_item"("workspace_id");

-- CreateIndex
CREATE INDEX "suggestion_item_sketch_idx" ON "suggestion_item" USING GIN ("sketch");

-- CreateIndex
CREATE INDEX "feed_entry_workspace_id_shared_at_id_idx" ON "feed_entry"("workspace_id", "shared_at", "id");

-- CreateIndex
CREATE INDEX "hint_entry_id_given_at_idx" ON "hint"("entry_id", "given_at");

-- CreateIndex
CREATE INDEX "hint_workspace_id_given_at_idx" ON "hint"("workspace_id", "given_at");

-- AddForeignKey
ALTER TABLE "suggestion_item" ADD CONSTRAINT "suggestion_item_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hint" ADD CONSTRAINT "hint_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "feed_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the tagger calls a suggestion, for gathering: few among many.
CREATE INDEX item_suggestion ON item (workspace_id, received_at, id) WHERE intent = 'suggestion' AND NOT is_brand AND deleted_at IS NULL;
