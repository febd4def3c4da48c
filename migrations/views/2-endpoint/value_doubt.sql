-- Doubtful values of analysed patients: imputed days of an endpoint, conflicts of sources, failed checks
-- Grain: patient_key, code, table_name, row_key, column_name
-- Rule: AP-8, C-46, S-4
-- Source: analysed_row, column_effect, imputed_day, source_conflict, check_offender, check_definition
-- Missing: a value that no table or endpoint of the study reads has no row
-- A check within its threshold still has a row for each failing row; a check of severity info, or one that repeats
-- another doubt, has no row.
WITH
read_value AS (
  SELECT patient_key, table_name, row_key, column_name, group_concat(may_move) AS may_move
  FROM (
    SELECT DISTINCT patient_key, table_name, row_key, column_name, may_move
    FROM analysed_row
    JOIN column_effect USING (table_name, row_part)
    ORDER BY patient_key, table_name, row_key, column_name, may_move
  )
  GROUP BY patient_key, table_name, row_key, column_name
),
imputed AS (
  SELECT
    patient_key,
    'imputed_day' AS code,
    'info' AS severity,
    table_name,
    row_key,
    column_name,
    group_concat(endpoint) AS may_move,
    'the day is imputed; the duration may move by up to ' || MAX(days_at_stake) || ' days' AS message_en,
    'le jour est imputé ; la durée peut varier de ' || MAX(days_at_stake) || ' jours au plus' AS message_fr
  FROM (
    SELECT endpoint, patient_key, table_name, row_key, column_name, days_at_stake
    FROM imputed_day
    ORDER BY patient_key, table_name, row_key, column_name, endpoint
  )
  GROUP BY patient_key, table_name, row_key, column_name
),
conflicting AS (
  SELECT
    patient_key,
    'source_conflict' AS code,
    'warning' AS severity,
    table_name,
    row_key,
    column_name,
    may_move,
    group_concat(
      'the sources disagree: ' || COALESCE(kept_value, '?') || ' (' || kept_source || ') counts, not '
      || COALESCE(other_value, '?') || ' (' || other_source || ')', '; '
    ) AS message_en,
    group_concat(
      'les sources se contredisent : ' || COALESCE(kept_value, '?') || ' (' || kept_source || ') est retenu, et non '
      || COALESCE(other_value, '?') || ' (' || other_source || ')', ' ; '
    ) AS message_fr
  FROM source_conflict
  JOIN read_value USING (table_name, row_key, column_name)
  GROUP BY patient_key, table_name, row_key, column_name
),
failing AS (
  SELECT
    read_value.patient_key,
    check_name AS code,
    severity,
    table_name,
    row_key,
    column_name,
    may_move,
    'the value fails a quality check: ' || title AS message_en,
    CASE category
      WHEN 'completeness' THEN 'la valeur manque'
      WHEN 'conformance' THEN 'la valeur n’est pas conforme'
      ELSE 'la valeur est peu plausible'
    END || ' ; à vérifier (contrôle ' || check_name || ')' AS message_fr
  FROM check_offender
  JOIN check_definition USING (check_name)
  JOIN read_value USING (table_name, row_key, column_name)
)
SELECT patient_key, code, severity, table_name, row_key, column_name, may_move, message_en, message_fr
FROM imputed
UNION ALL
SELECT patient_key, code, severity, table_name, row_key, column_name, may_move, message_en, message_fr
FROM conflicting
UNION ALL
SELECT patient_key, code, severity, table_name, row_key, column_name, may_move, message_en, message_fr
FROM failing
WHERE severity <> 'info' AND (table_name, row_key, column_name) NOT IN (
  SELECT table_name, row_key, column_name FROM imputed
  UNION ALL
  SELECT table_name, row_key, column_name FROM conflicting
)
