-- CreateTable
CREATE TABLE "tag_cache" (
    "hash" TEXT NOT NULL,
    "tagger" TEXT NOT NULL,
    "tags" JSONB NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_cache_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "tagger_spend" (
    "day" DATE NOT NULL,
    "tagger" TEXT NOT NULL,
    "requests" INTEGER NOT NULL,
    "characters" BIGINT NOT NULL,

    CONSTRAINT "tagger_spend_pkey" PRIMARY KEY ("day","tagger")
);

-- CreateIndex
CREATE INDEX "tag_cache_used_at_idx" ON "tag_cache"("used_at");
