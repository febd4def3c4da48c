/**
 * Writes sample exports.
 *
 *   node tools/samples/make.ts [--out DIR] [--patients N] [--seed S] [--form xlsx|xls|csv|xlsx1904]
 *
 * Without arguments it rewrites sample-exports/inbox, byte for byte: the exports of the study's cohort. With --patients it
 * invents that many. Beside the inbox, DIR.truth.json has what the warehouse must answer for the patients whose answers
 * were derived by hand.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { studyTruth } from './cohort/cohort.ts';
import { inventCohort } from './invent/cohort.ts';
import type { DccForm } from './write/dcc-files.ts';
import { expectedPath, recordExpected } from './write/expected.ts';
import { DEFAULT_INBOX, type InboxOptions, writeInbox } from './write/inbox.ts';
import { markAsInvented } from './write/mark.ts';

const DEFAULT_FOLDER = join(import.meta.dirname, '../../sample-exports/inbox');
/** Beyond this, a sheet of .xlsx might overflow (three rows of fiches a patient, six of cures): all is CSV. */
const XLSX_PATIENTS = 300_000;
const FORMS: readonly DccForm[] = ['xlsx', 'xls', 'csv', 'xlsx1904'];

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: DEFAULT_FOLDER },
    patients: { type: 'string' },
    seed: { type: 'string', default: '1' },
    form: { type: 'string', default: 'xlsx' },
  },
});

const form = FORMS.find((known) => known === values.form);
const patients = values.patients === undefined ? null : Number(values.patients);
const seed = Number(values.seed);
const isCount = patients === null || (Number.isSafeInteger(patients) && patients > 0);
if (form === undefined || !isCount || !Number.isSafeInteger(seed)) {
  console.error(`usage: make.ts [--out DIR] [--patients N] [--seed S] [--form ${FORMS.join('|')}]`);
  process.exit(64);
}

/** The default inbox with the DCC in the form asked for; everything as CSV when the cohort is too large for .xlsx. */
function optionsFor(asked: DccForm): InboxOptions {
  const isLarge = patients !== null && patients > XLSX_PATIENTS;
  if (isLarge && asked !== 'csv') console.error(`${patients} patients do not fit a sheet: written as CSV`);
  return {
    ...DEFAULT_INBOX,
    seed,
    order: { seed },
    extractions: DEFAULT_INBOX.extractions.map((extraction) => ({
      ...extraction,
      form: isLarge ? 'csv' : asked,
    })),
    deliveries: DEFAULT_INBOX.deliveries.map((delivery) =>
      isLarge ? { ...delivery, form: 'windows-1252' } : delivery,
    ),
  };
}

if (values.out === DEFAULT_FOLDER) rmSync(DEFAULT_FOLDER, { recursive: true, force: true });
mkdirSync(values.out, { recursive: true });
const cohort = patients === null ? studyTruth : inventCohort({ seed, patients });
const stated = expectedPath(values.out);
const { truth, close } = recordExpected(cohort, stated);
console.table(writeInbox(values.out, truth, optionsFor(form)));
console.log(`${close()} patients with stated answers: ${stated}`);
markAsInvented(values.out);
