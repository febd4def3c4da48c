import { type Correction, type Patient, spelled, type Toxicity } from '../../truth.ts';
import {
  AT_CHU,
  indexLineOf,
  type Make,
  OUTSIDE,
  type Scenario,
  TREATED,
  withFiches,
  withIndexLine,
} from './change.ts';

/** Rows that cannot be loaded, and rows that come twice (C-44, C-58). */
export const ROWS: Readonly<Record<string, Scenario>> = {
  meetingDateUnreadable: (make) => [
    withFiches(make(OUTSIDE), (fiche) => ({
      ...fiche,
      heldOn: spelled(fiche.heldOn.value ?? '', '31/06/2016'),
    })),
  ],
  keyMissing: (make) => {
    const patient = make({ ...TREATED, ...OUTSIDE });
    return [
      { ...patient, lines: [...patient.lines, { number: Number.NaN, type: { value: 'radiotherapy' } }] },
    ];
  },
  keyTwiceWithOtherContent: (make) => {
    const patient = make({ ...TREATED, ...OUTSIDE });
    const looked: Toxicity = {
      line: indexLineOf(patient).number,
      term: 'nausea',
      present: { value: true },
      grade: { value: 1 },
      attribution: { value: 'unknown' },
    };
    return [{ ...patient, toxicities: [...patient.toxicities, looked, { ...looked, grade: { value: 2 } }] }];
  },
};

const CORRECTED_COLUMN = 'Nb cures bevacizumab';
const WRONG_CYCLES = 112;

/** Two patients whose cycles were typed wrongly; the correction of the second was made for another value. */
export function correctedPatients(make: Make): readonly Patient[] {
  const wrong = (patient: Patient): Patient =>
    withIndexLine(patient, { cycles: spelled(indexLineOf(patient).cycles?.value ?? 12, WRONG_CYCLES) });
  return [wrong(make({ ...TREATED, ...OUTSIDE })), wrong(make({ ...TREATED, ...AT_CHU }))];
}

/** The corrections of those two patients: one that fits, one that is stale. */
export function correctionsOf(patients: readonly Patient[]): readonly Correction[] {
  return patients.map((patient, k) => ({
    source: 'Lignes de traitement',
    key: [patient.fileNumber ?? '', String(indexLineOf(patient).number)],
    column: CORRECTED_COLUMN,
    oldValue: String(k === 0 ? WRONG_CYCLES : WRONG_CYCLES - 1),
    newValue: '12',
    author: 'Attachée de recherche clinique',
    reason: 'Faute de frappe, vérifiée au dossier',
    date: '2017-06-12',
  }));
}
