CREATE VIEW directive_topics AS
SELECT directives.id AS directive, topic.value AS topic
FROM directives, json_each(directives.topics) AS topic;

CREATE VIEW task_bodies AS
SELECT tasks.directive, tasks.ordinal, body.value AS body
FROM tasks, json_each(tasks.who) AS body;

CREATE VIEW full_texts AS
SELECT directive, group_concat(text, char(10)) AS text
FROM (SELECT directive, text FROM blocks ORDER BY directive, ordinal)
GROUP BY directive;

CREATE VIEW deadlines AS
SELECT tasks.due, tasks.due_by, tasks.quote, directives.number, directives.issuer_name,
  directives.district_name, directives.province_name, directives.page, tasks.directive, tasks.block
FROM tasks JOIN directives ON directives.id = tasks.directive
WHERE tasks.due IS NOT NULL
ORDER BY tasks.due_by, tasks.directive, tasks.ordinal;

CREATE INDEX directives_by_province ON directives (province, district);
CREATE INDEX directives_by_day ON directives (date_from);
CREATE INDEX citations_by_document ON citations (document);
CREATE INDEX tasks_by_day ON tasks (due_by);
