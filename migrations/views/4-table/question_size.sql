-- How many patients of each stratum each question is asked of
-- Grain: question, stratum
-- Rule: AP-16, AP-19
-- Source: answer_count
-- Missing: a question asked of nobody has no row
SELECT question, stratum, SUM(n) AS denominator
FROM answer_count
GROUP BY question, stratum
