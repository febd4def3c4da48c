import type { PartialDate } from '../cell/date.ts';
import {
  type CellProblem,
  isUnderstood,
  type MissingReason,
  type Parsed,
  type Parser,
} from '../cell/parsed.ts';
import { quoted, type RawCell, shown } from '../cell/raw.ts';
import type { ColumnKind } from '../define/columns.ts';
import { quotesDay } from '../deidentify/birth-day.ts';
import { type ColumnContent, redactIdentities } from '../deidentify/redact.ts';
import { MASKED, MOVED, type OpenCell, type ReadText } from '../staging/row.ts';

/** Cells that were set aside with a finding of its own: they quote an identity, or their row has no columns. */
const SET_ASIDE: ReadonlySet<string> = new Set([MASKED, MOVED].map(shown));

/** How the distinct cells of a column are parsed and quoted. */
export interface Speech {
  readonly kind: ColumnKind;
  readonly parse: Parser<unknown>;
  /** True for a folded word that is part of a patient's name. */
  readonly isName: (word: string) => boolean;
}

/** A parsed distinct cell of a column: parsed once for all its rows. */
export class Word {
  readonly value: unknown;
  /** Null when the cell has a value. */
  readonly reason: MissingReason | null;
  /** Its problem, unless it has been reported. */
  readonly problem: CellProblem | undefined;
  /** True for a date cell that means "no date", by a day or in words (C-84). */
  readonly isNone: boolean;
  readonly #speech: Speech;
  readonly #said: RawCell;
  readonly #isUnderstood: boolean;
  #raw: string | undefined;

  /** Free text is never quoted (C-65). */
  constructor(cell: OpenCell, speech: Speech) {
    const isRead = isReadText(cell);
    const parsed: Parsed<unknown> = isRead ? cell.read : speech.parse(cell);
    this.value = 'missing' in parsed ? null : parsed.value;
    this.reason = 'missing' in parsed ? parsed.missing : null;
    this.problem = isSetAside(cell) ? undefined : parsed.problem;
    this.isNone = 'missing' in parsed && parsed.none !== undefined;
    this.#speech = speech;
    this.#said = isRead || speech.kind === 'free_text' ? null : cell;
    this.#isUnderstood = isUnderstood(parsed);
  }

  /** The quotable form of the cell. Built on first use, because most cells are never quoted. */
  get raw(): string {
    const isDate = this.#isUnderstood && this.#speech.kind === 'date';
    this.#raw ??= quoted(isDate ? this.#said : this.#hidden());
    return this.#raw;
  }

  /** For a date column: true when the cell shows this day, or its unreadable text contains it. */
  tells(day: string): boolean {
    if (this.value !== null) return (this.value as PartialDate).value === day;
    return !this.#isUnderstood && quotesDay(shown(this.#said), day);
  }

  #hidden(): RawCell {
    const { kind, isName } = this.#speech;
    if (typeof this.#said !== 'string' && typeof this.#said !== 'number') return this.#said;
    return redactIdentities(shown(this.#said), heldIn(kind), isName);
  }
}

function heldIn(kind: ColumnKind): ColumnContent {
  if (kind === 'date') return 'date';
  return kind === 'integer' || kind === 'decimal' || kind === 'ki67' ? 'number' : 'code';
}

function isSetAside(cell: OpenCell): boolean {
  return typeof cell === 'object' && cell !== null && 'error' in cell && SET_ASIDE.has(cell.error);
}

function isReadText(cell: OpenCell): cell is ReadText {
  return typeof cell === 'object' && cell !== null && 'read' in cell;
}
