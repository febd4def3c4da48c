import type { Drug } from '../../truth.ts';
import {
  COMBINED,
  curesOf,
  END,
  eventOf,
  type Kind,
  lineOf,
  NEWS,
  ordinary,
  otherLine,
  PROGRESSION,
  period,
  scanOf,
} from './plan.ts';

/** Which line holds an administration, and how many lines there are (C-70 to C-73, C-78). */

const BOTH = (...drugs: Drug[]): readonly Drug[] => [...drugs, 'bevacizumab'];
const proposed = (...drugs: Drug[]): { value: { drugs: readonly Drug[] } } => ({ value: { drugs } });

/** A pause of so many days between two cures of one line: the 7th cure in the samples of the other kinds has none. */
const pause =
  (days: number): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { endedOn: { value: scene.day(346) }, cycles: { value: 6 } })],
    cures: [...curesOf(scene, 0, 4, COMBINED), ...curesOf(scene, 42 + days, 2, COMBINED)],
    expected: ordinary(scene, {
      lines: 1,
      cycles: 6,
      ...(days > 90 ? { findings: ['pause_within_line'] } : { noFindings: ['pause_within_line'] }),
    }),
  });

/** An administration so many days before the start that the DCC writes. */
const cureBefore =
  (days: number): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { cycles: { value: 7 } })],
    cures: [...curesOf(scene, -days, 1, COMBINED), ...curesOf(scene, 0, 6, COMBINED)],
    expected:
      days <= 45
        ? ordinary(scene, { lines: 1, cycles: 7, pfs: period(scene, -days, PROGRESSION) })
        : ordinary(scene, {
            lines: 2,
            // The hospital's line follows those of the DCC in number, and comes first in time.
            roles: { 1: 'retreatment', 2: 'index' },
            cycles: 1,
            laterLines: 1,
            pfs: period(scene, -days, PROGRESSION),
            retreatment: period(scene, 0, PROGRESSION),
            findings: ['index_line_from_hospital'],
          }),
  });

/** Two rows of one key in one file: bevacizumab of the second cure, and the row that contradicts it. */
const sameKey =
  (second: 'cancelled first' | 'cancelled last' | 'other dose'): Kind =>
  (scene) => {
    const cures = curesOf(scene, 0, 4, COMBINED);
    const double = cures.find(
      ({ givenOn, molecule }) => givenOn === scene.day(14) && molecule === 'bevacizumab',
    ) as (typeof cures)[0];
    const other =
      second === 'other dose'
        ? { ...double, doseMg: 50 }
        : ({ ...double, status: 'cancelled' } as (typeof cures)[0]);
    return {
      lines: [lineOf(scene, { cycles: { value: 4 } })],
      cures: second === 'cancelled first' ? [other, ...cures] : [...cures, other],
      expected: ordinary(scene, { lines: 1, cycles: 4 }),
    };
  };

export const LINES: Readonly<Record<string, Kind>> = {
  'oxaliplatin stopped after the 8th cure': (scene) => ({
    lines: [lineOf(scene, { endedOn: { value: scene.day(335) }, cycles: { value: 20 } })],
    cures: [...curesOf(scene, 0, 8, COMBINED), ...curesOf(scene, 112, 12, BOTH('lv5fu2'))],
    expected: ordinary(scene, { lines: 1, cycles: 20, noFindings: ['regimen_differs', 'pause_within_line'] }),
  }),
  'FOLFIRINOX, then FOLFIRI': (scene) => ({
    proposal: proposed('folfirinox', 'bevacizumab'),
    lines: [lineOf(scene, { regimen: { value: BOTH('folfirinox') } })],
    cures: [...curesOf(scene, 0, 6, BOTH('folfirinox')), ...curesOf(scene, 84, 6, BOTH('folfiri'))],
    expected: ordinary(scene, { lines: 1, cycles: 12, noFindings: ['regimen_differs'] }),
  }),
  'bevacizumab alone at the end of the line': (scene) => ({
    lines: [lineOf(scene, { cycles: { value: 10 } })],
    cures: [...curesOf(scene, 0, 6, COMBINED), ...curesOf(scene, 91, 4, ['bevacizumab'], 21)],
    expected: ordinary(scene, { lines: 1, cycles: 10, noFindings: ['pause_within_line'] }),
  }),
  'oxaliplatin omitted twice': (scene) => ({
    lines: [lineOf(scene, { cycles: { value: 8 } })],
    cures: [
      ...curesOf(scene, 0, 4, COMBINED),
      ...curesOf(scene, 56, 2, BOTH('lv5fu2')),
      ...curesOf(scene, 84, 2, COMBINED),
    ],
    expected: ordinary(scene, { lines: 1, cycles: 8, noFindings: ['regimen_differs'] }),
  }),
  'XELOX after FOLFOX in one line': (scene) => ({
    lines: [lineOf(scene, { cycles: { value: 7 } })],
    cures: [...curesOf(scene, 0, 4, COMBINED), ...curesOf(scene, 56, 3, BOTH('capox'), 21)],
    expected: ordinary(scene, { lines: 1, cycles: 7 }),
  }),
  'a pause of 89 days in the line': pause(89),
  'a pause of 90 days in the line': pause(90),
  'a pause of 91 days in the line': pause(91),
  'first cures outside, then at the CHU': (scene) => ({
    lines: [lineOf(scene, { place: { value: 'outside' } })],
    cures: curesOf(scene, 78, 7, COMBINED),
    expected: ordinary(scene, { lines: 1, cycles: 12, conflicts: ['cycles'] }),
  }),
  'a cure 44 days before the start': cureBefore(44),
  'a cure 45 days before the start': cureBefore(45),
  'a cure 46 days before the start': cureBefore(46),
  'no end, and a next drug line': (scene) => ({
    lines: [
      lineOf(scene, {
        endedOn: {},
        cycles: { value: 7 },
        stopReason: {},
        progressedOn: { value: scene.day(234) },
      }),
      otherLine(scene, 2, 'chemotherapy', ['folfiri'], 234, 325),
    ],
    cures: [
      ...curesOf(scene, 0, 6, COMBINED),
      ...curesOf(scene, 233, 1, COMBINED),
      ...curesOf(scene, 234, 3, ['folfiri']),
    ],
    expected: ordinary(scene, {
      lines: 2,
      roles: { 1: 'index', 2: 'later' },
      cycles: 7,
      laterLines: 1,
      pfs: period(scene, 0, 234),
      findings: ['pause_within_line'],
    }),
  }),
  'no end, and no next drug line': (scene) => ({
    lines: [lineOf(scene, { endedOn: {}, cycles: { value: 7 }, stopReason: {} })],
    cures: [...curesOf(scene, 0, 6, COMBINED), ...curesOf(scene, 378, 1, COMBINED)],
    expected: ordinary(scene, { lines: 1, cycles: 7, findings: ['pause_within_line'] }),
  }),
  'two windows hold the cures': (scene) => ({
    lines: [
      lineOf(scene, {
        endedOn: { value: scene.day(91) },
        cycles: { value: 7 },
        progressedOn: { value: scene.day(96) },
      }),
      lineOf(scene, {
        number: 2,
        startedOn: { value: scene.day(116) },
        endedOn: { value: scene.day(208) },
        cycles: { value: 3 },
      }),
    ],
    cures: [...curesOf(scene, 0, 7, COMBINED), ...curesOf(scene, 111, 3, COMBINED)],
    expected: ordinary(scene, {
      lines: 2,
      roles: { 1: 'index', 2: 'retreatment' },
      cycles: 7,
      laterLines: 1,
      pfs: period(scene, 0, 96),
      retreatment: period(scene, 111, PROGRESSION),
    }),
  }),
  'chemotherapy whose protocol is not recorded': (scene) => ({
    lines: [
      lineOf(scene, {
        regimen: { value: COMBINED, recorded: 'not_recorded' },
        cycles: { value: 8 },
        bestResponse: { value: 'pr' },
      }),
    ],
    cures: curesOf(scene, 0, 8, COMBINED),
    expected: ordinary(scene, { lines: 1, cycles: 8, bestResponse: 'pr' }),
  }),
  'type blank': (scene) => ({
    lines: [lineOf(scene, { type: { recorded: 'blank' } })],
    expected: ordinary(scene, { lines: 1, cycles: 12 }),
  }),
  'a backbone that differs': (scene) => ({
    proposal: proposed('fluorouracil', 'bevacizumab'),
    lines: [lineOf(scene, { regimen: { value: BOTH('fluorouracil') }, cycles: { value: 8 } })],
    cures: curesOf(scene, 0, 8, COMBINED),
    expected: ordinary(scene, {
      lines: 1,
      cycles: 8,
      findings: ['regimen_differs'],
      conflicts: ['regimen'],
    }),
  }),
  'bevacizumab added as a second line': (scene) => ({
    lines: [
      otherLine(scene, 1, 'chemotherapy', ['folfox'], -42, -1),
      lineOf(scene, { number: 2, cycles: { value: 8 } }),
    ],
    cures: [...curesOf(scene, -42, 3, ['folfox']), ...curesOf(scene, 0, 8, COMBINED)],
    expected: ordinary(scene, {
      lines: 2,
      roles: { 1: 'prior', 2: 'index' },
      priorLines: 1,
      cycles: 8,
    }),
  }),
  'bevacizumab given and not named': (scene) => ({
    lines: [lineOf(scene, { regimen: { value: ['folfox'] }, cycles: {} })],
    cures: curesOf(scene, 0, 8, COMBINED),
    expected: ordinary(scene, { lines: 1, cycles: 8, conflicts: ['has_bevacizumab'] }),
  }),
  'an oral partner that the hospital does not record': (scene) => ({
    proposal: proposed('temcap', 'bevacizumab'),
    lines: [lineOf(scene, { regimen: { value: BOTH('temcap') }, cycles: {}, bestResponse: {} })],
    cures: curesOf(scene, 7, 6, ['bevacizumab'], 21),
    imagings: [scanOf(scene, 91, { value: 'pr' })],
    events: [eventOf(scene, 50, 'hypertension', 3)],
    expected: ordinary(scene, {
      lines: 1,
      cycles: 6,
      bestResponse: 'pr',
      pfs: period(scene, 7, PROGRESSION),
      toxicity: { bevacizumab: { hypertension: 'yes' } },
    }),
  }),
  'a later course that only the hospital has': (scene) => ({
    lines: [lineOf(scene, { cycles: { value: 6 }, progressedOn: { value: scene.day(234) } })],
    cures: [...curesOf(scene, 0, 6, COMBINED), ...curesOf(scene, 356, 4, ['folfiri'])],
    expected: ordinary(scene, {
      lines: 2,
      roles: { 1: 'index', 2: 'later' },
      cycles: 6,
      laterLines: 1,
      pfs: period(scene, 0, 234),
      findings: ['later_line_from_hospital'],
    }),
  }),
  'a retreatment that only the hospital has': (scene) => ({
    lines: [lineOf(scene, { cycles: { value: 6 }, progressedOn: { value: scene.day(234) } })],
    cures: [...curesOf(scene, 0, 6, COMBINED), ...curesOf(scene, 356, 4, COMBINED)],
    expected: ordinary(scene, {
      lines: 2,
      roles: { 1: 'index', 2: 'retreatment' },
      cycles: 6,
      laterLines: 1,
      pfs: period(scene, 0, 234),
      retreatment: period(scene, 356, NEWS, 'last_news'),
      findings: ['retreatment_from_hospital'],
    }),
  }),
  'a course of the hospital outside the study': (scene) => ({
    proposal: { value: { drugs: [], plan: 'surveillance' } },
    fiche: { carriedOut: { recorded: 'not_recorded' } },
    lines: [otherLine(scene, 1, 'somatostatin_analogue', ['lanreotide'], 0, END)],
    cures: curesOf(scene, 356, 4, ['folfox']),
    expected: {
      step: 'discussed',
      lines: 2,
      findings: ['line_from_hospital'],
      noFindings: ['later_line_from_hospital', 'index_line_from_hospital'],
    },
  }),
  'cures after the end that the DCC writes': (scene) => ({
    lines: [lineOf(scene, { endedOn: { value: scene.day(60) } })],
    cures: curesOf(scene, 0, 12, COMBINED),
    expected: ordinary(scene, { lines: 1, cycles: 12 }),
  }),
  'one cure cancelled and administered, the cancelled row first': sameKey('cancelled first'),
  'one cure cancelled and administered, the cancelled row last': sameKey('cancelled last'),
  'two doses of one day': sameKey('other dose'),
};
