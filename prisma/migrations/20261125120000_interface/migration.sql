-- CreateTable
CREATE TABLE "idempotency_key" (
    "token_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "body" TEXT,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("token_id","key")
);

-- CreateIndex
CREATE INDEX "idempotency_key_begun_at_idx" ON "idempotency_key"("begun_at");

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_token_id_fkey" FOREIGN KEY ("token_id") REFERENCES "api_token"("id") ON DELETE CASCADE ON UPDATE CASCADE;
