-- Indexes. The load creates them last: maintaining them row by row takes a third of the time.
-- They serve the ways from a patient, a line or a place in an export to its rows.

CREATE INDEX dim_tumor_patient ON dim_tumor (patient_key);
CREATE INDEX fact_presentation_patient ON fact_presentation (patient_key, presented_on);
CREATE INDEX fact_line_of_therapy_patient ON fact_line_of_therapy (patient_key, started_on);
CREATE INDEX fact_administration_patient ON fact_administration (patient_key, administered_on);
CREATE INDEX fact_administration_line ON fact_administration (line_key);
CREATE INDEX fact_response_patient ON fact_response (patient_key, assessed_on);
CREATE INDEX fact_response_line ON fact_response (line_key);
CREATE INDEX fact_adverse_event_patient ON fact_adverse_event (patient_key);
CREATE INDEX fact_adverse_event_line ON fact_adverse_event (line_key, term);
CREATE INDEX source_row_place ON source_row (file_key, sheet, row_number);
CREATE INDEX source_conflict_cell ON source_conflict (table_name, row_key, column_name);
CREATE INDEX finding_code ON finding (code);
CREATE INDEX finding_patient ON finding (patient_key);
