import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openReadOnly } from '../../src/warehouse/open.ts';
import { etl, temporaryFolder } from './inbox.ts';
import { cure, fiche, followUp, line, person, smallInbox } from './small-inbox.ts';

test('cures of one key are put in order, and every row is accounted for (C-44, C-78)', () => {
  const inbox = smallInbox({
    'Fiches RCP': [fiche('A')],
    'Lignes de traitement': [line('A')],
    Suivi: [followUp('A')],
    PATIENTS: [person('A')],
    CURES: [
      cure('A', '10/01/2012', { STATUT: 'Annulée' }),
      cure('A', '10/01/2012'),
      cure('A', '24/01/2012'),
      cure('A', '24/01/2012'),
      cure('A', '07/02/2012', { DOSE_MG: '100' }),
      cure('A', '07/02/2012', { DOSE_MG: '250,5', STATUT: 'Administrée partiellement' }),
    ],
  });
  const out = temporaryFolder();
  const { exitCode } = etl({ EXPORTS: inbox, OUT: out });
  const db = openReadOnly(join(out, 'warehouse.sqlite'));
  const account = db
    .prepare(
      `SELECT rows_read, rows_loaded, rows_superseded, rows_duplicate, rows_ignored, rows_rejected
       FROM etl_row_count WHERE stage = 'load' AND sheet = 'CURES'`,
    )
    .get();
  const doses = db.prepare(
    "SELECT dose_mg FROM fact_administration WHERE drug = 'bevacizumab' ORDER BY administered_on",
  );
  const given = doses.pluck().all();
  const rejected = db.prepare("SELECT count(*) FROM finding WHERE code = 'duplicate_key'").pluck().get();
  db.close();
  for (const folder of [inbox, out]) rmSync(folder, { recursive: true, force: true });
  // Six rows, and one of a patient who only fills the sheet.
  expect(account).toEqual({
    rows_read: 7,
    rows_loaded: 5,
    rows_superseded: 0,
    rows_duplicate: 1,
    rows_ignored: 1,
    rows_rejected: 0,
  });
  expect([exitCode, given, rejected]).toEqual([0, [300, 300, 350.5], 0]);
}, 300_000);
