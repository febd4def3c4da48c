import { later } from '../../calendar.ts';
import { blank } from '../../truth.ts';
import {
  AT_CHU,
  OUTSIDE,
  onlyInDcc,
  onlyInOrbis,
  type Scenario,
  TREATED,
  withFiches,
  withOrbis,
} from './change.ts';

/** Who is who between the two systems (S-1, C-17). */
export const IDENTITIES: Readonly<Record<string, Scenario>> = {
  linkedByNames: (make) => [
    withFiches(make({ ...TREATED, ...AT_CHU }), (fiche) => ({ ...fiche, ipp: blank })),
  ],
  linkedByNamesSpelledOtherwise: (make) => {
    const patient = make({ ...TREATED, ...AT_CHU });
    const identity = { birthName: 'CŒURZELOTTE-BRÉZOLARDEC', firstName: 'Jean-Éloïk' };
    const inOrbis = { birthName: 'Coeurzelotte Brezolardec', firstName: 'JEAN ELOIK' };
    const renamed = withOrbis(patient, (orbis) => ({
      people: orbis.people.map((row) => ({ ...row, identity: inOrbis })),
    }));
    return [
      withFiches({ ...renamed, identity: { ...patient.identity, ...identity } }, (fiche) => ({
        ...fiche,
        ipp: blank,
      })),
    ];
  },
  twins: (make) => {
    const first = onlyInDcc(make({ ...TREATED, ...OUTSIDE }));
    const twin = onlyInOrbis(make({ ...AT_CHU }));
    return [first, { ...twin, identity: { ...first.identity, firstName: 'Théophanix' } }];
  },
  sameNamesOtherBirthDate: (make) => {
    const first = onlyInDcc(make(OUTSIDE));
    const other = onlyInOrbis(make(AT_CHU));
    return [first, { ...other, identity: { ...first.identity, bornOn: later(first.identity.bornOn, 9) } }];
  },
  twoInOrbisWithTheSameIdentity: (make) => {
    const first = onlyInDcc(make({ ...TREATED, ...OUTSIDE }));
    const doubles = [onlyInOrbis(make(AT_CHU)), onlyInOrbis(make(AT_CHU))];
    return [first, ...doubles.map((double) => ({ ...double, identity: first.identity }))];
  },
  ippAgreesBirthDateDoesNot: (make) => {
    const patient = make({ ...TREATED, ...AT_CHU });
    const identity = { bornOn: later(patient.identity.bornOn, 366) };
    return [withOrbis(patient, (orbis) => ({ people: orbis.people.map((row) => ({ ...row, identity })) }))];
  },
  oneIppOnTwoFiles: (make) => {
    const first = make(AT_CHU);
    const second = onlyInDcc(make(OUTSIDE));
    return first.ipp === undefined ? [first, second] : [first, { ...second, ipp: first.ipp }];
  },
  noPatientsRow: (make) => [withOrbis(make({ ...TREATED, ...AT_CHU }), () => ({ people: [] }))],
  onlyInOrbis: (make) => [onlyInOrbis(make({ ...TREATED, ...AT_CHU }))],
  marriedBetweenTwoFiches: (make) => {
    const patient = make({ ...AT_CHU });
    return [
      withFiches(patient, (fiche) =>
        fiche.version > 1 ? { ...fiche, identity: { usualName: 'Xaintréphaud' } } : fiche,
      ),
    ];
  },
};
