-- How long an address has been failing is told from its tries alone: after a silence the count begins anew.
ALTER TABLE "webhook" ADD COLUMN "last_failed_at" TIMESTAMPTZ(3);
