import { daysBetween } from '../../calendar.ts';
import type { Line, LineType } from '../../truth.ts';
import {
  END,
  eventOf,
  type Kind,
  lineOf,
  NEWS,
  ordinary,
  otherLine,
  PROGRESSION,
  period,
  type Scene,
  scanOf,
} from './plan.ts';

/** What a line is for the study: index, concomitant, maintenance, retreatment, prior (C-74 to C-77). */

/** A line of another kind that starts while the index line runs; it takes neither the scan nor the event. */
const concomitant =
  (type: LineType, line: (scene: Scene) => Line): Kind =>
  (scene) => ({
    lines: [lineOf(scene, { bestResponse: {} }), line(scene)],
    imagings: [scanOf(scene, 152, { value: 'pr' })],
    events: [eventOf(scene, 142, 'hypertension', 3)],
    expected: ordinary(scene, {
      // Supportive care is no line (C-8).
      roles: type === 'supportive_care' ? { 1: 'index' } : { 1: 'index', 2: 'concomitant' },
      bestResponse: 'pr',
      toxicity: { bevacizumab: { hypertension: 'yes' } },
    }),
  });

const DRUGS: Partial<Record<LineType, Parameters<typeof otherLine>[3]>> = {
  somatostatin_analogue: ['octreotide'],
  radionuclide: ['radionuclide'],
  chemoembolization: ['doxorubicin'],
  interferon: ['interferon'],
};
const ofType = (type: LineType): Kind =>
  concomitant(type, (scene) => otherLine(scene, 2, type, DRUGS[type] ?? [], 81));

/** LV5FU2 and bevacizumab so many days after the end of the line, progressing at its start or not. */
const succession =
  (days: number, isProgressing = false): Kind =>
  (scene) => {
    const isMaintenance = days <= 30 && !isProgressing;
    return {
      lines: [
        lineOf(scene, { bestResponse: { value: 'pr' }, progressedOn: {} }),
        lineOf(scene, {
          number: 2,
          regimen: { value: ['lv5fu2', 'bevacizumab'] },
          startedOn: { value: scene.day(END + days) },
          endedOn: { value: scene.day(325) },
          cycles: { value: 8 },
          progressingAtStart: { value: isProgressing ? 'yes' : 'no' },
        }),
      ],
      expected: ordinary(scene, {
        roles: { 1: 'index', 2: isMaintenance ? 'maintenance' : 'retreatment' },
        laterLines: isMaintenance ? 0 : 1,
        cycles: 12,
        retreatment: isMaintenance ? null : period(scene, END + days, PROGRESSION),
        findings: ['progression_of_other_line', ...(isMaintenance ? ['maintenance_line'] : [])],
        ...(isMaintenance ? {} : { noFindings: ['maintenance_line'] }),
      }),
    };
  };

/** A combined line that starts so many days before the meeting that proposes it, and one after that meeting. */
const beforeTheMeeting =
  (days: number): Kind =>
  (scene) => {
    const start = -10 - days;
    const isPrior = days > 90;
    return {
      lines: [
        lineOf(scene, {
          startedOn: { value: scene.day(start) },
          endedOn: { value: scene.day(-50) },
          progressedOn: { value: scene.day(-35) },
        }),
        lineOf(scene, { number: 2 }),
      ],
      expected: ordinary(
        scene,
        isPrior
          ? {
              roles: { 1: 'prior', 2: 'index' },
              priorLines: 1,
              findings: ['index_line_of_other_disease'],
            }
          : {
              roles: { 1: 'index', 2: 'retreatment' },
              priorLines: 0,
              laterLines: 1,
              pfs: period(scene, start, -35),
              retreatment: period(scene, 0, PROGRESSION),
              noFindings: ['index_line_of_other_disease'],
            },
      ),
    };
  };

export const ROLES: Readonly<Record<string, Kind>> = {
  'cytotoxic drugs and bevacizumab as two rows of one day': (scene) => ({
    lines: [
      lineOf(scene, { regimen: { value: ['folfox'] }, cycles: {} }),
      lineOf(scene, {
        number: 2,
        type: { value: 'targeted_therapy' },
        regimen: { value: ['bevacizumab'] },
      }),
    ],
    expected: ordinary(scene, { cycles: 12, findings: ['combined_rows'] }),
  }),
  'cytotoxic drugs and bevacizumab as two rows of one month': (scene) => {
    const startedOn = { value: scene.day(0), recorded: 'month' } as const;
    const fifteenth = `${scene.day(0).slice(0, 8)}15`;
    return {
      lines: [
        lineOf(scene, { regimen: { value: ['folfox'] }, cycles: {}, startedOn }),
        lineOf(scene, {
          number: 2,
          type: { value: 'targeted_therapy' },
          regimen: { value: ['bevacizumab'] },
          startedOn,
        }),
      ],
      expected: ordinary(scene, {
        cycles: 12,
        findings: ['combined_rows'],
        pfs: period(scene, daysBetween(scene.day(0), fifteenth), PROGRESSION),
      }),
    };
  },
  'a concomitant somatostatin analogue': ofType('somatostatin_analogue'),
  'a concomitant radiotherapy': ofType('radiotherapy'),
  'a concomitant PRRT': ofType('radionuclide'),
  'a concomitant chemoembolization': ofType('chemoembolization'),
  'a concomitant interferon': ofType('interferon'),
  'concomitant supportive care': ofType('supportive_care'),
  'surgery while the line runs': concomitant('surgery', (scene) => ({
    ...otherLine(scene, 2, 'surgery', [], 81, 81),
    operatedSite: { value: 'metastases' },
    residue: { value: 'R0' },
  })),
  'an analogue before the index line': (scene) => ({
    lines: [otherLine(scene, 1, 'somatostatin_analogue', ['octreotide'], -200), lineOf(scene, { number: 2 })],
    expected: ordinary(scene, { roles: { 1: 'prior', 2: 'index' }, priorLines: 1 }),
  }),
  'a combined line 29 days after the end': succession(29),
  'a combined line 30 days after the end': succession(30),
  'a combined line 31 days after the end': succession(31),
  'a combined line 10 days after the end, progressing': succession(10, true),
  'bevacizumab alone, then a retreatment': (scene) => ({
    lines: [
      lineOf(scene, { bestResponse: { value: 'pr' }, progressedOn: {} }),
      {
        ...otherLine(scene, 2, 'targeted_therapy', ['bevacizumab'], END + 1, PROGRESSION),
        progressedOn: { value: scene.day(PROGRESSION) },
      },
      lineOf(scene, {
        number: 3,
        startedOn: { value: scene.day(721) },
        endedOn: { value: scene.day(902) },
        progressedOn: { value: scene.day(964) },
      }),
    ],
    expected: ordinary(scene, {
      roles: { 1: 'index', 2: 'later', 3: 'retreatment' },
      laterLines: 2,
      retreatment: period(scene, 721, 964),
    }),
  }),
  'the same drugs for another disease, years before': (scene) => ({
    lines: [
      lineOf(scene, {
        startedOn: { value: scene.day(-2567) },
        endedOn: { value: scene.day(-2386) },
        bestResponse: { value: 'cr' },
        progressedOn: {},
      }),
      lineOf(scene, { number: 2 }),
    ],
    expected: ordinary(scene, {
      roles: { 1: 'prior', 2: 'index' },
      priorLines: 1,
      findings: ['index_line_of_other_disease'],
    }),
  }),
  'a combined line 89 days before the meeting': beforeTheMeeting(89),
  'a combined line 90 days before the meeting': beforeTheMeeting(90),
  'a combined line 91 days before the meeting': beforeTheMeeting(91),
  'progression of a later everolimus': (scene) => ({
    lines: [
      lineOf(scene, { progressedOn: {} }),
      {
        ...otherLine(scene, 2, 'targeted_therapy', ['everolimus'], 629, 872),
        progressedOn: { value: scene.day(872) },
      },
    ],
    expected: ordinary(scene, {
      roles: { 1: 'index', 2: 'later' },
      laterLines: 1,
      pfs: period(scene, 0, 872),
      os: period(scene, 0, NEWS, 'last_news'),
      findings: ['progression_of_other_line'],
    }),
  }),
};
