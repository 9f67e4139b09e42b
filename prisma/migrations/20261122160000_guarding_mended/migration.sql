-- AlterTable
ALTER TABLE "reply" ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sanction" ADD COLUMN     "days" INTEGER;
-- A ban that was asked for lasts as long as it was asked for, from its approval on.
UPDATE "sanction" SET "days" = greatest(1, round(extract(epoch FROM "until" - "requested_at") / 86400)), "until" = NULL WHERE "kind" = 'ban' AND "state" = 'requested' AND "until" IS NOT NULL;
