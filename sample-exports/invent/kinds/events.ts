import { daysBetween } from '../../calendar.ts';
import { type Cell, type Day, spelled } from '../../truth.ts';
import {
  COMBINED,
  curesOf,
  END,
  eventOf,
  type Kind,
  lineOf,
  NEWS,
  ordinary,
  PROGRESSION,
  period,
  type Scene,
  scanOf,
} from './plan.ts';

/** Scans, responses, progressions, deaths and toxicities (C-80 to C-88). */

const alive = (scene: Scene): ReturnType<typeof period> => period(scene, 0, NEWS, 'last_news');
const from0To = (scene: Scene, day: Day, by: 'progression' | 'death' | 'cutoff'): ReturnType<typeof period> =>
  period(scene, 0, daysBetween(scene.day(0), day), by);
const inMonthOf = (day: Day, dayOfMonth: string): Day => `${day.slice(0, 8)}${dayOfMonth}`;

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
    imagings: [scanOf(scene, 91, { written: scene.dice.pick(words) })],
    expected: ordinary(scene, isProgression ? { pfs: period(scene, 0, 91) } : {}),
  });

/** A progression cell in words; nothing else says that there was one. */
const noProgressionWritten =
  (...cells: readonly Cell[]): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { progressedOn: { written: scene.dice.pick(cells) } })],
    expected: ordinary(scene, { pfs: alive(scene), os: alive(scene), noFindings: ['unreadable_event'] }),
  });

const SENTINELS = [
  ...['30/12/1899', '31/12/1899', '01/01/1900', '31/12/2099', '31/12/2999'],
  ...['31/12/4000', '31/12/9999', '00/00/0000', '01/01/1970'],
];

/** Dead in the month of day 900, of which only the month is told; news of that month. */
const deathMonth =
  (newsOn: string, isContradicted: boolean): Kind =>
  (scene) => {
    const death = scene.day(900);
    return {
      lines: [lineOf(scene, { progressedOn: {} })],
      followUp: {
        state: { value: 'dead' },
        diedOn: { value: death, recorded: 'month' },
        lastNewsOn: { value: inMonthOf(death, newsOn) },
      },
      expected: ordinary(scene, {
        pfs: from0To(scene, inMonthOf(death, '15'), 'death'),
        os: from0To(scene, inMonthOf(death, '15'), 'death'),
        ...(isContradicted
          ? { findings: ['imputed_day_contradicted'] }
          : { noFindings: ['imputed_day_contradicted'] }),
      }),
    };
  };

/** Dead in 2017, of which only the year is told; the last news. The cut-off is 2017-04-30. */
const deathYear =
  (news: Day): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { progressedOn: {} })],
    followUp: {
      state: { value: 'dead' },
      diedOn: { value: '2017-05-30', recorded: 'year' },
      lastNewsOn: { value: news },
    },
    expected:
      news > '2017-04-30'
        ? ordinary(scene, {
            pfs: from0To(scene, '2017-04-30', 'cutoff'),
            os: from0To(scene, '2017-04-30', 'cutoff'),
          })
        : { step: 'not_analysed' },
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
      conflicts: ['status', 'grade'],
    }),
  }),
  'a response 59 days after the end': responseAfterTheEnd(59),
  'a response 60 days after the end': responseAfterTheEnd(60),
  'a response 61 days after the end': responseAfterTheEnd(61),
  'an adverse event 29 days after the end': eventAfterTheEnd(29),
  'an adverse event 30 days after the end': eventAfterTheEnd(30),
  'an adverse event 31 days after the end': eventAfterTheEnd(31),
  'a progression cell that says none': noProgressionWritten(
    ...['Non', 'aucun', 'Aucune', 'pas de progression', 'néant', 'sans', 'vivante', '0', '/'],
  ),
  'a progression day that means none': noProgressionWritten(...SENTINELS),
  'a hospital death day that means none': (scene) => ({
    lines: [lineOf(scene, { progressedOn: {} })],
    person: { diedOn: { written: scene.dice.pick(SENTINELS) } },
    expected: ordinary(scene, { pfs: alive(scene), os: alive(scene) }),
  }),
  'an unreadable death of somebody alive': (scene) => ({
    lines: [lineOf(scene, { progressedOn: {} })],
    followUp: { diedOn: { written: scene.dice.pick(['cf courrier', 'voir dossier', 'à préciser']) } },
    expected: ordinary(scene, {
      pfs: alive(scene),
      os: alive(scene),
      findings: ['unreadable_death_of_living'],
    }),
  }),
  'an unreadable progression': (scene) => ({
    lines: [lineOf(scene, { progressedOn: { written: scene.dice.pick(['cf courrier', 'voir dossier']) } })],
    expected: { step: 'not_analysed', findings: ['unreadable_event'] },
  }),
  'stopped for progression, without a date': (scene) => ({
    lines: [lineOf(scene, { stopReason: { value: 'progression' }, progressedOn: {} })],
    expected: ordinary(scene, { pfs: alive(scene), findings: ['progression_without_date'] }),
  }),
  'best response PD, without a date': (scene) => ({
    lines: [lineOf(scene, { bestResponse: { value: 'pd' }, progressedOn: {} })],
    expected: ordinary(scene, { pfs: alive(scene), findings: ['progression_without_date'] }),
  }),
  'a progression known by its year, a later death': (scene) => ({
    lines: [lineOf(scene, { progressedOn: { value: scene.day(415), recorded: 'year' } })],
    followUp: {
      state: { value: 'dead' },
      diedOn: { value: scene.day(1000) },
      lastNewsOn: { value: scene.day(1000) },
    },
    expected: { step: 'not_analysed', findings: ['undated_progression'] },
  }),
  'a progression known by its year, an earlier death': (scene) => ({
    lines: [
      lineOf(scene, {
        endedOn: { value: scene.day(90) },
        cycles: { value: 6 },
        progressedOn: { value: scene.day(600), recorded: 'year' },
      }),
    ],
    followUp: {
      state: { value: 'dead' },
      diedOn: { value: scene.day(100) },
      lastNewsOn: { value: scene.day(100) },
    },
    expected: ordinary(scene, { pfs: period(scene, 0, 100, 'death') }),
  }),
  'dead in a month, seen on its 25th': deathMonth('25', true),
  'dead in a month, seen on its 16th': deathMonth('16', true),
  'dead in a month, seen on its 15th': deathMonth('15', false),
  'dead in a month, seen on its 10th': deathMonth('10', false),
  'treated on the 22nd of the month of death': (scene) => {
    const month = scene.day(75);
    const last = daysBetween(scene.day(0), inMonthOf(month, '22'));
    return {
      lines: [
        lineOf(scene, {
          endedOn: { value: scene.day(last) },
          cycles: { value: 5 },
          stopReason: { value: 'death' },
          progressedOn: {},
        }),
      ],
      cures: [...curesOf(scene, 0, 4, COMBINED, 14), ...curesOf(scene, last, 1, COMBINED)],
      followUp: {
        state: { value: 'dead' },
        diedOn: { value: month, recorded: 'month' },
        lastNewsOn: { value: scene.day(30) },
      },
      expected: ordinary(scene, {
        pfs: from0To(scene, inMonthOf(month, '15'), 'death'),
        os: from0To(scene, inMonthOf(month, '15'), 'death'),
        cycles: 5,
        findings: ['imputed_day_contradicted'],
      }),
    };
  },
  'dead in 2017, last seen at the cut-off': deathYear('2017-04-30'),
  'dead in 2017, seen the day after the cut-off': deathYear('2017-05-01'),
  'dead in 2017, seen three weeks after the cut-off': deathYear('2017-05-20'),
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
    imagings: [scanOf(scene, 274, { written: scene.dice.pick(['voir compte rendu', 'cf CR', 'à relire']) })],
    expected: ordinary(scene, { pfs: alive(scene), findings: ['unread_imaging'] }),
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
  'dates of one month': (scene) => ({
    lines: [
      lineOf(scene, {
        startedOn: spelled(scene.day(0), inMonthOf(scene.day(0), '20')),
        progressedOn: { value: scene.day(0), recorded: 'month' },
      }),
    ],
    expected: ordinary(scene, {
      pfs: {
        startedOn: inMonthOf(scene.day(0), '20'),
        endedOn: inMonthOf(scene.day(0), '20'),
        endedBy: 'progression',
      },
    }),
  }),
};
