-- What is sought, in one query without repetition: the same word in four dictionaries and two spellings is mostly the same lexeme, and a
-- planner that counts it eight times believes to find eight times as much, and walks the whole table for it.

CREATE FUNCTION search_query(typed text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT
SET search_path FROM CURRENT
AS $$
DECLARE
  -- Stems of French need their accents; a word that must not occur has to be missing in its plain spelling, which every text is kept in.
  spellings text[] := CASE WHEN typed ~ '(^|\s)-' THEN ARRAY[unaccented(typed)] ELSE ARRAY[unaccented(typed), typed] END;
  wanted tsquery := '';
  way tsquery;
BEGIN
  FOR way IN
    SELECT DISTINCT websearch_to_tsquery(dictionary, spelling) AS query
    FROM unnest(spellings) AS spelling, unnest(ARRAY['simple', 'english', 'russian', 'french']::regconfig[]) AS dictionary
    ORDER BY query
  LOOP
    wanted := wanted || way;
  END LOOP;
  RETURN wanted;
END
$$;
