-- CreateTable
CREATE TABLE "coverage_cell" (
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "grain" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "source_id" TEXT NOT NULL,
    "slice" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "received" INTEGER NOT NULL,
    "needed" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "promised" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,
    "entered" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL,
    "times" INTEGER[],
    "minutes" JSONB NOT NULL,
    "arrivals" INTEGER[],
    "late" INTEGER[],

    CONSTRAINT "coverage_cell_pkey" PRIMARY KEY ("brand_id","grain","day","source_id","slice","key")
);

-- CreateTable
CREATE TABLE "coverage_change" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "brand_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "coverage_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coverage_recount" (
    "brand_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_change" BIGINT,
    "days" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "coverage_recount_pkey" PRIMARY KEY ("brand_id")
);

-- CreateIndex
CREATE INDEX item_closed ON item (workspace_id, closed_at) WHERE closed_at IS NOT NULL;

-- CreateIndex
CREATE INDEX "coverage_change_workspace_id_day_brand_id_idx" ON "coverage_change"("workspace_id", "day", "brand_id");

-- AddForeignKey
ALTER TABLE "coverage_cell" ADD CONSTRAINT "coverage_cell_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coverage_recount" ADD CONSTRAINT "coverage_recount_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "brand"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is to be counted anew is noted where it is written, in the day of the brand's zone; counting takes it from there. Only what the figures
-- are made of counts as a change, and of a page of items each day is noted once.
CREATE FUNCTION note_coverage_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO coverage_change (workspace_id, brand_id, day)
    SELECT DISTINCT n.workspace_id, n.brand_id, (c.at AT TIME ZONE b.zone)::date
    FROM new_item n JOIN brand b ON b.id = n.brand_id CROSS JOIN LATERAL (VALUES (n.posted_at), (least(n.answered_at, n.closed_at))) AS c (at)
    WHERE NOT n.is_brand AND c.at IS NOT NULL;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO coverage_change (workspace_id, brand_id, day)
    SELECT DISTINCT o.workspace_id, o.brand_id, (c.at AT TIME ZONE b.zone)::date
    FROM old_item o JOIN brand b ON b.id = o.brand_id CROSS JOIN LATERAL (VALUES (o.posted_at), (least(o.answered_at, o.closed_at))) AS c (at)
    WHERE NOT o.is_brand AND c.at IS NOT NULL;
  ELSE
    INSERT INTO coverage_change (workspace_id, brand_id, day)
    SELECT DISTINCT n.workspace_id, c.brand_id, (c.at AT TIME ZONE b.zone)::date
    FROM new_item n JOIN old_item o ON o.id = n.id
      CROSS JOIN LATERAL (VALUES (n.brand_id, n.posted_at), (o.brand_id, o.posted_at),
        (n.brand_id, least(n.answered_at, n.closed_at)), (o.brand_id, least(o.answered_at, o.closed_at))) AS c (brand_id, at)
      JOIN brand b ON b.id = c.brand_id
    WHERE c.at IS NOT NULL AND NOT (n.is_brand AND o.is_brand)
      AND (n.brand_id, n.source_id, n.posted_at, n.is_brand, n.visibility, n.tones, n.sentiment, n.language, n.needed_since, n.answered_at, n.answered_by_item_id, n.closed_at, n.due_at)
        IS DISTINCT FROM
        (o.brand_id, o.source_id, o.posted_at, o.is_brand, o.visibility, o.tones, o.sentiment, o.language, o.needed_since, o.answered_at, o.answered_by_item_id, o.closed_at, o.due_at);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER item_counts AFTER INSERT ON item REFERENCING NEW TABLE AS new_item FOR EACH STATEMENT EXECUTE FUNCTION note_coverage_change();
CREATE TRIGGER item_counts_otherwise AFTER UPDATE ON item REFERENCING NEW TABLE AS new_item OLD TABLE AS old_item FOR EACH STATEMENT EXECUTE FUNCTION note_coverage_change();
CREATE TRIGGER item_counts_no_more AFTER DELETE ON item REFERENCING OLD TABLE AS old_item FOR EACH STATEMENT EXECUTE FUNCTION note_coverage_change();

CREATE FUNCTION note_answer_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO coverage_change (workspace_id, brand_id, day) SELECT NEW.workspace_id, b.id, (NEW.sent_at AT TIME ZONE b.zone)::date FROM brand b WHERE b.id = NEW.brand_id;
  RETURN NULL;
END $$;

CREATE TRIGGER reply_counts AFTER INSERT ON reply FOR EACH ROW WHEN (NEW.sent_at IS NOT NULL) EXECUTE FUNCTION note_answer_sent();
CREATE TRIGGER reply_counts_now AFTER UPDATE OF sent_at ON reply FOR EACH ROW
WHEN (NEW.sent_at IS NOT NULL AND NEW.sent_at IS DISTINCT FROM OLD.sent_at) EXECUTE FUNCTION note_answer_sent();

-- Another zone makes other days of the same items: all of them are counted anew.
CREATE FUNCTION note_coverage_recount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO coverage_recount (brand_id, workspace_id) VALUES (NEW.id, NEW.workspace_id)
  ON CONFLICT (brand_id) DO UPDATE SET requested_at = excluded.requested_at, last_change = NULL, days = 0;
  RETURN NULL;
END $$;

CREATE TRIGGER brand_moves AFTER UPDATE OF zone ON brand FOR EACH ROW WHEN (NEW.zone IS DISTINCT FROM OLD.zone) EXECUTE FUNCTION note_coverage_recount();

-- Other business hours make other response times within them, from the day on which they hold.
CREATE FUNCTION note_other_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO coverage_change (workspace_id, brand_id, day)
  SELECT NEW.workspace_id, b.id, d::date FROM brand b, generate_series((NEW.effective_from AT TIME ZONE b.zone)::date, (now() AT TIME ZONE b.zone)::date, '1 day') AS d
  WHERE b.id = NEW.brand_id;
  RETURN NULL;
END $$;

CREATE TRIGGER hours_said AFTER INSERT OR UPDATE OF hours ON sla_policy FOR EACH ROW EXECUTE FUNCTION note_other_hours();

-- What was stored before is counted once.
INSERT INTO coverage_recount (brand_id, workspace_id) SELECT id, workspace_id FROM brand;
