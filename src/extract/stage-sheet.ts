import type { RawCell } from '../cell/raw.ts';
import type { ReadContext } from '../define/columns.ts';
import type { AnySheet } from '../define/source.ts';
import { DocumentNumbers } from '../deidentify/document-numbers.ts';
import type { PeopleOfFile } from '../deidentify/people-of-file.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import { RowDeidentifier } from '../deidentify/row-deidentifier.ts';
import type { Finding } from '../findings/finding.ts';
import { refuse } from '../findings/problem.ts';
import { HeaderSearch } from '../readers/header.ts';
import type { RawRow } from '../readers/raw-book.ts';
import { refuseStrayQuotes } from '../readers/stray-quotes.ts';
import { refuseCutOff } from '../readers/truncation.ts';
import type { FileWriter } from '../staging/writer.ts';
import { CellAccount } from './cell-account.ts';
import { IgnoredRows } from './ignored-rows.ts';
import { MonthFirstDates } from './month-first.ts';

export interface SheetOptions {
  readonly file: string;
  readonly source: string;
  readonly sheet: AnySheet;
  readonly isOfRegistry: boolean;
  readonly isCsv: boolean;
  /** An extraction without a row is refused; an empty report is only a finding. */
  readonly mustHaveRows: boolean;
  readonly context: ReadContext;
  readonly keyring: Keyring;
  readonly people: PeopleOfFile;
  readonly writer: FileWriter;
}

/** The de-identifier of a sheet, once its header is found. */
interface StagedColumns {
  readonly deidentifier: RowDeidentifier;
  readonly sheetRef: number;
  readonly cells: CellAccount;
  /** Cells of the header. */
  readonly width: number;
  readonly ignored: IgnoredRows;
  readonly dates: MonthFirstDates;
}

/** Stages the rows of one sheet, one by one: titles, header, data, footers (C-44, C-57). */
export class SheetStager {
  readonly #options: SheetOptions;
  readonly #search: HeaderSearch;
  #columns: StagedColumns | null = null;
  readonly #documents = new DocumentNumbers();
  /** Footers, repeated titles and repeated headers: ignored and counted (C-103). */
  readonly #footerRows: number[] = [];
  /** The rows above the header. */
  readonly #titles: RawRow[] = [];
  #rows = 0;
  /** Number of rows that are not data: titles, the header, blank rows. */
  #others = 0;
  #staged = 0;
  #lastRow = 0;

  constructor(options: SheetOptions) {
    this.#options = options;
    this.#search = new HeaderSearch(options.file, options.sheet);
  }

  take(row: RawRow): void {
    this.#rows++;
    if (row.rowNumber <= this.#lastRow) this.#refuseOrder(row.rowNumber);
    this.#lastRow = row.rowNumber;
    if (this.#columns === null) {
      this.#others++;
      this.#tryHeader(row);
      return;
    }
    const { file, sheet, isCsv } = this.#options;
    if (isCsv) refuseStrayQuotes({ file, sheet: sheet.name }, row, this.#columns.width);
    if (row.cells.every(isBlank)) this.#others++;
    else if (this.#columns.ignored.has(row)) this.#footerRows.push(row.rowNumber);
    else this.#stage(row, this.#columns);
  }

  /**
   * Ends the sheet. `counted` is the number of rows of an independent count, or null; a difference means that rows
   * were lost.
   * @throws Refusal when rows or cells were lost, the sheet is cut off, or it has no header
   */
  end(counted: number | null): number {
    const { file, sheet, writer, isCsv } = this.#options;
    const place = { file, sheet: sheet.name };
    if (counted !== null && counted !== this.#rows) {
      refuse('rows_lost', place, {
        found: `${this.#rows} rows where another count found ${counted}`,
        expected: 'the same number',
        remedy: 'open the file, save it again, and deliver that',
      });
    }
    refuseCutOff(place, isCsv ? this.#rows : this.#lastRow);
    if (this.#columns === null) this.#search.fail();
    const rowsRead = (counted ?? this.#rows) - this.#others;
    if (this.#staged === 0) this.#reportEmpty();
    if (rowsRead !== this.#staged + this.#footerRows.length) throw new Error('rows were lost in the staging');
    this.#columns.dates.refuseAny(place);
    this.#refuseLostCells(this.#columns.cells);
    this.#rankDocuments();
    const { dictionaries, unreadSpellings } = this.#columns.deidentifier;
    const { sheetRef } = this.#columns;
    writer.endSheet(sheetRef, { rowsRead, footerRows: this.#footerRows, dictionaries, unreadSpellings });
    return rowsRead;
  }

  #tryHeader(row: RawRow): void {
    const header = this.#search.try(row);
    if (header === null) {
      this.#titles.push(row);
      return;
    }
    const { source, sheet, isOfRegistry, writer, isCsv } = this.#options;
    const onFinding = (finding: Finding): void => writer.finding(finding);
    for (const finding of header.findings) onFinding(finding);
    const sheetRef = writer.startSheet({
      source,
      sheet: sheet.name,
      concept: sheet.concept,
      isOfRegistry,
      fields: header.fields.map(({ field }) => field),
      headers: header.spelled,
    });
    const deidentifier = new RowDeidentifier({ ...this.#options, header, canMove: isCsv, onFinding });
    this.#columns = {
      deidentifier,
      sheetRef,
      cells: new CellAccount(header),
      width: header.width,
      ignored: new IgnoredRows({ ...this.#options, header, titles: this.#titles.splice(0) }),
      dates: new MonthFirstDates(sheet, header),
    };
  }

  #stage(raw: RawRow, { deidentifier, sheetRef, cells, dates }: StagedColumns): void {
    dates.take(raw.cells, raw.rowNumber);
    const { row, isFilled, document } = deidentifier.deidentify(raw);
    cells.take(raw.cells, isFilled);
    const rowId = this.#options.writer.row(sheetRef, row);
    if (document !== null) this.#documents.add(rowId, document);
    this.#staged++;
  }

  /** Document numbers are hashed; only their rank in the sheet is kept, lower numbers first (C-15). */
  #rankDocuments(): void {
    for (const { rowId, rank } of this.#documents.ranks()) this.#options.writer.rank(rowId, rank);
  }

  /**
   * Rows that repeat or are out of order have no reliable place, and so no lineage.
   * @throws Refusal
   */
  #refuseOrder(rowNumber: number): never {
    const { file, sheet } = this.#options;
    refuse(
      'rows_out_of_order',
      { file, sheet: sheet.name, rowNumber },
      {
        found: `row ${rowNumber} after row ${this.#lastRow}`,
        expected: 'rows in their order, each once',
        remedy: 'open the file, save it again, and deliver that',
      },
    );
  }

  #refuseLostCells(cells: CellAccount): void {
    const { file, sheet } = this.#options;
    const [lost] = cells.differences();
    if (lost === undefined) return;
    refuse(
      'cells_lost',
      { file, sheet: sheet.name, column: lost.header },
      {
        found: `${lost.kept} cells kept of ${lost.found} that hold something`,
        expected: 'every cell',
        remedy: 'report it, with the code version of the log: this is a fault of the program',
      },
    );
  }

  #reportEmpty(): void {
    const { file, sheet, mustHaveRows, writer } = this.#options;
    const place = { file, sheet: sheet.name };
    if (!mustHaveRows) {
      writer.finding({ code: 'empty_sheet', place });
      return;
    }
    refuse('no_row', place, {
      found: 'a header and no row below it',
      expected: 'an extraction with rows',
      remedy: 'check the filter of the extraction and run it again',
    });
  }
}

function isBlank(cell: RawCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}
