import { expect, test } from 'vitest';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { Box } from '../torture/box.ts';
import { setCell } from '../torture/case.ts';
import { type Cell, validDelivery } from '../torture/valid.ts';

/** 1 February 2013 under a format whose letters mean a month in no language that is recognized beside them. */
const unclear: Cell = { t: 'n', v: 41_306, z: 'mm/jj' };

test('cells under a format that is not understood are one finding a column, with their number (C-110)', async () => {
  using box = new Box();
  const delivery = validDelivery();
  const fiches = delivery.dcc['Fiches RCP'] ?? [];
  for (const row of [1, 2]) setCell(fiches, row, 'Date du diagnostic', unclear);
  setCell(fiches, 1, 'Taille (mm)', unclear);
  box.deliver(delivery);
  const { exitCode } = await box.night({});
  const db = openReadOnly(box.target);
  const found = db
    .prepare(
      "SELECT source_column, message FROM finding WHERE code = 'unclear_format' ORDER BY source_column",
    )
    .all();
  const lost = db
    .prepare(
      "SELECT count(*) FROM missing_value WHERE table_name = 'fact_presentation' AND column_name IN ('diagnosed_on', 'size_mm') AND reason = 'unreadable'",
    )
    .pluck()
    .get();
  db.close();
  const message = (count: number): string =>
    `the number format of ${count} cell(s) of the column is not understood, so that their values are missing; format the column as dd/mm/yyyy or as a number`;
  expect([exitCode, found, lost]).toEqual([
    0,
    [
      { source_column: 'Date du diagnostic', message: message(2) },
      { source_column: 'Taille (mm)', message: message(1) },
    ],
    3,
  ]);
});
