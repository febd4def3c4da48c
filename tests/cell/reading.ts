import { expect } from 'vitest';
import type { CellProblem, MissingReason, Parsed } from '../../src/cell/parsed.ts';

/** The value that a cell was read as; fails the test when there is none. */
export function valueIn<T>(parsed: Parsed<T>): T {
  if ('missing' in parsed) throw new Error(`missing (${parsed.missing}, ${parsed.problem ?? 'no problem'})`);
  return parsed.value;
}

export function expectUnreadable(parsed: Parsed<unknown>, problem: CellProblem): void {
  expect(parsed).toEqual({ missing: 'unreadable', problem });
}

export function expectMissing(parsed: Parsed<unknown>, missing: MissingReason): void {
  expect(parsed).toEqual({ missing });
}
