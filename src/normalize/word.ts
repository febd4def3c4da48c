import type { CellProblem, MissingReason, Parsed, Parser } from '../cell/parsed.ts';
import { quoted, type RawCell } from '../cell/raw.ts';
import type { StagedCell } from '../staging/row.ts';

/** Cells that the door set aside, with a finding of its own: they quote an identity, or their row has no columns. */
const SET_ASIDE: ReadonlySet<string> = new Set(['#IDENTITY', '#MOVED']);

/** What a column says in one of its distinct cells: read once, whatever the number of rows that say it. */
export class Word {
  readonly value: unknown;
  /** Null when there is a value. */
  readonly reason: MissingReason | null;
  /** What is wrong with it and has not been told yet. */
  readonly problem: CellProblem | undefined;
  readonly #said: RawCell;
  #raw: string | undefined;

  /** Of free text nothing may be quoted (C-65). */
  constructor(cell: StagedCell, parse: Parser<unknown>, isFreeText: boolean) {
    const isRead = isReadText(cell);
    const parsed: Parsed<unknown> = isRead ? cell.read : parse(cell);
    this.value = 'missing' in parsed ? null : parsed.value;
    this.reason = 'missing' in parsed ? parsed.missing : null;
    this.problem = isToldAtTheDoor(cell) ? undefined : parsed.problem;
    this.#said = isRead || isFreeText ? null : cell;
  }

  /** The cell as it may be quoted. Made when somebody asks, for most are never quoted. */
  get raw(): string {
    this.#raw ??= quoted(this.#said);
    return this.#raw;
  }
}

function isToldAtTheDoor(cell: StagedCell): boolean {
  return typeof cell === 'object' && cell !== null && 'error' in cell && SET_ASIDE.has(cell.error);
}

function isReadText(cell: StagedCell): cell is Exclude<StagedCell, RawCell> {
  return typeof cell === 'object' && cell !== null && 'read' in cell;
}
