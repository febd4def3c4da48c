-- Applications of each rule, counted by code and object
-- Grain: rule, kind, code, object
-- Rule: AP-7, AP-8, C-17, C-26, C-44, S-1, S-3, S-4
-- Source: date_spelling_count, value_origin, answer_column, source_conflict, dim_patient, missing_cell, missing_reason, source_row
-- Missing: a rule that never applied has no row; finding_count counts the findings
-- Materialized: (rule, code)
SELECT 'AP-8' AS rule, 'date' AS kind, spelling AS code, table_name || '.' || column_name AS object, n
FROM date_spelling_count
UNION ALL
SELECT
  CASE how
    WHEN 'refinement' THEN 'S-3'
    WHEN 'other_source' THEN 'S-4'
    WHEN 'correction' THEN 'C-54'
    WHEN 'fallback' THEN 'AP-7'
    ELSE 'C-44'
  END,
  'origin', how, table_name || '.' || column_name, COUNT(*)
FROM value_origin
JOIN answer_column USING (column_id)
GROUP BY how, column_id
UNION ALL
SELECT rule, 'conflict', kept_source || '_kept', table_name || '.' || column_name, COUNT(*)
FROM source_conflict
GROUP BY rule, kept_source, table_name, column_name
UNION ALL
SELECT
  CASE orbis_linked_by WHEN 'ipp_alone' THEN 'C-17' ELSE 'S-1' END,
  'link', COALESCE(orbis_linked_by, 'none'), 'dim_patient', COUNT(*)
FROM dim_patient
GROUP BY orbis_linked_by
UNION ALL
SELECT 'C-26', 'missing', missing_reason.code, table_name || '.' || column_name, COUNT(*)
FROM missing_cell
JOIN missing_reason USING (reason_id)
JOIN answer_column USING (column_id)
GROUP BY reason_id, column_id
UNION ALL
SELECT 'C-44', 'row', fate || COALESCE(': ' || fate_code, ''), sheet, COUNT(*)
FROM source_row
GROUP BY fate, fate_code, sheet
