import { later } from '../../calendar.ts';
import { blank, onDay, type Patient, toMonth, toYear } from '../../truth.ts';
import { AT_CHU, indexLineOf, OUTSIDE, type Scenario, TREATED, withIndexLine, withOrbis } from './change.ts';

/** The true first day of the index line. */
function startOf(patient: Patient): string {
  const day = indexLineOf(patient).startedOn?.value;
  if (day === undefined) throw new Error('an invented line has a start');
  return day;
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** Partial, refined, conflicting and contradicting dates (AP-8, AP-9, C-1 to C-5, S-3 to S-5). */
export const DATES: Readonly<Record<string, Scenario>> = {
  startRefinedByOrbis: (make) => {
    const patient = make({ ...TREATED, ...AT_CHU, site: 'pancreas' });
    return [withIndexLine(patient, { startedOn: toMonth(startOf(patient)) })];
  },
  progressionRefinedByOrbis: (make) => {
    const patient = make({ ...TREATED, ...AT_CHU, site: 'ileum' });
    const progressedOn = later(startOf(patient), 200);
    const pd = { examinedOn: progressedOn, modality: 'ct', conclusion: { value: 'pd' } } as const;
    const known = withIndexLine(patient, {
      startedOn: onDay(startOf(patient)),
      progressedOn: toMonth(progressedOn),
    });
    return [
      withOrbis(known, (orbis) => ({
        imagings: [...orbis.imagings.filter((row) => row.conclusion.value !== 'pd'), pd],
      })),
    ];
  },
  progressionsTwentyDaysApart: (make) => {
    const patient = make({ ...TREATED, ...AT_CHU, site: 'ileum' });
    const inDcc = later(startOf(patient), 240);
    const pd = { examinedOn: later(inDcc, -20), modality: 'mri', conclusion: { value: 'pd' } } as const;
    const known = withIndexLine(patient, { progressedOn: onDay(inDcc) });
    return [
      withOrbis(known, (orbis) => ({
        imagings: [...orbis.imagings.filter((row) => row.conclusion.value !== 'pd'), pd],
      })),
    ];
  },
  progressionInTheMonthOfTheStart: (make) => {
    const patient = make({ ...TREATED, ...OUTSIDE });
    const start = `${startOf(patient).slice(0, 7)}-20`;
    return [
      withIndexLine(patient, { startedOn: onDay(start), progressedOn: toMonth(`${start.slice(0, 7)}-28`) }),
    ];
  },
  progressionBeforeTheStart: (make) => {
    const patient = make({ ...TREATED, ...OUTSIDE });
    return [
      withIndexLine(patient, {
        startedOn: onDay(startOf(patient)),
        progressedOn: onDay(later(startOf(patient), -90)),
      }),
    ];
  },
  progressionKnownByYearOnly: (make) => {
    const patient = make({ ...TREATED, ...OUTSIDE });
    return [
      withIndexLine(patient, {
        startedOn: onDay(startOf(patient)),
        progressedOn: toYear(later(startOf(patient), 300)),
      }),
    ];
  },
  deadWithoutAnyDate: (make) => {
    const patient = make({ ...TREATED, ...OUTSIDE });
    const lastNewsOn = toMonth(later(startOf(patient), 500));
    return [
      {
        ...patient,
        followUp: { later: {}, ...patient.followUp, lastNewsOn, state: { value: 'dead' }, diedOn: blank },
      },
    ];
  },
  trueFifteenth: (make) => {
    const patient = make({ ...TREATED, ...OUTSIDE });
    return [withIndexLine(patient, { startedOn: onDay(`${firstOfMonth(startOf(patient)).slice(0, 8)}15`) })];
  },
  cyclesCountedOtherwise: (make) => [
    withIndexLine(make({ ...TREATED, ...AT_CHU, site: 'pancreas' }), { cycles: { value: 23 } }),
  ],
  lineOnlyInOrbis: (make) => {
    const patient = make({ ...TREATED, ...AT_CHU, site: 'stomach' });
    const index = indexLineOf(patient);
    return [{ ...patient, lines: patient.lines.filter((line) => line !== index), toxicities: [] }];
  },
};
