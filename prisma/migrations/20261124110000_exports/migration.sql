-- CreateTable
CREATE TABLE "export_run" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "headings" JSONB NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rows_done" INTEGER NOT NULL DEFAULT 0,
    "rows_expected" INTEGER,
    "bytes_done" BIGINT NOT NULL DEFAULT 0,
    "piece_count" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "tally" JSONB NOT NULL DEFAULT '[]',
    "is_whole" BOOLEAN NOT NULL DEFAULT false,
    "failure" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "export_piece" (
    "export_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "export_piece_pkey" PRIMARY KEY ("export_id","seq")
);

-- CreateIndex
CREATE INDEX "export_run_workspace_id_member_id_requested_at_idx" ON "export_run"("workspace_id", "member_id", "requested_at");

-- CreateIndex
CREATE INDEX "export_run_status_idx" ON "export_run"("status");

-- AddForeignKey
ALTER TABLE "export_piece" ADD CONSTRAINT "export_piece_export_id_fkey" FOREIGN KEY ("export_id") REFERENCES "export_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
