-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "thread" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "title" TEXT,
    "url" TEXT,
    "first_item_at" TIMESTAMPTZ(3) NOT NULL,
    "last_item_at" TIMESTAMPTZ(3) NOT NULL,
    "unsettled_since" TIMESTAMPTZ(3),

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_key" (
    "source_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,

    CONSTRAINT "item_key_pkey" PRIMARY KEY ("source_id","external_id")
);

-- CreateTable
CREATE TABLE "item" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "parent_external_id" TEXT,
    "kind" TEXT NOT NULL,
    "is_brand" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "url" TEXT,
    "rating" INTEGER,
    "visibility" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "language" TEXT NOT NULL,
    "sentiment" TEXT NOT NULL,
    "intent" TEXT NOT NULL,
    "tones" TEXT[],
    "machine_tags" JSONB NOT NULL,
    "tagger" TEXT NOT NULL,
    "needed_since" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_item_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_because" TEXT,
    "closed_by_id" TEXT,
    "closed_note" TEXT,
    "reason" JSONB NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "assignee_id" TEXT,
    "snoozed_until" TIMESTAMPTZ(3),

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_revision" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag_correction" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "head" TEXT NOT NULL,
    "was" TEXT NOT NULL,
    "became" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "author" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "realm" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT,
    "url" TEXT,
    "is_brand" BOOLEAN NOT NULL DEFAULT false,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sla_policy" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "targets" JSONB NOT NULL,
    "hours" JSONB,

    CONSTRAINT "sla_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_policy" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "excludes" TEXT[],

    CONSTRAINT "answer_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'public',
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sending_since" TIMESTAMPTZ(3),
    "next_try_at" TIMESTAMPTZ(3),
    "external_id" TEXT,
    "url" TEXT,
    "failure" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply_attempt" (
    "reply_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "detail" TEXT,
    "looks" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "reply_attempt_pkey" PRIMARY KEY ("reply_id","attempt")
);

-- CreateTable
CREATE TABLE "draft" (
    "item_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("item_id","member_id")
);

-- CreateTable
CREATE TABLE "claim" (
    "item_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "brand" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "names" TEXT[],
    "assignment" TEXT NOT NULL DEFAULT 'by-hand',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "brand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "own_ids" TEXT[],
    "capabilities" TEXT[],
    "is_own_page" BOOLEAN NOT NULL DEFAULT true,
    "live_since" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status" TEXT NOT NULL DEFAULT 'active',
    "last_polled_at" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "last_item_at" TIMESTAMPTZ(3),
    "next_poll_at" TIMESTAMPTZ(3),
    "poll_interval_ms" INTEGER NOT NULL DEFAULT 60000,
    "lag_ms" INTEGER,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_error_at" TIMESTAMPTZ(3),
    "last_error" JSONB,
    "quota_left" INTEGER,
    "quota_resets_at" TIMESTAMPTZ(3),
    "item_count" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_secret" (
    "source_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "box" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_secret_pkey" PRIMARY KEY ("source_id")
);

-- CreateTable
CREATE TABLE "source_cursor" (
    "source_id" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "cursor" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_cursor_pkey" PRIMARY KEY ("source_id","stream")
);

-- CreateTable
CREATE TABLE "source_gap" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3),
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "set_aside" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "import_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "field" TEXT,
    "line" INTEGER,
    "excerpt" TEXT NOT NULL,

    CONSTRAINT "set_aside_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "push_receipt" (
    "source_id" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "body" BYTEA,
    "answer" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "push_receipt_pkey" PRIMARY KEY ("source_id","webhook_id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "plan" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "done_bytes" BIGINT NOT NULL DEFAULT 0,
    "done_lines" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "import_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("import_id","seq")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "last_assigned_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "thread_workspace_id_last_item_at_idx" ON "thread"("workspace_id", "last_item_at");

-- CreateIndex
CREATE UNIQUE INDEX "thread_source_id_external_id_key" ON "thread"("source_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "item_key_item_id_key" ON "item_key"("item_id");

-- CreateIndex
CREATE INDEX "item_thread_id_posted_at_idx" ON "item"("thread_id", "posted_at");

-- CreateIndex
CREATE INDEX "item_author_id_posted_at_idx" ON "item"("author_id", "posted_at");

-- CreateIndex
CREATE INDEX "item_workspace_id_posted_at_id_idx" ON "item"("workspace_id", "posted_at", "id");

-- CreateIndex
CREATE INDEX "item_brand_id_posted_at_idx" ON "item"("brand_id", "posted_at");

-- CreateIndex
CREATE INDEX "item_revision_item_id_replaced_at_idx" ON "item_revision"("item_id", "replaced_at");

-- CreateIndex
CREATE INDEX "tag_correction_workspace_id_at_idx" ON "tag_correction"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "tag_correction_item_id_idx" ON "tag_correction"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "author_workspace_id_realm_external_id_key" ON "author"("workspace_id", "realm", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "sla_policy_brand_id_effective_from_key" ON "sla_policy"("brand_id", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "answer_policy_brand_id_effective_from_key" ON "answer_policy"("brand_id", "effective_from");

-- CreateIndex
CREATE INDEX "reply_thread_id_idx" ON "reply"("thread_id");

-- CreateIndex
CREATE INDEX "reply_workspace_id_created_at_idx" ON "reply"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "reply_workspace_id_request_key_key" ON "reply"("workspace_id", "request_key");

-- CreateIndex
CREATE INDEX "claim_workspace_id_expires_at_idx" ON "claim"("workspace_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "brand_workspace_id_slug_key" ON "brand"("workspace_id", "slug");

-- CreateIndex
CREATE INDEX "source_workspace_id_brand_id_idx" ON "source"("workspace_id", "brand_id");

-- CreateIndex
CREATE INDEX "source_status_next_poll_at_idx" ON "source"("status", "next_poll_at");

-- CreateIndex
CREATE INDEX "source_gap_workspace_id_source_id_found_at_idx" ON "source_gap"("workspace_id", "source_id", "found_at");

-- CreateIndex
CREATE INDEX "set_aside_workspace_id_source_id_at_idx" ON "set_aside"("workspace_id", "source_id", "at");

-- CreateIndex
CREATE INDEX "set_aside_import_id_line_idx" ON "set_aside"("import_id", "line");

-- CreateIndex
CREATE INDEX "push_receipt_processed_at_received_at_idx" ON "push_receipt"("processed_at", "received_at");

-- CreateIndex
CREATE INDEX "import_run_workspace_id_created_at_idx" ON "import_run"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "import_run_status_idx" ON "import_run"("status");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_user_id_key" ON "member"("workspace_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_workspace_id_created_at_idx" ON "invitation"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_workspace_id_created_at_idx" ON "api_token"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_at_id_idx" ON "audit_entry"("workspace_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_subject_id_idx" ON "audit_entry"("workspace_id", "subject_id");

-- AddForeignKey
ALTER TABLE "item_revision" ADD CONSTRAINT "item_revision_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item_key"("item_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag_correction" ADD CONSTRAINT "tag_correction_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item_key"("item_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sla_policy" ADD CONSTRAINT "sla_policy_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_policy" ADD CONSTRAINT "answer_policy_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply" ADD CONSTRAINT "reply_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item_key"("item_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_attempt" ADD CONSTRAINT "reply_attempt_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "reply"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item_key"("item_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item_key"("item_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brand" ADD CONSTRAINT "brand_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_secret" ADD CONSTRAINT "source_secret_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_cursor" ADD CONSTRAINT "source_cursor_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_gap" ADD CONSTRAINT "source_gap_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "set_aside" ADD CONSTRAINT "set_aside_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_receipt" ADD CONSTRAINT "push_receipt_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema language cannot say: partial and expression indexes, and the function behind full-text search.

-- Words of a text in its own language; the unstemmed words too, so that names and order numbers are found.
-- In PL/pgSQL because a function in SQL is inlined and its cost forgotten: reading a text again is worth some thousand operators, and a
-- planner that does not know it reads every text anew rather than use the index.
CREATE FUNCTION item_search_vector(language text, body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 5000
AS $$
BEGIN
  RETURN to_tsvector('simple', left(body, 60000)) || CASE language
    WHEN 'ru' THEN to_tsvector('russian', left(body, 60000))
    WHEN 'fr' THEN to_tsvector('french', left(body, 60000))
    WHEN 'en' THEN to_tsvector('english', left(body, 60000))
    ELSE ''::tsvector
  END;
END
$$;

CREATE INDEX item_search ON item USING gin (item_search_vector(language, text)) WITH (fastupdate = on);

-- The inbox: what waits, nearest promise first. Items without a promise follow, oldest first.
CREATE INDEX item_waiting_by_promise ON item (workspace_id, (coalesce(due_at, 'infinity'::timestamptz)), needed_since, id)
  WHERE needed_since IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL;
CREATE INDEX item_waiting_by_age ON item (workspace_id, needed_since, id)
  WHERE needed_since IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL;
-- The same by arrival, and by who has it ("mine", "nobody's").
CREATE INDEX item_waiting_by_posting ON item (workspace_id, posted_at, id)
  WHERE needed_since IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL;
CREATE INDEX item_waiting_by_assignee ON item (workspace_id, assignee_id, (coalesce(due_at, 'infinity'::timestamptz)), needed_since, id)
  WHERE needed_since IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL;

-- What was answered lately.
CREATE INDEX item_answered ON item (workspace_id, answered_at, id) WHERE answered_at IS NOT NULL;

-- Threads that changed and were not settled yet.
CREATE INDEX thread_unsettled ON thread (unsettled_since) WHERE unsettled_since IS NOT NULL;

-- Replies still on their way.
CREATE INDEX reply_open ON reply (state, next_try_at) WHERE state IN ('queued', 'sending', 'unknown');
