import { fold } from '../cell/fold.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import { closest } from '../core/closest.ts';
import type { IdentityPart } from '../define/concepts.ts';
import type { AnySheet } from '../define/source.ts';
import { quoterOf, shapeOf } from '../findings/declared-words.ts';
import type { Finding, Place } from '../findings/finding.ts';
import { refuse } from '../findings/problem.ts';
import { refuseSeparator, separatorOf } from './csv-separator.ts';
import type { RawRow } from './raw-book.ts';

/** The header is within the first rows, below the titles (C-57). */
export const HEADER_ROWS = 30;
/** A row with fewer known headers is a title. */
export const FEWEST_KNOWN = 2;
const MOST_QUOTED = 60;
/** Characters of an unknown header that are compared with the declared ones. */
const LONGEST_COMPARED = 60;

/** A declared column, of a field or of an identity part. */
interface Wanted {
  readonly name: string;
  readonly isIdentity: boolean;
  readonly headers: readonly string[];
  readonly required: boolean;
  readonly optional?: boolean;
}

/** The matched header row of a sheet. Positions count from 0. */
export interface Header {
  readonly rowNumber: number;
  /** Cells up to the last header. */
  readonly width: number;
  /** Fields that the sheet has, in declared order, and where. */
  readonly fields: readonly { readonly field: string; readonly position: number }[];
  readonly identity: Readonly<Partial<Record<IdentityPart, number>>>;
  /** The header of each field and identity part, as the export spells it. */
  readonly spelled: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  /** Recognizes a repetition of the header in a later row. */
  readonly again: HeaderAgain;
}

/** Headers in the form of `headerKey`. */
export interface HeaderAgain {
  /** By position: the header of the column in each declared spelling. */
  readonly accepted: readonly ReadonlySet<string>[];
  readonly all: ReadonlySet<string>;
  /** Positions of the required columns. */
  readonly required: readonly number[];
}

/** A header as matching sees it: without case, accents and spaces. */
export function headerKey(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** Looks for the header of one sheet in its first rows. */
export class HeaderSearch {
  readonly #place: Place;
  readonly #wanted: readonly Wanted[];
  readonly #known: ReadonlyMap<string, Wanted | null>;
  readonly #quote: (found: string) => string;
  readonly #shape: (found: string) => string;
  #best: { readonly row: RawRow; readonly known: number } | null = null;
  /** The first rows of a CSV file as text: their separator may be another. */
  readonly #texts: string[] = [];

  constructor(file: string, sheet: AnySheet) {
    this.#place = { file, sheet: sheet.name };
    this.#wanted = wantedOf(sheet);
    this.#known = new Map([
      ...(sheet.unused ?? []).map((header) => [headerKey(header), null] as const),
      ...this.#wanted.flatMap((wanted) =>
        wanted.headers.map((header) => [headerKey(header), wanted] as const),
      ),
    ]);
    const declared = [...(sheet.unused ?? []), ...this.#wanted.flatMap(({ headers }) => headers)];
    this.#quote = quoterOf(declared);
    this.#shape = shapeOf(declared);
  }

  /** The header when this row is it, else null. Refuses a header with a doubled column (C-57). */
  try(row: RawRow): Header | null {
    if (row.rowNumber > HEADER_ROWS) this.fail();
    const known = row.cells.filter((cell) => this.#known.has(keyOf(cell))).length;
    if (known >= FEWEST_KNOWN && known > (this.#best?.known ?? 0)) this.#best = { row, known };
    const keys = new Set(row.cells.map(keyOf));
    const isWhole = this.#wanted.every(
      ({ required, headers }) => !required || headers.some((one) => keys.has(headerKey(one))),
    );
    if (isWhole && keys.size > 1) return this.#matched(row);
    if (this.#isCsv) this.#texts.push(row.cells.map(shown).join(';'));
    return null;
  }

  /**
   * Refuses the sheet: no header, or one without a required column (C-53, C-57).
   * @throws Refusal
   */
  fail(): never {
    this.#refuseOtherSeparator();
    if (this.#best === null) {
      refuse('no_header', this.#place, {
        found: `no header within the first ${HEADER_ROWS} rows`,
        expected: `a row with ${this.#required().slice(0, 3).join(', ')} ...${this.#isCsv ? ', separated by ";"' : ''}`,
        remedy: 'deliver the sheet as the system exports it, or declare its headers in pipelines/',
      });
    }
    const keys = new Set(this.#best.row.cells.map(keyOf));
    const missing = this.#wanted.filter(
      ({ required, headers }) => required && !headers.some((one) => keys.has(headerKey(one))),
    );
    const place = { ...this.#place, rowNumber: this.#best.row.rowNumber };
    const found = this.#best.row.cells
      .filter((cell) => cell !== null && cell !== '')
      .map((cell) => this.#quote(shown(cell)));
    refuse('column_missing', place, {
      found: `the headers ${found.slice(0, MOST_QUOTED).join(', ')}`,
      expected: `also ${missing.map(({ headers }) => `"${headers[0]}"`).join(', ')}`,
      remedy: 'export the column too, or declare its new header in pipelines/',
    });
  }

  get #isCsv(): boolean {
    return this.#place.file.toLowerCase().endsWith('.csv');
  }

  /**
   * Refuses a CSV file when another separator gives a better header than any row has.
   * @throws Refusal
   */
  #refuseOtherSeparator(): void {
    const most = Math.max(FEWEST_KNOWN, (this.#best?.known ?? 0) + 1);
    for (const text of this.#texts) {
      const found = separatorOf(
        text,
        (cells) => cells.filter((cell) => this.#known.has(headerKey(cell))).length >= most,
      );
      if (found !== undefined) refuseSeparator(this.#place.file, found);
    }
  }

  #required(): string[] {
    return this.#wanted.filter(({ required }) => required).map(({ headers }) => `"${headers[0]}"`);
  }

  #matched(row: RawRow): Header {
    const at = new Map<Wanted, number>();
    const unknown: number[] = [];
    const keys = new Map<string, number>();
    for (const [position, cell] of row.cells.entries()) {
      const key = keyOf(cell);
      if (key === '') continue;
      const wanted = this.#known.get(key);
      if (keys.has(key) || (wanted && at.has(wanted))) this.#refuseDoubled(row, cell, position);
      keys.set(key, position);
      if (wanted) at.set(wanted, position);
      else if (wanted === undefined) unknown.push(position);
    }
    const found = this.#wanted.flatMap((wanted) => {
      const position = at.get(wanted);
      return position === undefined ? [] : [{ ...wanted, position }];
    });
    return {
      rowNumber: row.rowNumber,
      width: Math.max(...keys.values()) + 1,
      fields: found.filter((one) => !one.isIdentity).map(({ name, position }) => ({ field: name, position })),
      identity: Object.fromEntries(
        found.filter((one) => one.isIdentity).map(({ name, position }) => [name, position]),
      ),
      spelled: Object.fromEntries(
        found.map(({ name, position }) => [name, shown(row.cells[position] ?? null)]),
      ),
      findings: [...this.#unknown(row, unknown, at), ...this.#missing(at)],
      again: this.#again(row, at),
    };
  }

  /** An unknown header is described by its shape: patient data may be in its place (C-109). */
  #unknown({ cells }: RawRow, positions: readonly number[], at: ReadonlyMap<Wanted, number>): Finding[] {
    const absent = this.#wanted.filter((wanted) => !at.has(wanted));
    const headers = (absent.length > 0 ? absent : this.#wanted).flatMap((wanted) => wanted.headers);
    return positions.map((position) => {
      const header = shown(cells[position] ?? null);
      const details = {
        column: columnName(position),
        shape: this.#shape(header),
        closest: closest(header.slice(0, LONGEST_COMPARED), headers),
      };
      return { code: 'unknown_column', place: this.#place, details };
    });
  }

  #missing(at: ReadonlyMap<Wanted, number>): Finding[] {
    return this.#wanted
      .filter((wanted) => !at.has(wanted) && !wanted.optional)
      .map(({ headers }) => ({
        code: 'missing_column',
        place: { ...this.#place, column: headers[0] ?? '' },
      }));
  }

  #again({ cells }: RawRow, at: ReadonlyMap<Wanted, number>): HeaderAgain {
    const accepted = cells.map((cell) => new Set([keyOf(cell)].filter((key) => key !== '')));
    for (const [{ headers }, position] of at)
      for (const header of headers) accepted[position]?.add(headerKey(header));
    return {
      accepted,
      all: new Set(accepted.flatMap((keys) => [...keys])),
      required: [...at].filter(([{ required }]) => required).map(([, position]) => position),
    };
  }

  #refuseDoubled(row: RawRow, cell: RawCell, position: number): never {
    refuse(
      'column_doubled',
      { ...this.#place, rowNumber: row.rowNumber },
      {
        found: `the header ${this.#quote(shown(cell))} again in column ${columnName(position)}`,
        expected: 'each header once',
        remedy: 'remove or rename one of the two columns',
      },
    );
  }
}

function keyOf(cell: RawCell): string {
  return cell === null ? '' : headerKey(shown(cell));
}

function wantedOf(sheet: AnySheet): Wanted[] {
  const columns = Object.entries(sheet.columns) as [string, Omit<Wanted, 'name' | 'isIdentity'>][];
  const identity = Object.entries(sheet.identity);
  return [
    ...identity.map(([name, { headers, required }]) => ({ name, isIdentity: true, headers, required })),
    ...columns.map(([name, { headers, required, optional = false }]) => ({
      name,
      isIdentity: false,
      headers,
      required,
      optional,
    })),
  ];
}

/** A, B, ... Z, AA, AB, ... as spreadsheets name columns. */
export function columnName(position: number): string {
  const letter = String.fromCharCode(65 + (position % 26));
  return position < 26 ? letter : columnName(Math.floor(position / 26) - 1) + letter;
}
