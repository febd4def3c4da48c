import { END, eventOf, type Kind, lineOf, NEWS, ordinary, PROGRESSION, period, scanOf } from './plan.ts';

/** Scans, responses, progressions and toxicities (C-80 to C-83, C-87, C-88). */

/** A scan read as PD so many days after the start; the DCC has the progression of day 415. */
const scannedPd =
  (n: number): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { bestResponse: { value: 'pr' } })],
    imagings: [scanOf(scene, n, { value: 'pd' })],
    expected: ordinary(
      scene,
      n <= 28
        ? { findings: ['baseline_imaging'] }
        : { pfs: period(scene, 0, n), noFindings: ['baseline_imaging'] },
    ),
  });

const stable =
  (n: number): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { bestResponse: {} })],
    imagings: [scanOf(scene, n, { value: 'sd' })],
    expected: ordinary(
      scene,
      n < 42
        ? { bestResponse: null, findings: ['short_stable_disease'] }
        : { bestResponse: 'sd', noFindings: ['short_stable_disease'] },
    ),
  });

const pdBy =
  (modality: 'ultrasound' | 'octreoscan' | 'mri' | 'pet' | undefined, counts: boolean): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { bestResponse: { value: 'pr' } })],
    imagings: [
      {
        examinedOn: scene.day(91),
        conclusion: { value: 'pd' },
        ...(modality === undefined ? {} : { modality }),
      },
    ],
    expected: ordinary(
      scene,
      counts ? { pfs: period(scene, 0, 91) } : { findings: ['response_by_other_modality'] },
    ),
  });

const progressionsApart =
  (days: number): Kind =>
  (scene) => ({
    imagings: [scanOf(scene, PROGRESSION - days, { value: 'pd' })],
    expected: ordinary(scene, {
      pfs: period(scene, 0, PROGRESSION - days),
      conflicts: ['progressed_on'],
      ...(days > 45 ? { findings: ['progressions_differ'] } : { noFindings: ['progressions_differ'] }),
    }),
  });

const responseAfterTheEnd =
  (days: number): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { bestResponse: {} })],
    imagings: [scanOf(scene, END + days, { value: 'pr' })],
    expected: ordinary(scene, { bestResponse: days <= 60 ? 'pr' : null }),
  });

const eventAfterTheEnd =
  (days: number): Kind =>
  (scene) => ({
    events: [eventOf(scene, END + days, 'hypertension', 3)],
    expected: ordinary(scene, {
      toxicity: { bevacizumab: { hypertension: days <= 30 ? 'yes' : 'missing' } },
      ...(days <= 30 ? { noFindings: ['event_without_line'] } : { findings: ['event_without_line'] }),
    }),
  });

/** A reading in words on day 91; the DCC has the progression of day 415. */
const reading =
  (isProgression: boolean, ...words: readonly string[]): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { bestResponse: { value: 'pr' } })],
    imagings: [scanOf(scene, 91, { written: scene.random.pick(words) })],
    expected: ordinary(scene, isProgression ? { pfs: period(scene, 0, 91) } : {}),
  });

export const EVENTS: Readonly<Record<string, Kind>> = {
  'a scan read as PD on day 3': scannedPd(3),
  'a scan read as PD on day 27': scannedPd(27),
  'a scan read as PD on day 28': scannedPd(28),
  'a scan read as PD on day 29': scannedPd(29),
  'PD on day 21 in both sources': (scene) => ({
    lines: [lineOf(scene, { bestResponse: { value: 'pd' }, progressedOn: { value: scene.day(21) } })],
    imagings: [scanOf(scene, 21, { value: 'pd' })],
    expected: ordinary(scene, { pfs: period(scene, 0, 21), bestResponse: 'pd' }),
  }),
  'stable on day 41': stable(41),
  'stable on day 42': stable(42),
  'stable on day 43': stable(43),
  'PD by ultrasound': pdBy('ultrasound', false),
  'PD by octreoscan': pdBy('octreoscan', false),
  'PD by MRI': pdBy('mri', true),
  'PD by a blank modality': pdBy(undefined, true),
  'PD, then stable': (scene) => ({
    lines: [lineOf(scene, { bestResponse: {}, progressedOn: {} })],
    imagings: [scanOf(scene, 91, { value: 'pd' }), scanOf(scene, 152, { value: 'sd' })],
    expected: ordinary(scene, { pfs: period(scene, 0, 91), bestResponse: 'pd' }),
  }),
  'progressions 45 days apart': progressionsApart(45),
  'progressions 46 days apart': progressionsApart(46),
  'progressions 320 days apart': progressionsApart(320),
  'the sources differ on the response': (scene) => ({
    imagings: [scanOf(scene, 91, { value: 'pr' })],
    expected: ordinary(scene, { bestResponse: 'sd', conflicts: ['best_response'] }),
  }),
  'absent in the DCC, grade 3 in the hospital': (scene) => ({
    toxicities: [
      { line: 1, term: 'proteinuria', present: { value: false }, attribution: { value: 'bevacizumab' } },
    ],
    events: [eventOf(scene, 50, 'proteinuria', 3)],
    expected: ordinary(scene, {
      toxicity: { bevacizumab: { proteinuria: 'yes' } },
      conflicts: ['status'],
    }),
  }),
  'a response 59 days after the end': responseAfterTheEnd(59),
  'a response 60 days after the end': responseAfterTheEnd(60),
  'a response 61 days after the end': responseAfterTheEnd(61),
  'an adverse event 29 days after the end': eventAfterTheEnd(29),
  'an adverse event 30 days after the end': eventAfterTheEnd(30),
  'an adverse event 31 days after the end': eventAfterTheEnd(31),
  'a progression confirmed, in words': reading(
    true,
    'PD confirmée',
    'PD confirmed',
    'PD (iRECIST)',
    'iCPD',
    'iPD',
  ),
  'a progression in one place, in words': reading(true, 'Progression hépatique', 'Progression dissociée'),
  'an unconfirmed progression (iUPD)': reading(false, 'iUPD'),
  'a clinical progression': reading(false, 'Progression clinique'),
  'a reading that says nothing': (scene) => ({
    lines: [lineOf(scene, { bestResponse: { value: 'pr' }, progressedOn: {} })],
    imagings: [
      scanOf(scene, 274, { written: scene.random.pick(['voir compte rendu', 'cf CR', 'à relire']) }),
    ],
    expected: ordinary(scene, { pfs: period(scene, 0, NEWS, 'last_news'), findings: ['unread_imaging'] }),
  }),
  'attributed to neither': (scene) => ({
    toxicities: [
      {
        line: 1,
        term: 'bleeding',
        present: { value: true },
        grade: { value: 3 },
        attribution: { written: 'Non imputable' },
      },
    ],
    expected: ordinary(scene, {
      toxicity: { bevacizumab: { bleeding: 'no' }, chemotherapy: { bleeding: 'no' } },
    }),
  }),
  'one term, two attributions': (scene) => ({
    toxicities: ([1, 3] as const).map((grade) => ({
      line: 1,
      term: 'asthenia' as const,
      present: { value: true },
      grade: { value: grade },
      attribution: { value: grade === 1 ? ('chemotherapy' as const) : ('bevacizumab' as const) },
      conduct: { value: 'none' as const },
    })),
    expected: ordinary(scene, {
      toxicity: { bevacizumab: { asthenia: 'yes' }, chemotherapy: { asthenia: 'no' } },
    }),
  }),
};
