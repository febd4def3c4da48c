import type { Connection } from '../warehouse/open.ts';
import type { PatientRecords, PresentationRecord } from '../warehouse/record.ts';
import { writerOf } from '../warehouse/writer.ts';
import { factWriter, type RowKeyOf } from './facts.ts';
import type { FindingBook } from './findings.ts';
import type { OutcomeBook } from './outcomes.ts';

/** Writes one patient with all related rows; returns its key. Keys increase by one in order of writing. */
export type WritePatient = (records: PatientRecords) => number;

export function patientWriter(db: Connection, outcomes: OutcomeBook, findings: FindingBook): WritePatient {
  const facts = factWriter(db);
  const write = {
    patient: facts.table('dim_patient'),
    tumor: facts.table('dim_tumor'),
    presentation: facts.table('fact_presentation'),
    line: facts.table('fact_line_of_therapy'),
    presentationDrug: writerOf(db, 'presentation_drug'),
    lineDrug: writerOf(db, 'line_drug'),
    administration: facts.table('fact_administration'),
    response: facts.table('fact_response'),
    adverseEvent: facts.table('fact_adverse_event'),
    followUp: facts.table('fact_follow_up'),
    site: writerOf(db, 'bridge_metastatic_site'),
    factor: writerOf(db, 'bridge_cardiovascular_risk_factor'),
  };
  const last = {
    patient: 0,
    tumor: 0,
    presentation: 0,
    line: 0,
    administration: 0,
    response: 0,
    adverseEvent: 0,
  };

  return (records) => {
    const patient_key = ++last.patient;
    const rows = rowsOf(records, patient_key);
    write.patient(records.patient, patient_key, { patient_key, patient_pseudonym: records.pseudonym }, rows);
    const tumorKeys = records.tumors.map((tumor) => {
      const tumor_key = ++last.tumor;
      write.tumor(tumor, tumor_key, { tumor_key, patient_key }, rows);
      return tumor_key;
    });
    for (const presentation of records.presentations) writePresentation(presentation, patient_key, rows);

    const lineKeys = records.lines.map((line) => {
      const line_key = ++last.line;
      const { tumorIndex } = line;
      const tumor_key = tumorIndex === null ? null : (tumorKeys[tumorIndex] ?? outOf(tumorIndex));
      write.line(line, line_key, { line_key, patient_key, tumor_key }, rows);
      for (const drug of line.drugs) write.lineDrug({ line_key, ...drug });
      return line_key;
    });
    const inLine = (index: number | null): { patient_key: number; line_key: number | null } => ({
      patient_key,
      line_key: index === null ? null : (lineKeys[index] ?? outOf(index)),
    });
    for (const administration of records.administrations) {
      const administration_key = ++last.administration;
      const keys = { administration_key, ...inLine(administration.lineIndex) };
      write.administration(administration, administration_key, keys, rows);
    }
    for (const response of records.responses) {
      const response_key = ++last.response;
      write.response(response, response_key, { response_key, ...inLine(response.lineIndex) }, rows);
    }
    for (const event of records.adverseEvents) {
      const adverse_event_key = ++last.adverseEvent;
      write.adverseEvent(event, adverse_event_key, { adverse_event_key, ...inLine(event.lineIndex) }, rows);
    }
    if (records.followUp !== null) write.followUp(records.followUp, patient_key, { patient_key }, rows);
    for (const finding of records.findings) findings.write(finding, patient_key);
    return patient_key;
  };

  /** Writes the rows of the exports first: a record refers to a row of its own patient. */
  function rowsOf(records: PatientRecords, patientKey: number): RowKeyOf {
    const keys = new Map(records.outcomes.map((fate) => [fate.row.rowId, outcomes.write(fate, patientKey)]));
    return (rowId) => keys.get(rowId) ?? outOf(rowId);
  }

  function writePresentation(presentation: PresentationRecord, patient_key: number, rows: RowKeyOf): void {
    const presentation_key = ++last.presentation;
    write.presentation(presentation, presentation_key, { presentation_key, patient_key }, rows);
    for (const drug of presentation.drugs) write.presentationDrug({ presentation_key, ...drug });
    for (const site of presentation.metastaticSites) write.site({ presentation_key, site });
    for (const factor of presentation.riskFactors) write.factor({ presentation_key, factor });
  }
}

function outOf(index: number): never {
  throw new Error(`a record refers to ${index}, which is not among the rows or lines of its patient`);
}
