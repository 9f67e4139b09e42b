-- CreateTable
CREATE TABLE "report_group" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "hour" INTEGER NOT NULL,
    "brand_ids" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_recipient" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "group_id" TEXT,
    "audience" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "brand_ids" TEXT[],
    "week_from" DATE NOT NULL,
    "week_to" DATE NOT NULL,
    "week_key" TEXT,
    "status" TEXT NOT NULL,
    "figures" JSONB,
    "definition" TEXT,
    "requested_by_id" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_paper" (
    "report_id" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "printed_by" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "report_paper_pkey" PRIMARY KEY ("report_id","locale")
);

-- CreateTable
CREATE TABLE "report_letter" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "recipient_id" TEXT,
    "address" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "report_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_link" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_group_workspace_id_idx" ON "report_group"("workspace_id");

-- CreateIndex
CREATE INDEX "report_group_next_at_idx" ON "report_group"("next_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_recipient_group_id_address_key" ON "report_recipient"("group_id", "address");

-- CreateIndex
CREATE UNIQUE INDEX "report_week_key_key" ON "report"("week_key");

-- CreateIndex
CREATE INDEX "report_workspace_id_requested_at_idx" ON "report"("workspace_id", "requested_at");

-- CreateIndex
CREATE INDEX "report_status_idx" ON "report"("status");

-- CreateIndex
CREATE INDEX "report_letter_state_due_at_idx" ON "report_letter"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "report_letter_report_id_address_key" ON "report_letter"("report_id", "address");

-- CreateIndex
CREATE UNIQUE INDEX "report_link_token_hash_key" ON "report_link"("token_hash");

-- CreateIndex
CREATE INDEX "report_link_report_id_idx" ON "report_link"("report_id");

-- AddForeignKey
ALTER TABLE "report_recipient" ADD CONSTRAINT "report_recipient_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "report_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_paper" ADD CONSTRAINT "report_paper_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_letter" ADD CONSTRAINT "report_letter_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report_link" ADD CONSTRAINT "report_link_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "report"("id") ON DELETE CASCADE ON UPDATE CASCADE;
