import type { Box, NightOptions } from './box.ts';
import type { Delivery } from './valid.ts';

/** A finding that must be in the warehouse, with the known parts of its place. */
export interface Found {
  readonly code: string;
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
}

/**
 * An inbox with a fault or an oddity, and the outcome that the contract requires. A published run has the findings
 * of `finds`, those of `also` optionally, and no others.
 */
export interface Case {
  readonly title: string;
  readonly rule: string;
  /** Changes rows before the delivery is written. */
  readonly rows?: (delivery: Delivery) => void;
  /** Changes files after it was written. */
  readonly files?: (box: Box) => void;
  readonly night?: NightOptions;
  readonly exit: 0 | 1 | 2 | 3;
  /** To refuse the file is as good. */
  readonly orStops?: boolean;
  /** Texts on stderr of a stopped run: file, sheet, column, remedy. */
  readonly says?: readonly (string | RegExp)[];
  readonly finds?: readonly Found[];
  readonly also?: readonly string[];
  /** A query on the published warehouse and its single value. */
  readonly holds?: readonly (readonly [sql: string, value: unknown])[];
  /** What must not be on the screen, in the log or in the warehouse. */
  readonly hides?: readonly string[];
}

/** A case whose run must stop, saying all of `says`. */
export const stops = (
  rule: string,
  title: string,
  says: readonly (string | RegExp)[],
  damage: Pick<Case, 'rows' | 'files' | 'night' | 'hides'>,
): Case => ({ rule, title, says, exit: 2, ...damage });

/** A case whose run publishes with these findings. */
export const finds = (
  rule: string,
  title: string,
  found: readonly Found[],
  damage: Pick<Case, 'rows' | 'files' | 'night' | 'hides' | 'holds' | 'also' | 'orStops'> & {
    readonly exit?: 0 | 3;
  },
): Case => ({ rule, title, finds: found, exit: 0, ...damage });

/** A case whose run publishes as if nothing were odd; `holds` says what must come out. */
export const publishes = (
  rule: string,
  title: string,
  damage: Pick<Case, 'rows' | 'files' | 'night' | 'hides' | 'holds' | 'also'>,
): Case => ({ rule, title, exit: 0, ...damage });

/** Sets one cell of a sheet by its header; `row` counts data rows from 1. */
export function setCell(rows: unknown[][], row: number, header: string, value: unknown): void {
  const column = rows[0]?.indexOf(header) ?? -1;
  const target = rows[row];
  if (column < 0 || target === undefined) throw new Error(`no cell ${header} in row ${row}`);
  target[column] = value;
}

/** Takes a column out of a sheet. */
export function dropColumn(rows: unknown[][], header: string): void {
  const column = rows[0]?.indexOf(header) ?? -1;
  if (column < 0) throw new Error(`no column ${header}`);
  for (const row of rows) row.splice(column, 1);
}

/** Puts a column at the right of a sheet, with one value in every row. */
export function addColumn(rows: unknown[][], header: string, value: unknown): void {
  for (const [at, row] of rows.entries()) row.push(at === 0 ? header : value);
}
