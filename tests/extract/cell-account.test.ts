import { describe, expect, it } from 'vitest';
import { CellAccount } from '../../src/extract/cell-account.ts';

/** Two columns, the first of which is the second in the export. */
const account = (): CellAccount =>
  new CellAccount({
    fields: [
      { field: 'grade', position: 1 },
      { field: 'histology', position: 0 },
    ],
    spelled: { grade: 'Grade OMS', histology: 'Type histologique' },
  });

describe('the account of cells at de-identification (C-44)', () => {
  it('is even when every filled cell was kept', () => {
    const one = account();
    one.take(['NET', 2], [true, true]);
    expect(one.differences()).toEqual([]);
  });

  it('blank and absent cells are not counted, all other cells are', () => {
    const one = account();
    for (const cell of [null, undefined]) one.take([cell ?? null], [false, false]);
    one.take([], [false, false]);
    expect(one.differences()).toEqual([]);
    for (const cell of ['', 0, false]) one.take([cell, null], [false, false]);
    expect(one.differences()).toEqual([{ header: 'Type histologique', found: 3, kept: 0 }]);
  });

  it('finds a cell by the place of its column, and names the column as the export does', () => {
    const one = account();
    one.take([null, 2], [false, false]);
    expect(one.differences()).toEqual([{ header: 'Grade OMS', found: 1, kept: 0 }]);
  });

  it('an extra cell is reported like a lost one', () => {
    const one = account();
    one.take(['NET', null], [true, true]);
    one.take(['NET', 2], [true, true]);
    expect(one.differences()).toEqual([{ header: 'Grade OMS', found: 1, kept: 2 }]);
  });
});
