-- AlterTable
ALTER TABLE "tag_adjustment" ALTER COLUMN "delta" DROP NOT NULL;
