-- AlterTable
ALTER TABLE "reply_picture" ALTER COLUMN "bytes" DROP NOT NULL;
