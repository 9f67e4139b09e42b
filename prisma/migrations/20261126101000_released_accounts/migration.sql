-- AlterTable
ALTER TABLE "sanction" ADD COLUMN "released_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];
