import { fold } from '../cell/fold.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import type { Source } from '../define/source.ts';
import { Refusal } from '../findings/problem.ts';
import { HEADER_ROWS, headerKey } from '../readers/header.ts';
import type { RawRow } from '../readers/raw-book.ts';
import { controlRows, refuseDoubled, refuseForm } from './control-file.ts';

/** The numbers that a person may oppose by. */
export type NumberKind = 'patient' | 'hospital_id';
const KINDS: readonly NumberKind[] = ['patient', 'hospital_id'];

/** With another separator, each row would be one cell. */
const DELIMITERS = [';', ',', '\t', '|'];
/** A row with a cell of so many digits contains numbers, not headers. */
const LONG_NUMBER = /\d{4}/;
const SHORTEST_WORD = 3;
const BEFORE_A_WORD = /^(?:numero|num|nr|no|n|id|code)/;
const EXACT_SCORE = 100;

/** `oppositions.csv` as rows of cells, with its header. */
export interface OppositionRows {
  readonly rows: readonly RawRow[];
  /** Position of the header among the rows. */
  readonly headerAt: number;
  /** The kind of number of each column; null for other columns. */
  readonly kinds: readonly (NumberKind | null)[];
}

/**
 * Recognizes headers of file numbers and hospital numbers: the declared ones, and those that share a word with
 * them.
 */
export class NumberHeaders {
  readonly #exact: ReadonlyMap<string, NumberKind>;
  readonly #words: ReadonlyMap<string, NumberKind>;

  constructor(sources: readonly Source[]) {
    const declared = (kind: NumberKind): string[] =>
      sources.flatMap(({ sheets }) => sheets.flatMap(({ identity }) => identity[kind]?.headers ?? []));
    this.#exact = new Map(
      KINDS.flatMap((kind) => declared(kind).map((header) => [headerKey(header), kind] as const)),
    );
    this.#words = new Map(
      KINDS.flatMap((kind) => commonWords(declared(kind)).map((word) => [word, kind] as const)),
    );
  }

  /** The words that identify a number, folded. */
  get words(): readonly string[] {
    return [...this.#words.keys()];
  }

  exact(cell: RawCell): NumberKind | null {
    return cell === null ? null : (this.#exact.get(headerKey(shown(cell))) ?? null);
  }

  /** The kind whose words the header contains; null when it contains words of both kinds or of none. */
  close(cell: RawCell): NumberKind | null {
    if (cell === null) return null;
    const kinds = new Set(wordsOf(shown(cell)).flatMap((word) => this.#words.get(word) ?? []));
    return kinds.size === 1 ? ([...kinds][0] ?? null) : null;
  }

  /** The kind of each column of a header row. A declared header has priority over a similar one. */
  kindsOf({ cells }: RawRow): (NumberKind | null)[] {
    const exact = cells.map((cell) => this.exact(cell));
    return cells.map((cell, position) => {
      const close = this.close(cell);
      return exact[position] ?? (close !== null && !exact.includes(close) ? close : null);
    });
  }

  /** Points for a row of headers; 0 for any other row. */
  score(row: RawRow): number {
    if (row.cells.some((cell) => cell !== null && LONG_NUMBER.test(shown(cell)))) return 0;
    const exact = row.cells.filter((cell) => this.exact(cell) !== null).length;
    const known = this.kindsOf(row).filter((kind) => kind !== null).length;
    return EXACT_SCORE * exact + known;
  }
}

/**
 * Splits `oppositions.csv` by the separator that gives the best header within its first rows (C-107).
 *
 * @throws Refusal when no row names one of the two numbers, or when a header occurs twice.
 */
export async function oppositionRows(
  file: string,
  bytes: Buffer,
  headers: NumberHeaders,
): Promise<OppositionRows> {
  let best: { readonly rows: readonly RawRow[]; readonly at: number; readonly score: number } | undefined;
  let refusal: Refusal | undefined;
  for (const delimiter of DELIMITERS) {
    try {
      const rows = await controlRows(file, bytes, delimiter);
      for (const [at, row] of rows.slice(0, HEADER_ROWS).entries()) {
        const score = headers.score(row);
        if (score > (best?.score ?? 0)) best = { rows, at, score };
        if (best === undefined && delimiter === ';') best = { rows, at, score: 0 };
      }
    } catch (thrown) {
      // Another separator may change the quotes. Only a problem with every separator is refused.
      if (!(thrown instanceof Refusal)) throw thrown;
      refusal ??= thrown;
    }
  }
  if (refusal !== undefined && (best?.score ?? 0) === 0) throw refusal;
  const header = best?.rows[best.at];
  if (best === undefined || header === undefined || best.score === 0)
    refuseForm(file, header, 'the header "N° dossier DCC;IPP"');
  refuseDoubled(file, header);
  return { rows: best.rows, headerAt: best.at, kinds: headers.kindsOf(header) };
}

/** The words common to all headers of a kind. */
function commonWords(headers: readonly string[]): string[] {
  const [first = [], ...others] = headers.map(wordsOf);
  return first.filter(
    (word) => word.length >= SHORTEST_WORD && others.every((words) => words.includes(word)),
  );
}

function wordsOf(header: string): string[] {
  const words = fold(header)
    .split(/[^a-z]+/)
    .map((word) => word.replace(/s$/, ''));
  return words.flatMap((word) => [word, word.replace(BEFORE_A_WORD, '')]).filter((word) => word !== '');
}
