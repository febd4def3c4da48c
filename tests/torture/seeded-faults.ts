import { Box } from './box.ts';
import { type Change, ChangedProgram } from './program.ts';
import { reconcile } from './reconcile.ts';
import { csvText, latin, validDelivery } from './valid.ts';

/** A fault put into a copy of the program. */
export interface SeededFault extends Change {
  readonly title: string;
}

const fault = (title: string, file: string, from: string, to: string): SeededFault => ({
  title,
  file,
  from,
  to,
});

export const SEEDED_FAULTS: readonly SeededFault[] = [
  // Rows, at de-identification
  fault(
    'the second row of a sheet is dropped',
    'src/extract/stage-sheet.ts',
    'else this.#stage(row, this.#columns);',
    'else if (this.#staged !== 1) this.#stage(row, this.#columns);',
  ),
  fault(
    'every row is dropped that comes fourth',
    'src/extract/stage-sheet.ts',
    'this.#rows++;',
    'this.#rows++; if (this.#rows === 4) return;',
  ),
  fault(
    'a row is staged twice',
    'src/extract/stage-sheet.ts',
    'else this.#stage(row, this.#columns);',
    'else { this.#stage(row, this.#columns); if (this.#staged === 2) this.#stage(row, this.#columns); }',
  ),
  fault(
    'two rows swap their places',
    'src/extract/read-file.ts',
    'for (const row of batch) {',
    'for (const row of swapped(batch)) {',
  ),
  fault(
    'a row is read twice',
    'src/extract/read-file.ts',
    'stagers.get(row.sheet)?.take(row);',
    'stagers.get(row.sheet)?.take(row); if (row.rowNumber === 3) stagers.get(row.sheet)?.take(row);',
  ),
  fault(
    'a CSV record is lost',
    'src/readers/read-csv.ts',
    'this.#rowNumber += linesOf(record);',
    'this.#rowNumber += linesOf(record); if (rowNumber === 2) continue;',
  ),
  fault(
    'a CSV record is doubled',
    'src/readers/read-csv.ts',
    'if (record.some(isFilled))',
    'if (rowNumber === 2) rows.push({ sheet: 0, rowNumber, cells: cleaned([...record]) }); if (record.some(isFilled))',
  ),
  // Rows, on their way to the warehouse
  fault(
    'a staged row is not read back',
    'src/staging/persons.ts',
    'yield { person, rows: rows.sort(byPlace) };',
    'yield { person, rows: rows.slice(rows.length > 2 ? 1 : 0).sort(byPlace) };',
  ),
  fault(
    'a staged row is read back twice',
    'src/staging/persons.ts',
    'yield { person, rows: rows.sort(byPlace) };',
    'yield { person, rows: [...rows, ...rows.slice(0, 1)].sort(byPlace) };',
  ),
  fault(
    'rows without a person are forgotten',
    'src/normalize/normalize.ts',
    'yield* this.#withoutPerson();',
    '',
  ),
  fault(
    'people of the hospital alone are forgotten',
    'src/normalize/normalize.ts',
    'yield* this.#unlinked();',
    '',
  ),
  fault(
    'an opposed patient leaves no trace of the rows',
    'src/normalize/normalize.ts',
    "return ignored(rows, 'opposed');",
    'return { outcomes: [], findings: [] };',
  ),
  fault(
    'footers are not entered',
    'src/load/outcomes.ts',
    'note.run(places.keyOf({ sheetId, rowNumber }))',
    'void rowNumber',
  ),
  fault(
    'the account counts a row that is not written',
    'src/load/outcomes.ts',
    'if (ofSheet !== undefined) ofSheet[fate.fate] += 1;',
    'if (ofSheet !== undefined) ofSheet[fate.fate] += fate.row.rowNumber === 2 ? 2 : 1;',
  ),
  fault(
    'the account counts a row under another fate',
    'src/load/outcomes.ts',
    'if (ofSheet !== undefined) ofSheet[fate.fate] += 1;',
    "if (ofSheet !== undefined) ofSheet[fate.row.rowNumber === 2 ? 'ignored' : fate.fate] += 1;",
  ),
  // Cells
  fault(
    'a cell is lost at the door',
    'src/deidentify/row-deidentifier.ts',
    'if (cell === null) return BLANK;',
    "if (cell === null || field.header === 'Taille (mm)') return BLANK;",
  ),
  fault(
    'a column is read one to the right',
    'src/deidentify/row-deidentifier.ts',
    'const cell = this.#cells[field.position] ?? null;',
    "const cell = this.#cells[field.position + (field.header === 'Nb cures bevacizumab' ? 12 : 0)] ?? null;",
  ),
  fault(
    'a cell is lost on its way to a record',
    'src/normalize/field-reader.ts',
    'return cells[this.#position] ?? BLANK;',
    "return this.field === 'cycles' ? BLANK : (cells[this.#position] ?? BLANK);",
  ),
  fault(
    'a value is lost when it is written',
    'src/load/facts.ts',
    'stored(given[column]?.value ?? null)',
    "(column === 'grade' ? null : stored(given[column]?.value ?? null))",
  ),
  fault(
    'a reason is not written',
    'src/load/facts.ts',
    "if ('missing' in answer) {",
    "if ('missing' in answer && column !== 'progressed_on') {",
  ),
];

const SWAPPED = `
function* swapped<T>(rows: Iterable<T>): Iterable<T> {
  let at = 0;
  let held: T | undefined;
  for (const row of rows) {
    at += 1;
    if (at === 3) held = row;
    else {
      yield row;
      if (at === 4 && held !== undefined) yield held;
    }
  }
}
`;

/** None: a copy of the program must be caught by nothing. */
export const NO_FAULT: SeededFault = {
  title: 'the program as it is',
  file: 'src/run.ts',
  from: 'startedAt',
  to: 'startedAt',
};

/** What caught a fault: the run itself, which published nothing, or the reconciliation after it; null when nothing did. */
export async function caughtBy(fault: SeededFault): Promise<'night' | 'reconciliation' | null> {
  const more = fault.to.includes('swapped(') ? SWAPPED : '';
  using program = new ChangedProgram([{ ...fault, more }]);
  return await caughtWith(program.cli);
}

/** Lets a program publish a delivery that has a row of every fate, and looks at what came out. */
async function caughtWith(cli: string): Promise<'night' | 'reconciliation' | null> {
  using box = new Box();
  const delivery = validDelivery();
  delivery.dcc.Suivi?.push(
    [...(delivery.dcc.Suivi[1] ?? [])],
    ['', '12/01/2016', 'Vivant', null],
    ['Total : 4 fiches'],
  );
  delivery.orbis.PATIENTS?.push(['05556789', 'NOBODY', '', 'Else', '01/02/1950', 'F', '-', '12/01/2016']);
  box.deliver(delivery);
  box.write(
    'oppositions.csv',
    latin(
      csvText([
        ['N° dossier DCC', 'IPP'],
        ['DCC0000103C', ''],
      ]),
    ),
  );
  const { exitCode } = await box.night({ cli });
  if (exitCode !== 0 && exitCode !== 3) return 'night';
  return reconcile(box.out).some(({ lost }) => lost > 0) ? 'reconciliation' : null;
}
