-- Made where a row is: prefix, 48 bits of milliseconds, 74 random bits.
CREATE FUNCTION new_webhook_id(prefix TEXT) RETURNS TEXT LANGUAGE sql VOLATILE AS $$
  SELECT prefix || '_' || lpad(to_hex(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || right(replace(gen_random_uuid()::text, '-', ''), 20)
$$;

-- CreateTable
CREATE TABLE "webhook" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "with_text" BOOLEAN NOT NULL DEFAULT false,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_arrived_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_because" TEXT,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_event" (
    "id" TEXT NOT NULL DEFAULT new_webhook_id('evt'),
    "workspace_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "data" JSON,

    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" TEXT NOT NULL DEFAULT new_webhook_id('dlv'),
    "workspace_id" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3),
    "status" INTEGER,
    "answer" TEXT,
    "failure" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_workspace_id_idx" ON "webhook"("workspace_id");

-- CreateIndex
CREATE INDEX "webhook_event_at_idx" ON "webhook_event"("at");

-- CreateIndex
CREATE INDEX "webhook_delivery_workspace_id_id_idx" ON "webhook_delivery"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_webhook_id_id_idx" ON "webhook_delivery"("webhook_id", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_event_id_idx" ON "webhook_delivery"("event_id");

-- What is still to arrive, by address: what is due longest first.
CREATE INDEX webhook_delivery_open ON webhook_delivery (webhook_id, next_try_at, id) WHERE next_try_at IS NOT NULL;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "webhook_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Notes an event with its deliveries, in the transaction of the deed; nothing where nobody in the workspace listens to its type.
CREATE FUNCTION note_webhook_event(of_workspace TEXT, of_type TEXT, of_subject TEXT) RETURNS void LANGUAGE sql AS $$
  WITH listening AS (
    -- Held, so that it cannot go before its deliveries stand; one that is being removed hears nothing more and keeps nobody waiting.
    SELECT id FROM webhook WHERE workspace_id = of_workspace AND disabled_at IS NULL AND of_type = ANY (events) FOR KEY SHARE SKIP LOCKED
  ), noted AS (
    INSERT INTO webhook_event (workspace_id, type, subject_id) SELECT of_workspace, of_type, of_subject WHERE EXISTS (SELECT FROM listening) RETURNING id
  )
  INSERT INTO webhook_delivery (workspace_id, webhook_id, event_id, next_try_at) SELECT of_workspace, l.id, n.id, now() FROM noted n CROSS JOIN listening l;
$$;

-- A row that is an event of the type the trigger names.
CREATE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_webhook_event(NEW.workspace_id, TG_ARGV[0], NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER reply_tells AFTER INSERT ON reply FOR EACH ROW WHEN (NEW.sent_at IS NOT NULL) EXECUTE FUNCTION tell_webhooks('reply.sent');
CREATE TRIGGER reply_tells_now AFTER UPDATE OF sent_at ON reply FOR EACH ROW
WHEN (NEW.sent_at IS NOT NULL AND OLD.sent_at IS NULL) EXECUTE FUNCTION tell_webhooks('reply.sent');
CREATE TRIGGER case_event_tells AFTER INSERT ON case_event FOR EACH ROW EXECUTE FUNCTION tell_webhooks('case.changed');

-- As the inbox says it: received, needed, not answered, not closed.
CREATE FUNCTION item_waits(is_brand BOOLEAN, visibility TEXT, tones TEXT[], needed_since TIMESTAMPTZ, answered_at TIMESTAMPTZ, closed_at TIMESTAMPTZ) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
  SELECT NOT is_brand AND visibility <> 'spam' AND NOT ('spam' = ANY (coalesce(tones, '{}'))) AND needed_since IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL
$$;

-- Of items, what visitors say while their source is watched; a page of them pays for one look at a small table where nobody listens.
CREATE FUNCTION tell_webhooks_of_items() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hear_created TEXT[];
  hear_waiting TEXT[];
BEGIN
  SELECT array_agg(workspace_id) FILTER (WHERE 'item.created' = ANY (events)), array_agg(workspace_id) FILTER (WHERE 'item.waiting' = ANY (events))
  INTO hear_created, hear_waiting FROM webhook WHERE disabled_at IS NULL;
  IF TG_OP = 'INSERT' AND hear_created IS NOT NULL THEN
    PERFORM note_webhook_event(n.workspace_id, 'item.created', n.id) FROM new_item n
    WHERE n.workspace_id = ANY (hear_created) AND n.origin = 'live' AND NOT n.is_brand;
  END IF;
  IF TG_OP = 'INSERT' AND hear_waiting IS NOT NULL THEN
    PERFORM note_webhook_event(n.workspace_id, 'item.waiting', n.id) FROM new_item n
    WHERE n.workspace_id = ANY (hear_waiting) AND n.origin = 'live' AND item_waits(n.is_brand, n.visibility, n.tones, n.needed_since, n.answered_at, n.closed_at);
  END IF;
  IF TG_OP = 'UPDATE' AND hear_waiting IS NOT NULL THEN
    PERFORM note_webhook_event(n.workspace_id, 'item.waiting', n.id) FROM new_item n JOIN old_item o ON o.id = n.id
    WHERE n.workspace_id = ANY (hear_waiting) AND n.origin = 'live' AND item_waits(n.is_brand, n.visibility, n.tones, n.needed_since, n.answered_at, n.closed_at)
      AND NOT item_waits(o.is_brand, o.visibility, o.tones, o.needed_since, o.answered_at, o.closed_at);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER item_tells AFTER INSERT ON item REFERENCING NEW TABLE AS new_item FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_of_items();
CREATE TRIGGER item_tells_now AFTER UPDATE ON item REFERENCING NEW TABLE AS new_item OLD TABLE AS old_item FOR EACH STATEMENT EXECUTE FUNCTION tell_webhooks_of_items();
