-- Besides the cells of each source a day holds those of all of them together, under an empty source; minutes are kept as `61,1,75,3`. So all is counted anew.
DELETE FROM coverage_cell;
INSERT INTO coverage_recount (brand_id, workspace_id) SELECT id, workspace_id FROM brand
ON CONFLICT (brand_id) DO UPDATE SET requested_at = excluded.requested_at, last_change = NULL, days = 0;

-- Of the minutes one bucket is read at a time: unpacking all of them would cost more than reading them.
ALTER TABLE coverage_cell ALTER COLUMN minutes SET STORAGE EXTERNAL;
-- Short and read place by place: packed, each place would unpack the whole.
ALTER TABLE coverage_cell ALTER COLUMN times SET STORAGE PLAIN, ALTER COLUMN arrivals SET STORAGE PLAIN, ALTER COLUMN late SET STORAGE PLAIN;
