import * as XLSX from 'xlsx';
import { formulaSafe } from '../../cell/formula-safe.ts';
import type { Column } from '../../define/columns.ts';
import type { Pipeline } from '../../define/study.ts';
import type { Connection } from '../../warehouse/open.ts';
import { type Question, questionsToAsk } from './questions.ts';
import { FRENCH_EFFECT, FRENCH_EXPECTED, FRENCH_FINDING } from './wording.ts';

/** Headers of the query sheet, in both directions. */
export const QUESTION_HEADERS = [
  'N°',
  'Fichier',
  'Feuille',
  'Ligne',
  'Colonne',
  'Trouvé',
  'Anomalie',
  'Attendu',
  'Critère',
  'Jours en jeu',
  'Réponse',
  'Remarque',
] as const;
export const QUESTION_SHEET = 'Questions';
const ANSWERED_SHEET = 'Déjà répondu';
const ANSWERED_HEADERS = ['Fichier', 'Feuille', 'Ligne', 'Colonne', 'Valeur utilisée', 'Reste à faire'];
const WIDTHS = [5, 34, 22, 7, 28, 26, 48, 40, 14, 12, 24, 30];

/** A workbook for one place of care, and the number of its questions. */
export interface QuerySheet {
  readonly place: string;
  readonly questions: number;
  readonly answered: number;
  readonly bytes: Buffer;
}

/**
 * Builds the query sheets: the cells to look up at each place of care, one a row, with an empty column for the
 * answer; and the cells already answered by a correction while the exports still have the old value. They contain
 * no identity: a row is found by file, sheet and row number.
 */
export function querySheets(db: Connection, pipeline: Pipeline): QuerySheet[] {
  const places = db
    .prepare('SELECT DISTINCT place_of_care FROM patient_place_of_care ORDER BY 1')
    .pluck()
    .all() as string[];
  const expected = expectations(db, pipeline);
  const asked = Map.groupBy(questionsToAsk(db), ({ placeOfCare }) => placeOfCare);
  return places.flatMap((place) => {
    const questions = questionRows(asked.get(place) ?? [], expected);
    const answered = answeredAt(db, place);
    if (questions.length + answered.length === 0) return [];
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheetOf(QUESTION_HEADERS, questions), QUESTION_SHEET);
    XLSX.utils.book_append_sheet(book, sheetOf(ANSWERED_HEADERS, answered), ANSWERED_SHEET);
    const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
    return [{ place, questions: questions.length, answered: answered.length, bytes }];
  });
}

type Cell = string | number | null;

/** One row for each cell, however many reasons there are to ask. */
function questionRows(
  asked: readonly Question[],
  expected: (sheet: string, header: string) => string,
): Cell[][] {
  const known = asked.filter(({ code }) => wrongText(code) !== undefined);
  const byCell = Map.groupBy(known, ({ file, sheet, row, column }) => [file, sheet, row, column].join('\0'));
  return [...byCell.values()].map((reasons, index) => {
    const [{ file, sheet, row, column }] = reasons as [Question];
    const days = Math.max(...reasons.map(({ daysAtStake }) => daysAtStake));
    return [
      index + 1,
      file,
      sheet,
      row,
      column,
      joined(reasons.map(({ found }) => found)) || '(vide)',
      joined(reasons.map(({ code }) => wrongText(code) ?? '')),
      expected(sheet, column),
      joined(reasons.map(({ endpoint }) => endpoint)),
      days > 0 ? days : null,
      null,
      null,
    ];
  });
}

function wrongText(code: string): string | undefined {
  return FRENCH_EFFECT[code] ?? FRENCH_FINDING[code as keyof typeof FRENCH_FINDING];
}

function joined(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join(' ; ');
}

/** Returns the description of a valid answer of a column: its kind, and the terms of a short list. */
function expectations(db: Connection, pipeline: Pipeline): (sheet: string, header: string) => string {
  const sheets = pipeline.sources.flatMap((source) => source.sheets);
  const lookUp = db.prepare(
    `SELECT field FROM etl_source_column WHERE sheet = ? AND source_column = ? LIMIT 1`,
  );
  const terms = db.prepare('SELECT label_fr FROM code_label WHERE list = ? ORDER BY position').pluck();
  return (sheet, header) => {
    const field = (lookUp.get(sheet, header) as { field: string } | undefined)?.field ?? '';
    const columns = (sheets.find(({ name }) => name === sheet)?.columns ?? {}) as Record<
      string,
      Column<unknown>
    >;
    const kind = columns[field]?.kind ?? 'free_text';
    const labels = terms.all(field) as string[];
    return labels.length > 0 ? labels.join(', ') : FRENCH_EXPECTED[kind];
  };
}

/** Cells that a correction answers while the export still has the old value, and corrections that no longer match. */
function answeredAt(db: Connection, place: string): Cell[][] {
  const applied = db
    .prepare(
      `SELECT DISTINCT file, sheet, row_number, source_column, table_name, row_key, column_name
       FROM corrected_cell
       JOIN row_label USING (table_name, row_key)
       JOIN patient_place_of_care USING (patient_key)
       WHERE place_of_care = ?
       ORDER BY 1, 2, 3, 4, 7`,
    )
    .all(place) as Record<string, Cell>[];
  const cells = Map.groupBy(applied, (one) =>
    [one.file, one.sheet, one.row_number, one.source_column].join('\0'),
  );
  return [...cells.values()].map((own) => {
    const [{ file, sheet, row_number, source_column, table_name, row_key, column_name }] = own as [
      Record<string, Cell>,
    ];
    const value = db
      .prepare(`SELECT ${column_name} FROM ${table_name} WHERE rowid = ?`)
      .pluck()
      .get(row_key) as Cell;
    return [
      file ?? '',
      sheet ?? '',
      row_number ?? 0,
      source_column ?? '',
      value ?? '(inconnu)',
      "À reporter dans le logiciel d'origine",
    ];
  });
}

function sheetOf(headers: readonly string[], rows: readonly (readonly Cell[])[]): XLSX.WorkSheet {
  const sheet = XLSX.utils.aoa_to_sheet([
    headers.map(formulaSafe),
    ...rows.map((row) => row.map(formulaSafe)),
  ]);
  sheet['!cols'] = headers.map((_, index) => ({ wch: WIDTHS[index] ?? 20 }));
  sheet['!autofilter'] = {
    ref: XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: headers.length - 1 } }),
  };
  return sheet;
}
