import { bevacizumabNet } from '../../pipelines/studies/bevacizumab-net/study.ts';
import { codeList } from '../../src/define/code-list.ts';
import { regimens } from '../../src/define/regimens.ts';
import { sheet, source } from '../../src/define/source.ts';
import type { Pipeline } from '../../src/define/study.ts';
import type { LoadInput, RunFacts } from '../../src/load/input.ts';
import { ANSWERS, type AnswerTable } from '../../src/warehouse/answers.ts';
import type {
  Answers,
  LineRecord,
  PatientRecords,
  PlacedRow,
  PresentationRecord,
} from '../../src/warehouse/record.ts';

const entry = (en: string) => ({ en, fr: en, spellings: [en] });

/** A site with one source of two sheets and a study of three codes: enough for every table to have rows. */
export const pipeline: Pipeline = {
  sources: [
    source({
      name: 'registry',
      folder: 'registry',
      role: 'registry',
      delivery: 'snapshot',
      filePrefix: 'REG',
      layout: 'workbook',
      required: true,
      sheets: [
        sheet({ name: 'Fiches', concept: 'presentation', identity: {}, key: [], columns: {} }),
        sheet({ name: 'Lignes', concept: 'line', identity: {}, key: [], columns: {} }),
      ],
    }),
  ],
  study: {
    name: 'trial',
    title: 'A trial',
    titleFr: 'Un essai',
    window: { from: '2010-01-01', to: '2015-12-31' },
    cutoff: '2016-06-30',
    indexTreatment: { drug: 'bevacizumab', withClass: 'cytotoxic' },
    rules: {
      courseGapDays: 90,
      windowBeforeDays: 45,
      windowAfterDays: 30,
      startRefinementDays: 45,
      pauseDays: 90,
      openLineDays: 90,
      maintenanceGapDays: 30,
      beforeBaselineDays: 90,
      conditionalProposalDays: 90,
      baselineImagingDays: 28,
      stableDiseaseDays: 42,
      progressionConflictDays: 45,
      adverseEventGraceDays: 30,
      responseGraceDays: 60,
    },
    thresholds: {
      bevacizumabToxicityGrade: 2,
      chemotherapyToxicityGrade: 3,
      treatedHypertensionGrade: 2,
      ki67Middle: { from: 3, to: 20 },
      ki67Grade1To2010: 2,
      mitosesGrade2: { from: 2, to: 20 },
    },
    endpoints: [{ endpoint: 'pfs', paramcd: 'PFS', en: 'PFS', fr: 'SSP' }],
    comparisons: { pancreas_gi: ['pancreas', 'gi'] },
    targets: [{ endpoint: 'pfs', stratum: 'all', months: 20 }],
    toxicities: { bevacizumab: ['bleeding'], chemotherapy: [] },
    layout: bevacizumabNet.layout,
    questions: { columns: {}, endpoints: {} },
    print: { groups: [], errata: [] },
    subgroups: codeList('subgroup', { pancreas: entry('pancreas'), gi: entry('gi') }),
  },
  codeLists: [
    codeList('subgroup', { pancreas: entry('pancreas'), gi: entry('gi') }),
    codeList('metastatic_site', { liver: entry('liver'), bone: entry('bone') }),
    codeList('toxicity_term', { bleeding: entry('bleeding') }),
    codeList('sex', { male: entry('male'), female: entry('female') }),
  ],
  drugs: codeList('drug', { bevacizumab: { ...entry('bevacizumab'), drugClass: 'antiangiogenic' } }),
  regimens: regimens({ drugs: {}, families: { other: { backbones: [] } }, decidingClass: 'cytotoxic' }),
  drugModalities: ['chemotherapy'],
  cytotoxicModality: 'chemotherapy',
  organs: [],
  icd10Sites: {},
  lineDrugClasses: ['antiangiogenic'],
  accompanyingDrugClasses: [],
  recistModalities: ['ct'],
  attributedTo: {},
  notLines: [],
  histologies: codeList('histology', {
    neuroendocrine_tumor: { ...entry('neuroendocrine_tumor'), contradicts: null },
    small_cell_carcinoma: { ...entry('small_cell_carcinoma'), contradicts: 'well' },
  }),
  primarySites: codeList('primary_site', {
    pancreas: { ...entry('pancreas'), subgroup: 'pancreas', isDigestive: true },
    bronchus: { ...entry('bronchus'), subgroup: null, isDigestive: false },
  }),
};

export const run: RunFacts = {
  runId: 'night-1',
  night: 1,
  startedAt: '2017-05-01T02:00:00.000Z',
  startedBy: 'night',
  isInvented: false,
  codeVersion: 'c'.repeat(64),
  keyId: 'k',
  inputsSha256: 'i'.repeat(64),
  parametersSha256: 'p'.repeat(64),
  extractedOn: '2017-04-30',
};

const FICHES = 7;
const LIGNES = 9;
const FOOTER = 9_000_000;

/** A blank cell. */
export const blank = { value: null, missing: { reason: 'not_recorded', raw: '' } } as const;

/** The answers of a table, all missing but those given. */
export function answers<T extends AnswerTable>(table: T, given: Partial<Answers<T>>): Answers<T> {
  const all = Object.keys(ANSWERS[table]).map((column) => [column, blank]);
  return { ...Object.fromEntries(all), ...given } as Answers<T>;
}

export function place(sheetId: number, rowNumber: number): PlacedRow {
  return { rowId: sheetId * 10_000_000 + rowNumber, sheetId, rowNumber };
}

export function presentation(
  rowId: number,
  given: Partial<Answers<'fact_presentation'>> = {},
): PresentationRecord {
  return {
    rowId,
    answers: answers('fact_presentation', { presented_on: { value: '2012-03-12' }, ...given }),
    columns: { is_in_window: true, is_baseline: true },
    drugs: [{ drug: 'bevacizumab', drug_class: 'antiangiogenic', mention: 'proposed' }],
    metastaticSites: ['bone', 'liver'],
    riskFactors: [],
  };
}

export function line(rowId: number, given: Partial<Answers<'fact_line_of_therapy'>> = {}): LineRecord {
  return {
    rowId,
    answers: answers('fact_line_of_therapy', {
      line_number: { value: 1 },
      has_bevacizumab: { value: true },
      has_cytotoxic: { value: true },
      has_progression: { value: false },
      ...given,
    }),
    columns: { source: 'registry', is_drug_line: true, is_concomitant: false, ran_until: null },
    tumorIndex: 0,
    drugs: [],
  };
}

/** A patient with one fiche (row `10 + n` of Fiches) and one line (row `10 + n` of Lignes). */
export function patient(n: number, over: Partial<PatientRecords> = {}): PatientRecords {
  const fiche = place(FICHES, 10 + n);
  const ligne = place(LIGNES, 10 + n);
  return {
    pseudonym: n.toString(16).padStart(32, '0'),
    patient: {
      rowId: fiche.rowId,
      answers: answers('dim_patient', { sex: { value: 'female' } }),
      columns: { has_orbis_record: false, orbis_linked_by: null },
    },
    tumors: [
      {
        rowId: fiche.rowId,
        answers: answers('dim_tumor', {
          primary_site: { value: 'pancreas' },
          subgroup: { value: 'pancreas' },
        }),
        columns: { is_baseline: true },
      },
    ],
    presentations: [presentation(fiche.rowId)],
    lines: [line(ligne.rowId)],
    administrations: [],
    responses: [],
    adverseEvents: [],
    followUp: null,
    outcomes: [
      { row: fiche, fate: 'loaded' },
      { row: ligne, fate: 'loaded' },
    ],
    findings: [],
    ...over,
  };
}

/** What a load of these patients is given: each has its two rows, and Fiches a footer below them. */
export function night(patients: readonly PatientRecords[], over: Partial<LoadInput> = {}): LoadInput {
  const outcomes = patients.flatMap((one) => one.outcomes);
  const rowsIn = (id: number): number => outcomes.filter(({ row }) => row.sheetId === id).length;
  const file = { source: 'registry', format: 'xlsx', sizeBytes: 100 };
  return {
    run,
    pipeline,
    files: [
      {
        ...file,
        fileId: 3,
        file: 'registry/REG_20170430.xlsx',
        sha256: 'b'.repeat(64),
        stamp: '2017-04-30',
        status: 'used',
      },
      {
        ...file,
        fileId: 2,
        file: 'registry/REG_20170101.xlsx',
        sha256: 'a'.repeat(64),
        stamp: '2017-01-01',
        status: 'superseded',
      },
    ],
    sheets: [
      {
        sheetId: LIGNES,
        fileId: 3,
        sheet: 'Lignes',
        headers: { line_number: 'Ligne' },
        rowsRead: rowsIn(LIGNES),
        footerRows: [],
      },
      {
        sheetId: FICHES,
        fileId: 3,
        sheet: 'Fiches',
        headers: { sex: 'Sexe' },
        rowsRead: rowsIn(FICHES) + 1,
        footerRows: [FOOTER],
      },
    ],
    findings: [],
    records: {
      patients: () => patients,
      leftovers: () => [],
      opposed: () => 0,
      opposedPatients: () => new Set(),
    },
    ...over,
  };
}

export const unhurried = { signal: new AbortController().signal };
