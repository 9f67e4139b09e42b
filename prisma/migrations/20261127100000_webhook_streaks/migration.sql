-- How long an address has been failing is told from its tries alone: after a silence the count begins anew.
ALTER TABLE "webhook" ADD COLUMN "last_failed_at" TIMESTAMPTZ(3);
-- Those that fail at this moment go on failing.
UPDATE "webhook" SET "last_failed_at" = now() WHERE "failing_since" IS NOT NULL;
