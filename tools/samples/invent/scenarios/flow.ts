import { cellSpec, hidden } from '../../truth.ts';
import { AT_CHU, OUTSIDE, type Scenario, TREATED, withFiches, withIndexLine } from './change.ts';

const REFUSED = { candidate: 'proposed', carriedOut: false } as const;

/** One patient for each way through the flow (AP-4, AP-5, C-11 to C-14). */
export const FLOW: Readonly<Record<string, Scenario>> = {
  bronchialPrimary: (make) => [
    make({ ...TREATED, site: 'bronchus' }),
    make({ ...REFUSED, answer: false, site: 'thymus' }),
  ],
  siteMissingButIcd10: (make) => [
    withFiches(make({ ...TREATED, site: 'bronchus' }), (fiche) => ({
      ...fiche,
      tumor: { ...fiche.tumor, site: hidden('not_recorded', 'bronchus'), icd10: cellSpec('C34.9') },
    })),
  ],
  poorlyDifferentiated: (make) => [make({ ...TREATED, differentiation: 'poor' })],
  noHistologicalProof: (make) => [make({ ...TREATED, proven: false })],
  notCarriedOut: (make) => [
    make({ ...REFUSED, answer: false }),
    make({ ...REFUSED, answer: false, ...AT_CHU }),
  ],
  answeredYesWithoutLine: (make) => [make({ ...REFUSED, answer: true, ...OUTSIDE })],
  neverAnsweredWithoutLine: (make) => [make({ ...REFUSED, answer: undefined, ...OUTSIDE })],
  answeredNoYetTreated: (make) => [make({ ...TREATED, answer: false })],
  startKnownByYearOnly: (make) => {
    const patient = make({ ...TREATED, ...OUTSIDE, site: 'ileum' });
    const started = patient.lines.find((line) => line.regimen?.value?.includes('bevacizumab'))?.startedOn;
    return [withIndexLine(patient, { startedOn: { ...started, recorded: 'year' } })];
  },
  noCycleReceived: (make) => [
    withIndexLine(make({ ...TREATED, ...OUTSIDE, site: 'pancreas' }), { cycles: cellSpec(0) }),
  ],
  conditional: (make) => [make({ candidate: 'if' }), make({ candidate: 'to_discuss' })],
  namedButAgainst: (make) => [make({ candidate: 'against' }), make({ candidate: 'against' })],
  lastVersionNotValidated: (make) => [
    withFiches(make({ candidate: 'proposed', carriedOut: false, answer: undefined }), (fiche) => ({
      ...fiche,
      status: 'not_validated',
    })),
  ],
  retreated: (make) => [
    make({ ...TREATED, retreated: true, ...AT_CHU }),
    make({ ...TREATED, retreated: true, ...OUTSIDE }),
  ],
  opposed: (make) => [
    { ...make({ ...TREATED, ...AT_CHU }), opposed: 'file_number' },
    { ...make({ ...TREATED, ...AT_CHU }), opposed: 'ipp' },
  ],
};
