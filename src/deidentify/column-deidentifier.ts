import { isUnderstood, type Parsed, type Parser } from '../cell/parsed.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import { ColumnDictionary, type KnownCell } from '../staging/column-dictionary.ts';
import {
  BLANK,
  type CellRef,
  PATIENTS_OF_A_SPELLING,
  type StagedCell,
  type UnreadSpelling,
} from '../staging/row.ts';
import { type CellGuard, cellGuard } from './cell-guard.ts';
import { cellEncrypter } from './encrypt-cell.ts';
import type { IdentityCells } from './identity-cells.ts';
import type { Keyring } from './pseudonym.ts';

/** A cell of a row, parsed. `known` is its entry in the column dictionary, once it has one. */
export interface ParsedCell {
  readonly raw: RawCell;
  readonly parsed: Parsed<unknown>;
  readonly known: KnownCell | undefined;
}

/** Parses and de-identifies the cells of one column of a sheet: each distinct cell once. */
export class ColumnDeidentifier {
  readonly #parse: Parser<unknown>;
  /** Null for free text, of which only the parsed content is kept (C-65). */
  readonly #guard: CellGuard | null;
  readonly #staged: (cell: RawCell, parsed: Parsed<unknown>) => StagedCell;
  readonly #dictionary: ColumnDictionary;
  readonly #unread = new Map<string, Set<string>>();
  readonly #hashOf: Keyring['text'];

  constructor(column: Column<unknown>, context: ReadContext, keyring: Keyring) {
    const isText = column.kind === 'free_text';
    this.#parse = column.parser(context);
    this.#guard = isText ? null : cellGuard(column.kind);
    this.#staged = isText ? textHasher(keyring) : cellEncrypter(column, context, keyring);
    this.#hashOf = keyring.text;
    this.#dictionary = new ColumnDictionary(column.kind, this.#parse(null));
  }

  /** The patients of each spelling that the column does not understand: keyed hashes, at most three. */
  get unreadSpellings(): readonly UnreadSpelling[] {
    return [...this.#unread].map(([text, patients]) => ({
      spelling: this.#hashOf(text),
      patients: [...patients],
    }));
  }

  /** The distinct de-identified cells, by number. */
  get cells(): readonly StagedCell[] {
    return this.#dictionary.cells;
  }

  parse(raw: RawCell): ParsedCell {
    const known = this.#dictionary.find(raw);
    return { raw, parsed: known?.parsed ?? this.#parse(raw), known };
  }

  /**
   * Returns the reference of a row to a cell; null when the cell quotes an identity of the row. Such a cell is not
   * entered in the dictionary.
   */
  stage({ raw, parsed, known }: ParsedCell, person: IdentityCells): CellRef | null {
    if (raw === null) return BLANK;
    const guard = this.#guard;
    const isHarmless = known?.isHarmless ?? (guard === null || guard.isHarmless(raw, parsed));
    if (!isHarmless && guard?.quotes(raw, person)) return null;
    const ref = known?.number ?? this.#dictionary.add(raw, this.#staged(raw, parsed), parsed, isHarmless);
    if (guard !== null && typeof ref === 'number' && !isUnderstood(parsed)) this.#note(raw, person);
    return ref;
  }

  /** Notes the patient of a spelling that the column does not understand, until it has enough of them. */
  #note(raw: RawCell, { staged }: IdentityCells): void {
    const patient = staged.patient ?? staged.hospital;
    if (patient === null) return;
    const text = shown(raw);
    const patients = this.#unread.get(text);
    if (patients === undefined) this.#unread.set(text, new Set([patient]));
    else if (patients.size < PATIENTS_OF_A_SPELLING) patients.add(patient);
  }
}

/** Returns a function that keeps only the parsed content of a text, and a hash to compare corrections with. */
function textHasher(keyring: Keyring): (cell: RawCell, parsed: Parsed<unknown>) => StagedCell {
  return (cell, parsed) => ({ ...parsed, hash: keyring.text(shown(cell)) });
}
