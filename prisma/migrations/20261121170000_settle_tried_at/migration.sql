-- AlterTable
ALTER TABLE "thread" ADD COLUMN     "settle_tried_at" TIMESTAMPTZ(3);

-- Threads that changed and were not settled yet, in the order in which reconciling takes them up.
DROP INDEX thread_unsettled;
CREATE INDEX thread_unsettled ON thread ((coalesce(settle_tried_at, unsettled_since))) WHERE unsettled_since IS NOT NULL;
