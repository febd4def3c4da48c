/** The other patients of the network: what fills the meetings beside the 57. */

import { WINDOW } from '../invent/calendar.ts';
import { inventOutside, KINDS_OUTSIDE } from '../invent/kinds/outside.ts';
import { inventPatient } from '../invent/patient.ts';
import { onlyInOrbis } from '../invent/scenarios/change.ts';
import { randomFor } from '../random.ts';
import type { Patient, Presentation } from '../truth.ts';

const SEED = 2016;
/** Indices of the network begin after those of the study's patients. */
const FIRST_INDEX = 100;
/** Every sixth place is for a patient of the next kind of the rules; the corrections name two of the other places. */
const KIND_EVERY = 6;
const KIND_REMAINDER = 5;
/** Patients in no figure, of each kind: opposed, never presented in the window, known to ORBIS alone. */
const BYSTANDERS = 4;

/** How many of the fiches count: highest version validated, meeting in the window (AP-3, C-13). */
export function countedPresentations(presentations: readonly Presentation[]): number {
  return presentations.filter(isCounted).length;
}

function isCounted({ versions }: Presentation): boolean {
  const last = versions.at(-1);
  const heldOn = last?.heldOn.value ?? '';
  return last?.status === 'validated' && heldOn >= WINDOW.from && heldOn <= WINDOW.to;
}

/**
 * So many patients with so many counted presentations between them, and a few bystanders. None is proposed
 * bevacizumab with a cytotoxic drug; some fiches name it with an "if", "to discuss" or "no". One patient of each kind of
 * the second edition of the rules is among them.
 */
export function* networkPatients(patients: number, presentations: number): Generator<Patient> {
  let taken = 0;
  let counted = 0;
  let turn = 0;
  const bystanders = { opposed: 0, unseen: 0, orbisOnly: 0 };
  for (let index = FIRST_INDEX; taken < patients; index++) {
    const isOfKind = index % KIND_EVERY === KIND_REMAINDER && turn < KINDS_OUTSIDE;
    const patient = isOfKind
      ? inventOutside(SEED, index, turn)
      : calm(inventPatient(SEED, index, wishesOf(index)));
    const own = countedPresentations(patient.presentations);
    if (patient.opposed !== undefined || own === 0) {
      const kind = kindOf(patient, bystanders.unseen);
      if (bystanders[kind]++ < BYSTANDERS) yield kind === 'orbisOnly' ? onlyInOrbis(patient) : patient;
      continue;
    }
    const due = Math.round(((taken + 1) * presentations) / patients) - counted;
    // Behind the average, one with few presentations is passed over; ahead of it, the surplus ones are left out.
    if (own < due) continue;
    const kept = Math.max(1, due);
    taken++;
    if (isOfKind) turn++;
    counted += kept;
    yield { ...patient, presentations: limited(patient.presentations, kept) };
  }
  if (turn < KINDS_OUTSIDE) throw new Error(`${turn} kinds of ${KINDS_OUTSIDE} have a place`);
  if (counted !== presentations) throw new Error(`${counted} presentations instead of ${presentations}`);
}

function kindOf(patient: Patient, unseen: number): 'opposed' | 'unseen' | 'orbisOnly' {
  if (patient.opposed !== undefined) return 'opposed';
  return patient.orbis !== undefined && unseen >= BYSTANDERS ? 'orbisOnly' : 'unseen';
}

function wishesOf(index: number): Parameters<typeof inventPatient>[2] {
  const candidate = randomFor('network', index).weighted([
    [975, 'no'],
    [15, 'against'],
    [5, 'if'],
    [5, 'to_discuss'],
  ] as const);
  return { candidate, carriedOut: false, retreated: false };
}

/** The first presentations that count, and all that do not. */
function limited(presentations: readonly Presentation[], kept: number): readonly Presentation[] {
  let left = kept;
  return presentations.filter((presentation) => !isCounted(presentation) || left-- > 0);
}

/** Unreadable cells belong to the scenarios; here they are only not recorded, so that findings stay few. */
function calm(patient: Patient): Patient {
  return JSON.parse(
    JSON.stringify(patient).replaceAll('"recorded":"unreadable"', '"recorded":"not_recorded"'),
  ) as Patient;
}
