-- AlterTable
ALTER TABLE "draft" ADD COLUMN "original" TEXT;

-- CreateTable
CREATE TABLE "translation" (
    "workspace_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "translation_pkey" PRIMARY KEY ("workspace_id","hash")
);

-- CreateIndex
CREATE INDEX "translation_used_at_idx" ON "translation"("used_at");

-- CreateTable
CREATE TABLE "reply_picture" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "reply_id" TEXT,
    "type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_picture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reply_picture_item_id_member_id_idx" ON "reply_picture"("item_id", "member_id");

-- CreateIndex
CREATE INDEX "reply_picture_reply_id_idx" ON "reply_picture"("reply_id");

-- CreateIndex
CREATE INDEX "reply_picture_created_at_idx" ON "reply_picture"("created_at");

-- AddForeignKey
ALTER TABLE "reply_picture" ADD CONSTRAINT "reply_picture_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item_key"("item_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reply_picture" ADD CONSTRAINT "reply_picture_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "reply"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Pictures are packed already.
ALTER TABLE "reply_picture" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
