-- What is flagged as spam and needs an answer all the same is received (docs/metrics.md, version 3), so it waits as everything else that needs one.
CREATE OR REPLACE FUNCTION item_waits(is_brand BOOLEAN, visibility TEXT, tones TEXT[], needed_since TIMESTAMPTZ, answered_at TIMESTAMPTZ, closed_at TIMESTAMPTZ) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
  SELECT NOT is_brand AND visibility <> 'spam' AND needed_since IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL
$$;

-- The days on which something flagged was needed are counted anew.
INSERT INTO coverage_change (workspace_id, brand_id, day)
SELECT DISTINCT i.workspace_id, i.brand_id, (c.at AT TIME ZONE b.zone)::date
FROM item i JOIN brand b ON b.id = i.brand_id CROSS JOIN LATERAL (VALUES (i.posted_at), (least(i.answered_at, i.closed_at))) AS c (at)
WHERE NOT i.is_brand AND 'spam' = ANY (i.tones) AND i.needed_since IS NOT NULL AND c.at IS NOT NULL;
