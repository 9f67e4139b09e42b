-- AlterTable
ALTER TABLE "draft" ADD COLUMN     "first_text" TEXT;

-- AlterTable
ALTER TABLE "reply" ADD COLUMN     "bypass_reason" TEXT,
ADD COLUMN     "first_draft" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'answer',
ADD COLUMN     "template_id" TEXT;

-- CreateTable
CREATE TABLE "item_opening" (
    "item_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "panel_shown_at" TIMESTAMPTZ(3),

    CONSTRAINT "item_opening_pkey" PRIMARY KEY ("item_id","member_id")
);

-- CreateTable
CREATE TABLE "advice_shown" (
    "item_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "shown_at" TIMESTAMPTZ(3) NOT NULL,
    "chosen" TEXT,
    "chosen_at" TIMESTAMPTZ(3),
    "override_reason" TEXT,

    CONSTRAINT "advice_shown_pkey" PRIMARY KEY ("item_id","member_id")
);

-- CreateIndex
CREATE INDEX "advice_shown_workspace_id_shown_at_idx" ON "advice_shown"("workspace_id", "shown_at");
