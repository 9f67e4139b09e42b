-- CreateTable
CREATE TABLE "tag_adjustment" (
    "workspace_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "base" TEXT NOT NULL,
    "known_until" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,
    "verdict" TEXT NOT NULL,
    "delta" BYTEA NOT NULL,

    CONSTRAINT "tag_adjustment_pkey" PRIMARY KEY ("workspace_id","version")
);

-- CreateTable
CREATE TABLE "tagger_choice" (
    "workspace_id" TEXT NOT NULL,
    "version" INTEGER,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "chosen_by_id" TEXT,
    "learn_asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "tagger_choice_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "retag_run" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "tagger" TEXT,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "cursor_at" TIMESTAMPTZ(3),
    "cursor_id" TEXT,
    "asked_by_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "retag_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "retag_run_workspace_id_started_at_idx" ON "retag_run"("workspace_id", "started_at");

-- CreateIndex
CREATE INDEX "retag_run_status_idx" ON "retag_run"("status");
