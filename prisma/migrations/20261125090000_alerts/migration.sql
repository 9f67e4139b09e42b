-- CreateTable
CREATE TABLE "alert_rule" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "brand_id" TEXT,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "severity" TEXT NOT NULL,
    "cool_down_minutes" INTEGER NOT NULL,
    "escalate_minutes" INTEGER,
    "channel_ids" TEXT[],
    "is_in_app" BOOLEAN NOT NULL DEFAULT true,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "brand_id" TEXT,
    "severity" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "tellings" INTEGER NOT NULL DEFAULT 1,
    "told_size" INTEGER NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" TEXT,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_channel" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "box" TEXT NOT NULL,
    "last_sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_message" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "alert_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL DEFAULT '',
    "telling" INTEGER NOT NULL,
    "because" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "dropped_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_quiet" (
    "workspace_id" TEXT NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,

    CONSTRAINT "alert_quiet_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateIndex
CREATE INDEX "alert_rule_workspace_id_kind_idx" ON "alert_rule"("workspace_id", "kind");

-- CreateIndex
CREATE INDEX "alert_workspace_id_opened_at_idx" ON "alert"("workspace_id", "opened_at");

-- CreateIndex
CREATE INDEX "alert_rule_id_subject_told_at_idx" ON "alert"("rule_id", "subject", "told_at");

-- CreateIndex
CREATE INDEX "alert_channel_workspace_id_idx" ON "alert_channel"("workspace_id");

-- CreateIndex
CREATE INDEX "alert_message_workspace_id_idx" ON "alert_message"("workspace_id");

-- CreateIndex
CREATE INDEX "alert_message_channel_id_idx" ON "alert_message"("channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_message_alert_id_channel_id_recipient_telling_key" ON "alert_message"("alert_id", "channel_id", "recipient", "telling");

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_rule_id_fkey" FOREIGN KEY ("rule_id") REFERENCES "alert_rule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_message" ADD CONSTRAINT "alert_message_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_message" ADD CONSTRAINT "alert_message_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "alert_channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A rule calls once for one matter, however many look.
CREATE UNIQUE INDEX alert_one_standing ON alert (rule_id, subject) WHERE resolved_at IS NULL;

-- What is still to go out.
CREATE INDEX alert_message_due ON alert_message (due_at) WHERE sent_at IS NULL AND dropped_at IS NULL;

-- Threats are few and looked for every minute.
CREATE INDEX item_threat ON item (workspace_id, posted_at) WHERE 'threat' = ANY (tones) AND NOT is_brand;
