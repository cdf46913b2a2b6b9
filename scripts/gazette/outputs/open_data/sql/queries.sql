-- Số văn bản và tin, bài của mỗi tỉnh
SELECT province, count(*) FILTER (WHERE completeness <> 'report') AS directives,
  count(*) FILTER (WHERE completeness = 'report') AS reports
FROM directives WHERE province IS NOT NULL
GROUP BY province ORDER BY province;

-- Số văn bản và tin, bài của mỗi tháng
SELECT substr(CAST(date_from AS varchar), 1, 7) AS month, count(*) AS letters
FROM directives
WHERE substr(CAST(date_from AS varchar), 1, 7) = substr(CAST(date_to AS varchar), 1, 7)
GROUP BY 1 ORDER BY 1;

-- Số văn bản của mỗi loại
SELECT kind, count(*) AS letters FROM directives GROUP BY kind ORDER BY kind;

-- Số văn bản của mỗi chủ đề
SELECT topic, count(*) AS letters FROM directive_topics GROUP BY topic ORDER BY topic;

-- Số văn bản mỗi Huyện ủy đã ban hành
SELECT province, district, count(*) AS letters
FROM directives WHERE 'huyen-uy' IN (issuer, second_issuer) AND district IS NOT NULL
GROUP BY province, district ORDER BY province, district;

-- Các hạn trong văn bản của mỗi tỉnh
SELECT directives.province, tasks.due, tasks.directive, tasks.block
FROM tasks JOIN directives ON directives.id = tasks.directive
WHERE tasks.due IS NOT NULL AND directives.province IS NOT NULL
ORDER BY directives.province, tasks.due, tasks.directive, tasks.ordinal;

-- Số nhiệm vụ giao cho mỗi loại cơ quan
SELECT body, count(DISTINCT directive || ' ' || CAST(ordinal AS varchar)) AS tasks
FROM task_bodies GROUP BY body ORDER BY body;

-- Mỗi văn bản được bao nhiêu văn bản viện dẫn
SELECT document, count(DISTINCT directive) AS citing
FROM citations GROUP BY document ORDER BY document;

-- Những văn bản viện dẫn văn bản được viện dẫn nhiều nhất
SELECT DISTINCT directive FROM citations
WHERE document = (
  SELECT document FROM citations
  GROUP BY document ORDER BY count(DISTINCT directive) DESC, document LIMIT 1
)
ORDER BY directive;

-- Những văn bản có cụm từ “vùng xanh”, viết có dấu hay không dấu
SELECT directive FROM found('vùng xanh') ORDER BY directive;
