CREATE VIEW directive_topics AS
SELECT id AS directive, unnest(topics) AS topic FROM directives;

CREATE VIEW task_bodies AS
SELECT directive, ordinal, unnest(who) AS body FROM tasks;

CREATE TABLE full_texts AS
SELECT directive, string_agg(text, chr(10) ORDER BY ordinal) AS text
FROM blocks GROUP BY directive;

-- Letters and digits in small letters without marks, one blank between words and at both ends
CREATE MACRO folded(text) AS
' ' || regexp_replace(replace(lower(strip_accents(text)), 'đ', 'd'), '[^a-z0-9]+', ' ', 'g') || ' ';

CREATE MACRO found(words) AS TABLE
SELECT directive FROM full_texts WHERE contains(folded(text), folded(words));
