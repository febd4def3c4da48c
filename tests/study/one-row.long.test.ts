import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStudyPatients, studyCohort, studyTruth } from '../../tools/samples/cohort/cohort.ts';
import type { FicheVersion, Line, Patient, Toxicity } from '../../tools/samples/truth.ts';
import { writeInbox } from '../../tools/samples/write/inbox.ts';
import { etlDuring } from '../run/inbox.ts';

/** One row of the exports is altered or removed: the figures that depend on it change, and no other. */

type Figures = ReadonlyMap<string, string>;
type Alter = (patient: Patient) => Patient;

const NUMBER_OF = new Map(readStudyPatients().map(({ id }, k) => [id, k]));
let folder: string;
let keyFile: string;
let baseline: Figures;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'one-row-'));
  keyFile = join(folder, 'pseudonym.key');
  writeFileSync(keyFile, '3c'.repeat(32), { mode: 0o600 });
  baseline = await figuresOf('baseline', [...studyCohort()]);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every figure, computed from exports of these patients; counts with their denominator and percentage. */
async function figuresOf(name: string, patients: readonly Patient[]): Promise<Figures> {
  const [EXPORTS, OUT] = [join(folder, name), join(folder, `${name}-out`)];
  writeInbox(EXPORTS, { patients, corrections: studyTruth.corrections });
  const ended = await etlDuring({ EXPORTS, OUT, ETL_KEY_FILE: keyFile }, async () => {});
  expect([ended.exitCode, ended.exitCode === 0 ? '' : ended.stdout + ended.stderr]).toEqual([0, '']);
  const db = new Database(join(OUT, 'warehouse.sqlite'), { readonly: true });
  const rows = db
    .prepare<[], { id: string }>(
      `SELECT id, computed_figure.*, computed, computed_percent
       FROM computed_figure JOIN published_comparison USING (id)`,
    )
    .all();
  db.close();
  return new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
}

/** The ids of the figures that are others once one patient is altered. */
async function changedBy(name: string, study: string | number, alter: Alter): Promise<string[]> {
  const altered = typeof study === 'number' ? study : NUMBER_OF.get(study);
  const patients = [...studyCohort()].map((patient, k) => (k === altered ? alter(patient) : patient));
  const figures = await figuresOf(name, patients);
  expect([...figures.keys()].toSorted()).toEqual([...baseline.keys()].toSorted());
  return [...figures]
    .filter(([id, figure]) => baseline.get(id) !== figure)
    .map(([id]) => id)
    .toSorted();
}

/** The items with the one that `isMeant` picks altered; it must be one. */
function one<Item>(
  items: readonly Item[],
  isMeant: (item: Item) => boolean,
  alter: (item: Item) => Item,
): Item[] {
  expect(items.filter(isMeant)).toHaveLength(1);
  return items.map((item) => (isMeant(item) ? alter(item) : item));
}
function without<Item>(items: readonly Item[], isMeant: (item: Item) => boolean): Item[] {
  expect(items.filter(isMeant)).toHaveLength(1);
  return items.filter((item) => !isMeant(item));
}

/** Alters the row of one version of the fiche of a meeting, by default the last. */
const fiche =
  (heldOn: string, change: (row: FicheVersion) => Partial<FicheVersion>, version?: number): Alter =>
  (patient) => ({
    ...patient,
    presentations: one(
      patient.presentations,
      ({ versions }) => versions[0]?.heldOn.value === heldOn,
      (presentation) => ({
        ...presentation,
        versions: one(
          presentation.versions,
          (row) => row.version === (version ?? presentation.versions.at(-1)?.version),
          (row) => ({ ...row, ...change(row) }),
        ),
      }),
    ),
  });

const line =
  (number: number, change: Partial<Line>): Alter =>
  (patient) => ({
    ...patient,
    lines: one(
      patient.lines,
      (row) => row.number === number,
      (row) => ({ ...row, ...change }),
    ),
  });

const toxicity =
  (term: Toxicity['term'], change: Partial<Toxicity>): Alter =>
  (patient) => ({
    ...patient,
    toxicities: one(
      patient.toxicities,
      (row) => row.term === term,
      (row) => ({ ...row, ...change }),
    ),
  });

type Hospital = NonNullable<Patient['orbis']>;
const orbis =
  (change: (record: Hospital) => Partial<Hospital>): Alter =>
  (patient) => {
    if (patient.orbis === undefined) throw new Error('not a patient of the hospital');
    return { ...patient, orbis: { ...patient.orbis, ...change(patient.orbis) } };
  };

const followUp =
  (change: Partial<NonNullable<Patient['followUp']>>): Alter =>
  (patient) => {
    if (patient.followUp === undefined) throw new Error('without follow-up');
    return { ...patient, followUp: { ...patient.followUp, ...change } };
  };

describe.concurrent('an altered fiche', { timeout: 300_000 }, () => {
  test('another Ki67 moves a patient from one class to another; the recorded grade stays (AP-20)', async () => {
    // A04 has this one fiche, with "< 2".
    const alter = fiche('2016-03-23', ({ tumor }) => ({ tumor: { ...tumor, ki67: { value: 11 } } }));
    expect(await changedBy('ki67', 'A04', alter)).toEqual(['t6.ki67.3to20', 't6.ki67.lt3']);
  });

  test('another WHO status at the proposal moves a patient, and the share of 0 to 2 (AP-7, C-65)', async () => {
    const alter = fiche('2008-04-13', () => ({ whoStatus: { value: 3 } }));
    expect(await changedBy('who', 'A05', alter)).toEqual(['t5.who.1', 't5.who.3', 'text.who_le_2']);
  });

  test('a proposal made conditional, without a line, takes its patient out of the flow (C-90)', async () => {
    // X02 was proposed once and not treated: still discussed, never included.
    const alter = fiche('2011-01-19', () => ({
      proposal: { value: { drugs: ['folfox', 'bevacizumab'], conditional: 'if' } },
    }));
    expect(await changedBy('conditional', 'X02', alter)).toEqual([
      'flow.bevacizumab_proposed',
      'flow.excluded',
      'flow.excluded.not_treated',
    ]);
  });

  test('another sex on the newest fiche is the sex of the patient (C-17)', async () => {
    const alter = fiche('2008-11-27', () => ({ identity: { sex: 'male' } }));
    expect(await changedBy('sex', 'A05', alter)).toEqual(['t5.sex.female', 't5.sex.male']);
  });

  test('a version that a later one replaced moves nothing (C-13)', async () => {
    const alter = fiche(
      '2013-06-17',
      () => ({ whoStatus: { value: 3 }, primaryInPlace: { value: false } }),
      1,
    );
    expect(await changedBy('draft', 'A21', alter)).toEqual([]);
  });

  test('of a patient who was never proposed the combination moves nothing', async () => {
    const alter: Alter = (patient) => {
      const heldOn = patient.presentations[0]?.versions[0]?.heldOn.value ?? '';
      return fiche(heldOn, ({ tumor }) => ({
        whoStatus: { value: 4 },
        tumor: { ...tumor, ki67: { value: 80 } },
      }))(patient);
    };
    expect(await changedBy('network', 100, alter)).toEqual([]);
  });
});

describe.concurrent('an altered line of therapy', { timeout: 300_000 }, () => {
  test('stable disease in place of a partial response: of all and of its subgroup; control stays (AP-12)', async () => {
    // A12, gastro-intestinal, not retreated.
    const alter = line(3, { bestResponse: { value: 'sd' } });
    expect(await changedBy('response', 'A12', alter)).toEqual([
      't9.orr.all',
      't9.orr.gi',
      't9.pr.all',
      't9.pr.gi',
      't9.sd.all',
      't9.sd.gi',
    ]);
  });

  test('a progression one day later moves the one median that uses it (AP-10)', async () => {
    // A04 progresses on day 201, the median of the 18 (12/18 * 10/11 * 9/10 * 8/9 = 0.485). Nobody has an end on day
    // 202, so the ranks stay, and with them the log-rank test; the median of all is at day 400.
    const alter = line(5, { progressedOn: { value: '2016-11-03' } });
    expect(await changedBy('progression', 'A04', alter)).toEqual(['pfs.median.gi']);
  });

  test('a prior line removed: one line fewer, one class fewer (AP-17)', async () => {
    // A04: surgery, analogue, chemotherapy, and as fourth the only targeted therapy.
    const alter: Alter = (patient) => ({
      ...patient,
      lines: without(patient.lines, ({ number }) => number === 4),
    });
    expect(await changedBy('prior', 'A04', alter)).toEqual([
      't7.prior_lines.3',
      't7.prior_lines.4',
      't7.prior_targeted.no',
      't7.prior_targeted.yes',
    ]);
  });
});

describe.concurrent('an altered follow-up', { timeout: 300_000 }, () => {
  test('a death on the day of the last news (AP-11)', async () => {
    // A13, pancreas, without progression, day 2604. No gastro-intestinal patient is at risk of a progression then, so
    // its log-rank test stays; one is at risk of death (3308 days). The medians and quartiles lie before.
    const alter = followUp({ state: { value: 'dead' }, diedOn: { value: '2016-10-12' } });
    expect(await changedBy('death', 'A13', alter)).toEqual(['os.deaths', 'os.logrank.p', 'pfs.deaths']);
  });

  test('a death after the cut-off has not happened (AP-2)', async () => {
    const alter = followUp({ state: { value: 'dead' }, diedOn: { value: '2017-05-08' } });
    expect(await changedBy('late-death', 'A06', alter)).toEqual([]);
  });

  test('the only later treatment of a patient: its class, and whether there was any (C-25)', async () => {
    // A12 has no line after the combination and "no" in every class.
    const alter: Alter = (patient) =>
      followUp({ later: { ...patient.followUp?.later, surgery: { value: true } } })(patient);
    expect(await changedBy('later', 'A12', alter)).toEqual([
      't8.after.no',
      't8.after.yes',
      't8.after_surgery.no',
      't8.after_surgery.yes',
    ]);
  });
});

describe.concurrent('an altered or removed toxicity', { timeout: 300_000 }, () => {
  test('a grade that reaches the threshold: the term, and the whole of the treated among the hypertensive (AP-14)', async () => {
    // A40 has grade 1, not treated, and bled: already among those with any toxicity.
    const alter = toxicity('hypertension', { grade: { value: 3 } });
    expect(await changedBy('grade', 'A40', alter)).toEqual([
      't10.hypertension.no',
      't10.hypertension.yes',
      'tox.hypertension.treated',
    ]);
  });

  test('a row removed is a missing answer and no "no" (AP-16)', async () => {
    // A12's hypertension, treatment not recorded, was the only toxicity of bevacizumab.
    const alter: Alter = (patient) => ({
      ...patient,
      toxicities: without(patient.toxicities, ({ term }) => term === 'hypertension'),
    });
    expect(await changedBy('toxicity', 'A12', alter)).toEqual([
      't10.hypertension.missing',
      't10.hypertension.yes',
      'tox.bevacizumab.any',
      'tox.hypertension.treated',
    ]);
  });
});

describe.concurrent('an altered report of the hospital', { timeout: 300_000 }, () => {
  test('an event removed that the registry does not have (C-22)', async () => {
    // A40's bleeding, grade 3; of the other terms none counts.
    const alter = orbis(({ adverseEvents }) => ({
      adverseEvents: without(adverseEvents, ({ term }) => term.value === 'bleeding'),
    }));
    expect(await changedBy('event', 'A40', alter)).toEqual([
      't10.bleeding.missing',
      't10.bleeding.yes',
      'tox.bevacizumab.any',
    ]);
  });

  test('the only imaging with a progression removed (S-5)', async () => {
    // A16, pancreas, day 772, which is the third quartile of all; alive, so censored at the last news, day 1156.
    // A gastro-intestinal patient is at risk until day 1160: the log-rank test moves.
    const alter = orbis(({ imagings }) => ({
      imagings: without(imagings, ({ examinedOn }) => examinedOn === '2015-11-12'),
    }));
    expect(await changedBy('imaging', 'A16', alter)).toEqual([
      'pfs.logrank.p',
      'pfs.progressions',
      'pfs.q3.all',
    ]);
  });

  test('an administration of bevacizumab removed is one cycle fewer (AP-13, S-4)', async () => {
    // A20 has six, counted by ORBIS alone. Ten of the 41 have fewer than six: the eleventh, the first quartile, is now 5.
    const alter = orbis(({ administrations }) => ({
      administrations: without(
        administrations,
        ({ givenOn, molecule }) => givenOn === '2010-09-09' && molecule === 'bevacizumab',
      ),
    }));
    expect(await changedBy('cycle', 'A20', alter)).toEqual(['text.cycles.mean', 'text.cycles.q1']);
  });

  test('an administration of another molecule of that day moves nothing', async () => {
    const alter = orbis(({ administrations }) => ({
      administrations: without(
        administrations,
        ({ givenOn, molecule }) => givenOn === '2010-09-09' && molecule === 'capecitabine',
      ),
    }));
    expect(await changedBy('molecule', 'A20', alter)).toEqual([]);
  });
});
