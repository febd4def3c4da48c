-- Values of each patient with the run that first had them
-- Grain: table_name, row_key, column_name
-- Rule: C-44
-- Source: row_label, answer_column, value_change, dim_patient, etl_run
-- Missing: known_by is `first_night` for a value of the oldest recorded run: it may be older
WITH
dated_change AS (
  SELECT patient_pseudonym, what, table_name, row_label, column_name, night
  FROM value_change
  JOIN etl_run USING (run_id)
),
dated_value AS (
  SELECT
    patient_key,
    l.table_name,
    row_key,
    a.column_name,
    (
      SELECT MAX(night)
      FROM dated_change AS c
      WHERE c.patient_pseudonym = p.patient_pseudonym
        AND (
          what = 'patient_added'
          OR c.table_name = l.table_name AND c.row_label = l.row_label AND c.column_name IN ('', a.column_name)
        )
    ) AS changed_in
  FROM row_label AS l
  JOIN dim_patient AS p USING (patient_key)
  JOIN answer_column AS a ON a.table_name = l.table_name
)
SELECT
  patient_key,
  table_name,
  row_key,
  column_name,
  CASE WHEN changed_in IS NULL THEN 'first_night' ELSE 'change' END AS known_by,
  run_id,
  night,
  started_at
FROM dated_value
JOIN etl_run ON night = COALESCE(changed_in, (SELECT MIN(night) FROM etl_run))
