-- Search finds "réponse" by "reponse" and "ёлка" by "елка": the words of a text are kept as written, and without their accents.

CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() is only STABLE, because its dictionary could be changed; here it never is. The path is pinned, so that an index can be
-- restored from a dump, which is read with an empty one.
CREATE FUNCTION unaccented(body text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT
SET search_path FROM CURRENT
AS $$
BEGIN
  RETURN unaccent(normalize(body, NFC));
END
$$;

DROP INDEX item_search;
ALTER FUNCTION item_search_vector(text, text) RENAME TO item_words;

-- As before: the words in their own language and unstemmed. Stems are taken of both spellings: French needs its accents to tell "livrée".
CREATE FUNCTION item_search_vector(language text, body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 5000
SET search_path FROM CURRENT
AS $$
DECLARE
  written text := left(body, 60000);
  plain text := unaccented(written);
BEGIN
  RETURN CASE WHEN plain = written THEN item_words(language, written) ELSE item_words(language, written) || item_words(language, plain) END;
END
$$;

CREATE INDEX item_search ON item USING gin (item_search_vector(language, text)) WITH (fastupdate = on);
