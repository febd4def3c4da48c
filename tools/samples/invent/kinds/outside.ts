import type { FicheVersion, Patient, Presentation } from '../../truth.ts';
import { meetingsBetween } from '../calendar.ts';
import { KINDS } from './index.ts';
import { inventKind, type Kind } from './plan.ts';

/** Kinds whose proposal does not name the combination: they keep it. */
const KEPT_PROPOSALS: ReadonlySet<string> = new Set([
  'a word of no list beside a drug',
  'a word of the class',
]);
/** Kinds that lie in the words of their proposal, or have a finding of severity error whatever is proposed. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'an unreadable progression',
  'the combination as something of the past',
  'something else is past, the combination is proposed',
  'spellings of the combination',
  'a condition, and no line',
  'a negation',
  'a condition, and a line 89 days after the meeting',
  'a condition, and a line 90 days after the meeting',
  'a condition, and a line 91 days after the meeting',
  'a name of an authorized product',
  'one letter wrong in a name',
]);
const NAMES = Object.keys(KINDS).filter((name) => !LEFT_OUT.has(name));

/** Kinds that can be shown by patients outside the study. */
export const KINDS_OUTSIDE = NAMES.length;
const EARLIER_FICHES = 3;

/**
 * The patient with this index, of the kind whose turn it is, to whom bevacizumab with a cytotoxic drug is never
 * proposed: the lines and the hospital's rows of the kind, none of them in a figure. Earlier meetings discuss the
 * patient too.
 */
export function inventOutside(seed: number, index: number, turn: number): Patient {
  const name = NAMES[turn % NAMES.length] ?? '';
  const patient = inventKind(seed, index, name, KINDS[name] as Kind);
  const { lines } = patient.expected ?? {};
  return {
    ...patient,
    presentations: patient.presentations.flatMap((own) => withEarlier(own, KEPT_PROPOSALS.has(name))),
    expected: { kind: name, step: 'discussed', ...(lines === undefined ? {} : { lines }) },
  };
}

/** The fiche, and fiches of earlier meetings that say the same of the tumor and propose surveillance. */
function withEarlier(own: Presentation, keepsProposal: boolean): readonly Presentation[] {
  const fiche = own.versions[0] as FicheVersion;
  const surveillance = {
    proposal: { value: { drugs: [], plan: 'surveillance' } },
    carriedOut: { recorded: 'not_recorded' },
  } as const;
  const heldOn = fiche.heldOn.value ?? '';
  const diagnosedOn = fiche.tumor?.diagnosedOn?.value ?? heldOn;
  const earlier = meetingsBetween(diagnosedOn, heldOn).filter((day) => day < heldOn);
  return [
    { ...own, versions: [keepsProposal ? fiche : { ...fiche, ...surveillance }] },
    ...earlier.slice(-EARLIER_FICHES).map((day, k) => ({
      ficheNumber: own.ficheNumber + 1 + k,
      versions: [{ ...fiche, ...surveillance, heldOn: { value: day } }],
    })),
  ];
}
