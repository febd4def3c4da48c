import type {
  Administration,
  AdverseEvent,
  Cell,
  Day,
  Identity,
  Imaging,
  OrbisPerson,
  Patient,
} from '../truth.ts';
import type { Column, Report } from './column.ts';
import { orbisBlank, spellOrbisCode } from './spell.ts';
import { spellOrbisDay } from './spell-day.ts';
import { spellToxicityGrade } from './spell-number.ts';
import { orbisMolecule, spellOrbisProtocol } from './spell-treatment.ts';
import * as words from './words.ts';

/** The date by which ORBIS means "still open". */
const OPEN_END: Day = '4000-12-31';

export interface OrbisRow<Fact> {
  readonly patient: Patient;
  readonly fact: Fact;
}

/** The IPP, written by ORBIS with its zeros; the .xlsx reports make it a number. */
const ipp: Column<OrbisRow<unknown>> = { header: 'IPP', cell: ({ patient }) => patient.ipp ?? null };
const wholeDay = (day: Day): Cell => ({ day, format: 'dd/mm/yyyy' });
const person = ({ patient, fact }: OrbisRow<OrbisPerson>): Identity => ({
  ...patient.identity,
  ...fact.identity,
});

/** PATIENTS, key IPP. */
export const PATIENTS: Report<OrbisRow<OrbisPerson>> = {
  name: 'PATIENTS',
  identify: ({ patient, fact }) => `${patient.ipp}|${fact.reportedOn}`,
  columns: [
    ipp,
    { header: 'NOM_NAISSANCE', cell: (row) => person(row).birthName.toUpperCase() },
    {
      header: 'NOM_USUEL',
      cell: (row, random) => person(row).usualName?.toUpperCase() ?? orbisBlank(random),
    },
    { header: 'PRENOM', cell: (row) => person(row).firstName },
    { header: 'DATE_NAISSANCE', cell: (row) => wholeDay(person(row).bornOn) },
    {
      header: 'SEXE',
      cell: (row, random) => spellOrbisCode(random, { value: person(row).sex }, words.ORBIS_SEX),
    },
    { header: 'DATE_DECES', cell: ({ fact }, random) => spellOrbisDay(random, fact.diedOn) },
    { header: 'DATE_DERNIER_CONTACT', cell: ({ fact }, random) => spellOrbisDay(random, fact.lastContactOn) },
  ],
};

/** CURES, key IPP + DATE_CURE + MOLECULE. */
export const CURES: Report<OrbisRow<Administration>> = {
  name: 'CURES',
  identify: ({ patient, fact }) => [patient.ipp, fact.givenOn, fact.molecule].join('|'),
  columns: [
    ipp,
    { header: 'NUM_CURE', cell: ({ fact }) => fact.cycle },
    { header: 'DATE_CURE', cell: ({ fact }) => wholeDay(fact.givenOn) },
    { header: 'PROTOCOLE', cell: ({ fact }, random) => spellOrbisProtocol(random, fact.regimen) },
    { header: 'MOLECULE', cell: ({ fact }) => orbisMolecule(fact.molecule) },
    { header: 'DOSE_MG', cell: ({ fact }) => fact.doseMg },
    {
      header: 'STATUT',
      cell: ({ fact }, random) => spellOrbisCode(random, { value: fact.status }, words.ADMINISTRATION_STATUS),
    },
  ],
};

/** IMAGERIE, key IPP + DATE_EXAMEN + MODALITE. */
export const IMAGINGS: Report<OrbisRow<Imaging>> = {
  name: 'IMAGERIE',
  identify: ({ patient, fact }) => [patient.ipp, fact.examinedOn, fact.modality].join('|'),
  columns: [
    ipp,
    { header: 'DATE_EXAMEN', cell: ({ fact }, random) => spellOrbisDay(random, { value: fact.examinedOn }) },
    {
      header: 'MODALITE',
      cell: ({ fact }, random) =>
        fact.modality === undefined ? null : spellOrbisCode(random, { value: fact.modality }, words.MODALITY),
    },
    {
      header: 'CONCLUSION_RECIST',
      cell: ({ fact }, random) => spellOrbisCode(random, fact.conclusion, words.RESPONSE),
    },
    { header: 'COMMENTAIRE', cell: ({ fact }) => fact.comment ?? null },
  ],
};

/** EI, key IPP + DATE_DEBUT + LIBELLE. */
export const ADVERSE_EVENTS: Report<OrbisRow<AdverseEvent>> = {
  name: 'EI',
  identify: ({ patient, fact }) => [patient.ipp, fact.startedOn, fact.term.value].join('|'),
  columns: [
    ipp,
    { header: 'DATE_DEBUT', cell: ({ fact }) => wholeDay(fact.startedOn) },
    {
      header: 'DATE_FIN',
      cell: ({ fact }, random) =>
        fact.endedOn?.value === undefined && fact.endedOn?.written === undefined
          ? wholeDay(OPEN_END)
          : spellOrbisDay(random, fact.endedOn),
    },
    { header: 'LIBELLE', cell: ({ fact }, random) => spellOrbisCode(random, fact.term, words.ADVERSE_EVENT) },
    {
      header: 'GRADE_CTCAE',
      cell: ({ fact }, random) => spellToxicityGrade(random, fact.grade) ?? orbisBlank(random),
    },
    {
      header: 'IMPUTABILITE',
      cell: ({ fact }, random) => spellOrbisCode(random, fact.attribution, words.ATTRIBUTION),
    },
    { header: 'CONDUITE', cell: ({ fact }, random) => spellOrbisCode(random, fact.conduct, words.CONDUCT) },
  ],
};
