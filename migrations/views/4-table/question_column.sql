-- The columns that answer each question of the printed tables, and of which row of the patient
-- Grain: question, subject, column_name
-- Rule: AP-7, AP-12 to AP-20, C-25, C-42
-- Source: question_of_rows
-- Missing: never
WITH
question_of_one_column AS (
  SELECT column1 AS question, column2 AS subject, column3 AS column_name
  FROM (VALUES
    ('sex', 'patient', 'sex'),
    ('place_of_care', 'index_line', 'place_of_care'),
    ('who', 'presentation', 'ecog_status'),
    ('who_le_2', 'presentation', 'ecog_low'),
    ('who_le_2', 'presentation', 'ecog_high'),
    ('men1', 'tumor', 'has_men1'),
    ('cvrf', 'presentation', 'has_cardiovascular_risk'),
    ('primary', 'tumor', 'primary_site'),
    ('primary_in_place', 'presentation', 'is_primary_in_place'),
    ('differentiation', 'tumor', 'differentiation'),
    ('ki67', 'tumor', 'ki67_low'),
    ('ki67', 'tumor', 'ki67_high'),
    ('ki67_site', 'tumor', 'ki67_specimen'),
    ('ki67_highest', 'tumor', 'ki67_highest_in'),
    ('grade', 'tumor', 'grade'),
    ('secreting', 'tumor', 'is_secreting'),
    ('secretory_syndrome', 'presentation', 'has_secretory_syndrome'),
    ('synchronous', 'tumor', 'has_synchronous_metastases'),
    ('metachronous', 'tumor', 'has_metachronous_metastases'),
    ('metastatic_at_start', 'presentation', 'has_metastases'),
    ('multiple_sites', 'presentation', 'metastatic_site_count'),
    ('liver', 'presentation', 'metastatic_site_count'),
    ('surgery_target', 'other_line', 'surgery_target'),
    ('surgery_r0', 'other_line', 'resection_margin'),
    ('progression_before', 'index_line', 'progression_at_start'),
    ('regimen', 'index_line', 'regimen'),
    ('concomitant_ssa', 'index_line', 'has_concomitant_ssa'),
    ('stop', 'index_line', 'stop_reason'),
    ('after_ssa', 'follow_up', 'has_later_ssa'),
    ('after_chemo', 'follow_up', 'has_later_chemotherapy'),
    ('after_tace', 'follow_up', 'has_later_chemoembolization'),
    ('after_prrt', 'follow_up', 'has_later_prrt'),
    ('after_targeted', 'follow_up', 'has_later_targeted_therapy'),
    ('after_surgery', 'follow_up', 'has_later_surgery'),
    ('after_supportive', 'follow_up', 'has_later_supportive_care'),
    ('died', 'follow_up', 'is_dead'),
    ('bevacizumab.stop', 'index_line', 'stop_reason'),
    ('retreated', 'combination_line', 'has_bevacizumab'),
    ('retreatment.regimen', 'retreatment', 'regimen'),
    ('retreatment.progressing_at_start', 'retreatment', 'progression_at_start'),
    ('age_at_diagnosis', 'tumor', 'age_at_diagnosis_years'),
    ('cycles', 'index_line', 'cycles'),
    ('tumor_size', 'tumor', 'size_mm'),
    ('mitoses', 'tumor', 'mitoses_per_10_hpf'),
    ('metachronous_delay', 'tumor', 'diagnosed_on'),
    ('metachronous_delay', 'tumor', 'metastasized_on')
  )
)
SELECT question, subject, column_name
FROM question_of_one_column
UNION ALL
SELECT question, subject, column_name
FROM question_of_rows
