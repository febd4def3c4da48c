import { pipeline } from '../../pipelines/index.ts';
import type { RawCell } from '../../src/cell/raw.ts';
import type { Column } from '../../src/define/columns.ts';
import type { ConceptName } from '../../src/define/concepts.ts';
import type { AnySheet } from '../../src/define/source.ts';
import type { AnyReadRow, ReadRow } from '../../src/normalize/cell.ts';
import { Corrections } from '../../src/normalize/corrections.ts';
import { patientRecords } from '../../src/normalize/patient.ts';
import type { PatientInput } from '../../src/normalize/patient-input.ts';
import { resolve } from '../../src/normalize/resolve.ts';
import { StagedSheetReader } from '../../src/normalize/staged-sheet-reader.ts';
import { type CellRef, type Correction, type StagedIdentity, typedCell } from '../../src/staging/row.ts';
import type { PatientRecords } from '../../src/warehouse/record.ts';

/** Cells by the field's name; what is left out is blank. */
export type Cells = Readonly<Record<string, RawCell>>;

interface Placed {
  readonly identity?: Partial<StagedIdentity>;
  /** Another delivery of the same report. */
  readonly delivery?: number;
  readonly keyHash?: string;
  readonly documentOrder?: string;
}

const EXTRACTED_ON = '2017-06-10';
let rowId = 0;

/** A staged row of a concept, read as the real declarations read it; extracted on 2017-06-10. */
export function row<C extends ConceptName>(
  concept: C,
  cells: Cells,
  placed: Placed = {},
  corrections: readonly Correction[] = [],
): ReadRow<C> {
  const { source, declared, position } = declarationOf(concept);
  const fields = Object.keys(declared.columns);
  const sheetId = position + 100 * (placed.delivery ?? 0);
  const staged = {
    sheetId,
    fileId: sheetId,
    source,
    sheet: declared.name,
    fields,
    headers: {},
    rowsRead: 0,
    footerRows: [],
    concept,
  };
  const reader = new StagedSheetReader(staged, [], declared, {
    extractedOn: EXTRACTED_ON,
    file: 'sample',
    corrections: new Corrections(corrections),
    unseal: (sealed) => sealed,
    text: (text) => text,
    isName: () => false,
  });
  rowId += 1;
  return reader.read({
    rowId,
    sheetId,
    rowNumber: rowId,
    keyMissing: null,
    documentOrder: placed.documentOrder ?? null,
    fault: null,
    keyHash: placed.keyHash ?? `key ${rowId}`,
    identity: { ...NOBODY, ...placed.identity },
    cells: Object.entries(declared.columns as Record<string, Column<unknown>>).map(
      ([field, column]): CellRef => {
        const cell = cells[field] ?? null;
        return [typedCell(cell, column.parser({ extractedOn: EXTRACTED_ON })(cell))];
      },
    ),
  }) as ReadRow<ConceptName> as ReadRow<C>;
}

const NOBODY: StagedIdentity = {
  patient: 'p',
  hospital: null,
  traits: null,
  birth: null,
  birthMonth: null,
  birthMissing: null,
  sex: null,
  document: null,
  documentRank: null,
};

function declarationOf(concept: ConceptName): { source: string; declared: AnySheet; position: number } {
  for (const { name, sheets } of pipeline.sources) {
    const position = sheets.findIndex((sheet) => sheet.concept === concept);
    const declared = sheets[position];
    if (declared !== undefined)
      return { source: name, declared, position: position + (name === 'dcc' ? 1 : 10) };
  }
  throw new Error(`no sheet is about ${concept}`);
}

/** The header that the declaration gives a field. */
export function headerOf(concept: ConceptName, field: string): string {
  const columns = declarationOf(concept).declared.columns as Record<string, Column<unknown>>;
  return columns[field]?.headers[0] ?? '';
}

let documents = 0;

/** A validated fiche of a pancreatic tumor that proposes FOLFOX and bevacizumab, but for what is said otherwise. */
export function fiche(cells: Cells = {}, placed: Placed = {}): ReadRow<'presentation'> {
  documents += 1;
  const identity = { document: `d${documents}`, documentRank: documents, ...placed.identity };
  const usual = {
    version: 1,
    status: 'Validée',
    presented_on: '02/01/2012',
    primary_site: 'Pancréas',
    sex: 'F',
  };
  const row_ = { ...usual, proposal: 'FOLFOX + bevacizumab', ...cells };
  return row('presentation', row_, { documentOrder: String(row_.presented_on), ...placed, identity });
}

/** A line of FOLFOX and bevacizumab from 10/01/2012, but for what is said otherwise. */
export function line(cells: Cells = {}): ReadRow<'line'> {
  const usual = { line_number: 1, modality: 'Chimiothérapie', protocol: 'FOLFOX + bevacizumab' };
  return row('line', { ...usual, started_on: '10/01/2012', ...cells });
}

/** A cure that was given. */
export function cure(
  day: string,
  molecule = 'BEVACIZUMAB',
  protocol = 'FOLFOX-BEVACIZUMAB',
): ReadRow<'administration'> {
  return row('administration', { administered_on: day, molecule, protocol, status: 'Administrée' });
}

export function imaging(day: string, response: string): ReadRow<'imaging'> {
  return row('imaging', { assessed_on: day, imaging_modality: 'TDM', response });
}

const isIncrement = (source: string): boolean => source === 'orbis';

export function resolved(rows: readonly AnyReadRow[]) {
  return resolve(rows, isIncrement, ({ row }, code, details) => ({
    row,
    fate: 'rejected',
    finding: details === undefined ? { code } : { code, details },
  }));
}

/** The records of the patient that these rows are about. */
export function patientOf(
  rows: readonly AnyReadRow[],
  births: Readonly<Record<string, string>> = {},
): PatientRecords {
  const dossier: PatientInput = {
    pseudonym: 'p',
    link: { hospital: 'h', by: 'ipp' },
    all: rows,
    resolved: resolved(rows),
  };
  return patientRecords(dossier, {
    pipeline,
    birthDayOf: (token) => births[token] ?? null,
    placeOf: ({ rowNumber }) => ({ file: 'sample', rowNumber }),
  });
}

/** The codes of the findings, each once. */
export function codesOf({ findings }: Pick<PatientRecords, 'findings'>): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))].sort();
}
