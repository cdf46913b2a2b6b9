CREATE VIEW directive_topics AS
SELECT id AS directive, unnest(topics) AS topic FROM directives;

CREATE VIEW task_bodies AS
SELECT directive, ordinal, unnest(who) AS body FROM tasks;

-- The full texts, with an index of their words in small letters without marks
CREATE TABLE full_texts (
  place text, directive text, text text NOT NULL, folded tsvector NOT NULL,
  PRIMARY KEY (place, directive)
) PARTITION BY LIST (place);
CALL split_by_place('full_texts');

INSERT INTO full_texts
SELECT place, directive, text, to_tsvector('simple', unaccent(text))
FROM (
  SELECT place, directive, string_agg(text, chr(10) ORDER BY ordinal) AS text
  FROM blocks GROUP BY place, directive
) AS whole;
CREATE INDEX ON full_texts USING gin (folded);

CREATE FUNCTION found(words text) RETURNS TABLE (directive text) LANGUAGE sql STABLE AS $$
  SELECT directive FROM full_texts
  WHERE folded @@ phraseto_tsquery('simple', unaccent(words))
$$;

ANALYZE;
