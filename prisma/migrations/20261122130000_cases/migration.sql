-- CreateTable
CREATE TABLE "case_file" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "owner_id" TEXT,
    "opened_by_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "outcome" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "merged_into_id" TEXT,
    "heard_at" TIMESTAMPTZ(3),
    "contacted_at" TIMESTAMPTZ(3),
    "contact_channel" TEXT,
    "silent_at" TIMESTAMPTZ(3),
    "awaiting_since" TIMESTAMPTZ(3),
    "customer_circumstances" TEXT NOT NULL DEFAULT '',
    "brand_circumstances" TEXT NOT NULL DEFAULT '',
    "customer_goals" TEXT NOT NULL DEFAULT '',
    "brand_goals" TEXT NOT NULL DEFAULT '',
    "bridge" TEXT NOT NULL DEFAULT '',
    "fairness" TEXT NOT NULL DEFAULT '',
    "card_saved_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_item" (
    "case_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_item_pkey" PRIMARY KEY ("case_id","item_id")
);

-- CreateTable
CREATE TABLE "case_event" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "member_id" TEXT,
    "kind" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_action" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" TEXT,
    "dropped_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" TEXT NOT NULL,
    "case_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "owner_id" TEXT,
    "words" TEXT NOT NULL,
    "promised_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "return_at" TIMESTAMPTZ(3) NOT NULL,
    "returned_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'open',
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_link" (
    "case_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_link_pkey" PRIMARY KEY ("case_id","other_id")
);

-- CreateTable
CREATE TABLE "case_review" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "reply_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "still_matters" BOOLEAN,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "case_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_file_workspace_id_status_step_idx" ON "case_file"("workspace_id", "status", "step");

-- CreateIndex
CREATE INDEX "case_file_workspace_id_closed_at_idx" ON "case_file"("workspace_id", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_workspace_id_number_key" ON "case_file"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "case_item_workspace_id_item_id_idx" ON "case_item"("workspace_id", "item_id");

-- CreateIndex
CREATE INDEX "case_item_workspace_id_author_id_idx" ON "case_item"("workspace_id", "author_id");

-- CreateIndex
CREATE INDEX "case_event_case_id_at_id_idx" ON "case_event"("case_id", "at", "id");

-- CreateIndex
CREATE INDEX "case_event_workspace_id_kind_at_idx" ON "case_event"("workspace_id", "kind", "at");

-- CreateIndex
CREATE INDEX "case_action_case_id_created_at_idx" ON "case_action"("case_id", "created_at");

-- CreateIndex
CREATE INDEX "follow_up_case_id_due_at_idx" ON "follow_up"("case_id", "due_at");

-- CreateIndex
CREATE INDEX "follow_up_workspace_id_due_at_idx" ON "follow_up"("workspace_id", "due_at");

-- CreateIndex
CREATE INDEX "case_link_other_id_idx" ON "case_link"("other_id");

-- CreateIndex
CREATE INDEX "case_review_workspace_id_member_id_asked_at_idx" ON "case_review"("workspace_id", "member_id", "asked_at");

-- CreateIndex
CREATE INDEX "case_review_workspace_id_answered_at_idx" ON "case_review"("workspace_id", "answered_at");

-- CreateIndex
CREATE UNIQUE INDEX "case_review_workspace_id_item_id_key" ON "case_review"("workspace_id", "item_id");

-- CreateIndex
CREATE INDEX "notice_workspace_id_member_id_at_idx" ON "notice"("workspace_id", "member_id", "at");

-- AddForeignKey
ALTER TABLE "case_item" ADD CONSTRAINT "case_item_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_event" ADD CONSTRAINT "case_event_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_action" ADD CONSTRAINT "case_action_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Promises whose day has come, and promises that lie in the inbox.
CREATE INDEX follow_up_to_return ON follow_up (return_at) WHERE returned_at IS NULL AND state = 'open';
CREATE INDEX follow_up_returned ON follow_up (workspace_id, item_id) WHERE returned_at IS NOT NULL AND state = 'open';

-- Cases that wait for the customer's word.
CREATE INDEX case_file_silent ON case_file (silent_at) WHERE silent_at IS NOT NULL AND status = 'open';

-- What a member has not read.
CREATE INDEX notice_unread ON notice (workspace_id, member_id) WHERE read_at IS NULL;
