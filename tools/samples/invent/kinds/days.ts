import { daysBetween } from '../../calendar.ts';
import { type Cell, type Day, spelled } from '../../truth.ts';
import { COMBINED, curesOf, type Kind, lineOf, NEWS, ordinary, period, type Scene } from './plan.ts';

/** Days of progression and death: words and days that mean none, months, years, unreadable cells (C-3 to C-5, C-84 to C-86). */

const alive = (scene: Scene): ReturnType<typeof period> => period(scene, 0, NEWS, 'last_news');
const from0To = (scene: Scene, day: Day, by: 'progression' | 'death' | 'cutoff'): ReturnType<typeof period> =>
  period(scene, 0, daysBetween(scene.day(0), day), by);
const inMonthOf = (day: Day, dayOfMonth: string): Day => `${day.slice(0, 8)}${dayOfMonth}`;

/** A progression cell in words; nothing else says that there was one. */
const noProgressionWritten =
  (...cells: readonly Cell[]): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { progressedOn: { written: scene.random.pick(cells) } })],
    expected: ordinary(scene, { pfs: alive(scene), os: alive(scene), noFindings: ['unreadable_event'] }),
  });

const SENTINELS = [
  '30/12/1899',
  '31/12/1899',
  '01/01/1900',
  '31/12/2099',
  '31/12/2999',
  '31/12/4000',
  '31/12/9999',
  '00/00/0000',
  '01/01/1970',
];

/** Dead in the month of day 900, of which only the month is recorded; news of that month. */
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

/** Dead in 2017, of which only the year is recorded; the last news. The cut-off is 2017-04-30. */
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

export const DAYS: Readonly<Record<string, Kind>> = {
  'a progression cell that says none': noProgressionWritten(
    'Non',
    'aucun',
    'Aucune',
    'pas de progression',
    'néant',
    'sans',
    'vivante',
    '0',
    '/',
  ),
  'a progression day that means none': noProgressionWritten(...SENTINELS),
  'a hospital death day that means none': (scene) => ({
    lines: [lineOf(scene, { progressedOn: {} })],
    person: { diedOn: { written: scene.random.pick(SENTINELS) } },
    expected: ordinary(scene, { pfs: alive(scene), os: alive(scene) }),
  }),
  'an unreadable death of somebody alive': (scene) => ({
    lines: [lineOf(scene, { progressedOn: {} })],
    followUp: { diedOn: { written: scene.random.pick(['cf courrier', 'voir dossier', 'à préciser']) } },
    expected: ordinary(scene, {
      pfs: alive(scene),
      os: alive(scene),
      findings: ['unreadable_death_of_living'],
    }),
  }),
  'an unreadable progression': (scene) => ({
    lines: [lineOf(scene, { progressedOn: { written: scene.random.pick(['cf courrier', 'voir dossier']) } })],
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
