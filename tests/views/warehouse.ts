import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Connection, openNew } from '../../src/warehouse/open.ts';
import { createIndexes, createTables } from '../../src/warehouse/schema.ts';
import { createViews } from '../../src/warehouse/views.ts';
import { insert, type Values } from './insert.ts';
import { declareStudy } from './study.ts';

/** `2014-03-05`, `2014-03` (the day is missing), `2014` (so is the month); null: nothing is written. */
export type Told = string | null;

export interface LineSpec extends Values {
  start?: Told;
  end?: Told;
  /** `undated`: a progression is written down without any date. */
  progression?: Told;
}

export interface PresentationSpec extends Values {
  /** How the text mentions bevacizumab and fluorouracil; by default those of the flags are proposed. */
  names?: 'proposed' | 'conditional' | 'negated' | 'past';
}

export interface PatientSpec {
  patient?: Values;
  tumor?: Values;
  /** The first one is the baseline. */
  presentations?: readonly PresentationSpec[];
  lines?: readonly LineSpec[];
  /** `line`: place in `lines`. */
  events?: readonly (Values & { line?: number })[];
  responses?: readonly Values[];
  followUp?: (Values & { news?: Told; death?: Told }) | null;
}

export const PROPOSAL: Values = { presented_on: '2012-01-10', has_bevacizumab: 1, has_cytotoxic: 1 };
export const INDEX: LineSpec = { start: '2012-02-01', has_bevacizumab: 1, has_cytotoxic: 1 };
export const SURGERY: LineSpec = { modality: 'surgery' };

const folder = mkdtempSync(join(tmpdir(), 'views-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

export interface Warehouse {
  readonly path: string;
  readonly db: Connection;
  rows(sql: string): unknown[];
  row(sql: string): unknown;
  value(sql: string): unknown;
}

/** A warehouse file of these patients, keyed 1, 2, ...; lines are keyed 11, 12, ... of patient 1, 21, ... of 2. */
export function warehouse(
  patients: readonly PatientSpec[],
  more: (db: Connection) => void = () => {},
): Warehouse {
  files += 1;
  const path = join(folder, `${files}.sqlite`);
  const db = openNew(path);
  createTables(db);
  declareStudy(db);
  patients.forEach((spec, index) => {
    insertPatient(db, index + 1, spec);
  });
  more(db);
  createIndexes(db);
  createViews(db);
  return {
    path,
    db,
    rows: (sql) => db.prepare(sql).all(),
    row: (sql) => db.prepare(sql).get(),
    value: (sql) => db.prepare(sql).pluck().get(),
  };
}

function insertPatient(db: Connection, key: number, spec: PatientSpec): void {
  const pseudonym = String(key).padStart(32, '0');
  insert(db, 'dim_patient', { patient_key: key, patient_pseudonym: pseudonym, sex: 'male', ...spec.patient });
  const tumor = {
    primary_site: 'pancreas',
    subgroup: 'pancreas',
    differentiation: 'well',
    has_histological_proof: 1,
  };
  insert(db, 'dim_tumor', {
    tumor_key: key,
    patient_key: key,
    is_baseline: 1,
    ...withEnds({ ...tumor, ...spec.tumor }),
  });
  (spec.presentations ?? [PROPOSAL]).forEach((values, place) => {
    const isBaseline = place === 0 && values.has_bevacizumab === 1 && values.has_cytotoxic === 1 ? 1 : 0;
    const presentation = { presentation_key: key * 10 + place + 1, is_in_window: 1, is_baseline: isBaseline };
    const { names = null, ...columns } = values;
    insert(db, 'fact_presentation', { ...presentation, patient_key: key, ...withEnds(columns) });
    for (const [drug, mention] of mentionsOf(values, names as string | null)) {
      const drug_class = drug === 'bevacizumab' ? 'targeted' : 'cytotoxic';
      insert(db, 'presentation_drug', { presentation_key: key * 10 + place + 1, drug, drug_class, mention });
    }
  });
  (spec.lines ?? [INDEX]).forEach((line, place) => {
    insertLine(db, key, place + 1, line);
  });
  (spec.events ?? []).forEach(({ line = 1, ...event }, place) => {
    const keys = { adverse_event_key: key * 100 + place, patient_key: key, line_key: key * 10 + line };
    insert(db, 'fact_adverse_event', { ...keys, status: 'present', ...event });
  });
  (spec.responses ?? []).forEach((response, place) => {
    insert(db, 'fact_response', { response_key: key * 100 + place, patient_key: key, ...response });
  });
  if (spec.followUp !== null) insertFollowUp(db, key, spec.followUp ?? {});
}

/** The drugs of a proposal: those of its flags, or as `names` mentions both. */
function mentionsOf(
  { has_bevacizumab, has_cytotoxic }: Values,
  names: string | null,
): readonly (readonly [drug: string, mention: string])[] {
  const mention = names ?? 'proposed';
  return [
    ...(has_bevacizumab === 1 || names !== null ? [['bevacizumab', mention] as const] : []),
    ...(has_cytotoxic === 1 || names !== null ? [['fluorouracil', mention] as const] : []),
  ];
}

/** Exact numbers with their bounds, as the load writes them (C-92). */
function withEnds(values: Values): Values {
  const exact = [
    ['grade', values.grade],
    ['mitoses', values.mitoses_per_10_hpf],
    ['ecog', values.ecog_status],
  ].filter(([, value]) => value !== undefined);
  const ends = exact.flatMap(([stem, value]) => [
    [`${stem}_low`, value],
    [`${stem}_high`, value],
  ]);
  return { ...(Object.fromEntries(ends) as Values), ...values };
}

function insertLine(db: Connection, patient: number, number: number, spec: LineSpec): void {
  const { start = null, end = null, progression = null, ...columns } = spec;
  insert(db, 'fact_line_of_therapy', {
    line_key: patient * 10 + number,
    patient_key: patient,
    line_number: number,
    source: 'dcc',
    modality: 'chemotherapy',
    has_bevacizumab: 0,
    has_cytotoxic: 0,
    ...dated('started_on', start),
    ...dated('ended_on', end),
    has_progression: progression === null ? 0 : 1,
    ...dated('progressed_on', progression),
    ...columns,
  });
}

function insertFollowUp(db: Connection, patient: number, spec: Values & { news?: Told; death?: Told }): void {
  const { news = '2014-02-01', death = null, ...columns } = spec;
  insert(db, 'fact_follow_up', {
    patient_key: patient,
    is_dead: death === null ? 0 : 1,
    ...dated('died_on', death),
    ...dated('last_news_on', news),
    ...columns,
  });
}

/** A date column with its bounds, as the load writes them (AP-8). */
export function dated(column: string, told: Told): Values {
  const parts = told?.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/);
  const [, year, month, day] = parts ?? [];
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const value = day ? told : month ? `${year}-${month}-15` : null;
  const earliest = day ? told : month ? `${year}-${month}-01` : year ? `${year}-01-01` : null;
  const latest = day ? told : month ? `${year}-${month}-${lastDay}` : year ? `${year}-12-31` : null;
  return { [column]: value, [`${column}_earliest`]: earliest, [`${column}_latest`]: latest };
}
