import type { Random } from '../random.ts';
import type {
  CellSpec,
  DaySpec,
  FicheVersion,
  FollowUp,
  Identity,
  LaterClass,
  Line,
  Patient,
  Toxicity,
  Tumor,
} from '../truth.ts';
import type { Column, Report } from './column.ts';
import { spellCode, spellIcd10, spellList, spellText, spellYesNo } from './spell.ts';
import { spellDay } from './spell-day.ts';
import { spellBirthDate, spellFileNumber, spellIpp, spellName } from './spell-identity.ts';
import {
  spellGrade,
  spellKi67,
  spellNumber,
  spellSize,
  spellToxicityGrade,
  spellWhoStatus,
} from './spell-number.ts';
import { spellProposal, spellProtocol } from './spell-treatment.ts';
import * as words from './words.ts';

/** A row of each sheet, with the patient it belongs to. */
export interface FicheRow {
  readonly patient: Patient;
  readonly ficheNumber: number;
  readonly fiche: FicheVersion;
}
export interface LineRow {
  readonly patient: Patient;
  readonly line: Line;
}
export interface ToxicityRow {
  readonly patient: Patient;
  readonly toxicity: Toxicity;
}
export interface FollowUpRow {
  readonly patient: Patient;
  readonly followUp: FollowUp;
}

const fileNumber: Column<{ readonly patient: Patient }> = {
  header: 'N° dossier DCC',
  cell: ({ patient }, random) => spellFileNumber(random, patient.fileNumber),
};
const day = <Row>(header: string, cellSpec: (row: Row) => DaySpec | undefined): Column<Row> => ({
  header,
  cell: (row, random) => spellDay(random, cellSpec(row)),
});
const yesNo = <Row>(header: string, cellSpec: (row: Row) => CellSpec<boolean> | undefined): Column<Row> => ({
  header,
  cell: (row, random) => spellYesNo(random, cellSpec(row)),
});
const code = <Row, T extends string>(
  header: string,
  vocabulary: words.Words<T>,
  cellSpec: (row: Row) => CellSpec<T> | undefined,
): Column<Row> => ({
  header,
  cell: (row, random) => spellCode(random, cellSpec(row), vocabulary),
});
const other = <Row>(
  header: string,
  cell: (row: Row, random: Random) => ReturnType<Column<Row>['cell']>,
): Column<Row> => ({ header, cell });

const identityOf = ({ patient, fiche }: FicheRow): Identity => ({ ...patient.identity, ...fiche.identity });
const tumor =
  <T>(item: (tumor: Tumor) => T) =>
  ({ fiche }: FicheRow): T | undefined =>
    fiche.tumor === undefined ? undefined : item(fiche.tumor);
const ippOf = ({ patient, fiche }: FicheRow): CellSpec<string> | undefined =>
  fiche.ipp ?? (patient.ipp === undefined ? undefined : { value: patient.ipp });

/** *Fiches RCP*: a row a version of a fiche. */
export const FICHES: Report<FicheRow> = {
  name: 'Fiches RCP',
  identify: ({ ficheNumber, fiche }) => `${ficheNumber}|${fiche.version}`,
  columns: [
    other('N° fiche', ({ ficheNumber }, random) => (random.chance(0.15) ? String(ficheNumber) : ficheNumber)),
    other('Version', ({ fiche }, random) => (random.chance(0.15) ? String(fiche.version) : fiche.version)),
    code('Statut de la fiche', words.STATUS, ({ fiche }) => ({ value: fiche.status })),
    fileNumber,
    other('IPP CHU', (row, random) => spellIpp(random, ippOf(row))),
    other('Nom de naissance', (row, random) => spellName(random, identityOf(row).birthName)),
    other('Nom usuel', (row, random) => spellName(random, identityOf(row).usualName)),
    other('Prénom', (row, random) => spellName(random, identityOf(row).firstName)),
    other('Né(e) le', (row, random) => spellBirthDate(random, identityOf(row).bornOn)),
    other('Sexe', (row, random) => {
      const cell = spellCode(random, { value: identityOf(row).sex }, words.SEX);
      return typeof cell === 'string' && /^\d$/.test(cell) && random.chance(0.5) ? Number(cell) : cell;
    }),
    day('Date RCP', ({ fiche }) => fiche.heldOn),
    other('RCP', ({ fiche }) => fiche.board ?? null),
    other('Etablissement', ({ fiche }) => fiche.hospital ?? null),
    other('Motif', ({ fiche }) => fiche.reason ?? null),
    code(
      'Siège',
      words.SITE,
      tumor((t) => t.site),
    ),
    other('CIM-10', (row, random) => spellIcd10(random, tumor((t) => t.icd10)(row))),
    other('Type histologique', ({ fiche }, random) => spellText(random, fiche.tumor?.histology)),
    yesNo(
      'Preuve histologique',
      tumor((t) => t.histologicalProof),
    ),
    code(
      'Différenciation',
      words.DIFFERENTIATION,
      tumor((t) => t.differentiation),
    ),
    other('Grade OMS', ({ fiche }, random) => spellGrade(random, fiche.tumor?.grade)),
    other('Ki67 (%)', ({ fiche }, random) => spellKi67(random, fiche.tumor?.ki67)),
    code(
      'Ki67 prélèvement',
      words.SPECIMEN,
      tumor((t) => t.ki67Specimen),
    ),
    code(
      'Ki67 le plus élevé',
      words.HIGHEST,
      tumor((t) => t.ki67Highest),
    ),
    other('Mitoses /10 champs', ({ fiche }, random) => spellNumber(random, fiche.tumor?.mitoses)),
    other('Taille (mm)', ({ fiche }, random) => spellSize(random, fiche.tumor?.sizeMm)),
    day(
      'Date du diagnostic',
      tumor((t) => t.diagnosedOn),
    ),
    day(
      'Date des métastases',
      tumor((t) => t.metastaticOn),
    ),
    yesNo('Primitif en place', ({ fiche }) => fiche.primaryInPlace),
    yesNo(
      'Tumeur sécrétante',
      tumor((t) => t.secreting),
    ),
    yesNo('Syndrome sécrétoire actuel', ({ fiche }) => fiche.secretorySyndrome),
    yesNo(
      'NEM1',
      tumor((t) => t.men1),
    ),
    yesNo('Métastases', ({ fiche }) => fiche.metastatic),
    yesNo(
      'Métastases synchrones',
      tumor((t) => t.synchronous),
    ),
    yesNo(
      'Métastases métachrones',
      tumor((t) => t.metachronous),
    ),
    other('Sites métastatiques', ({ fiche }, random) =>
      spellList(random, fiche.metastaticSites, words.METASTATIC_SITE),
    ),
    other('Stade OMS (0-4)', ({ fiche }, random) => spellWhoStatus(random, fiche.whoStatus)),
    yesNo('FDRCV', ({ fiche }) => fiche.cardiovascularRisk),
    other('FDRCV détail', ({ fiche }, random) =>
      spellList(random, fiche.cardiovascularRisks, words.CARDIOVASCULAR_RISK),
    ),
    other('Proposition thérapeutique', (row, random) =>
      spellProposal(random, row.fiche.proposal, identityOf(row).birthName),
    ),
    yesNo('Proposition réalisée', ({ fiche }) => fiche.carriedOut),
  ],
};

/** *Lignes de traitement*: a row a line. A line whose number is NaN has lost its key. */
export const LINES: Report<LineRow> = {
  name: 'Lignes de traitement',
  identify: ({ patient, line }) => `${patient.fileNumber}|${line.number}`,
  columns: [
    fileNumber,
    other('Ligne', ({ line }, random) =>
      Number.isNaN(line.number) ? null : random.chance(0.15) ? String(line.number) : line.number,
    ),
    code('Type', words.LINE_TYPE, ({ line }) => line.type),
    other('Protocole', ({ line }, random) => spellProtocol(random, line.regimen, line.type.value)),
    code('Lieu', words.PLACE, ({ line }) => line.place),
    day('Date début', ({ line }) => line.startedOn),
    day('Date fin', ({ line }) => line.endedOn),
    other('Nb cures bevacizumab', ({ line }, random) => spellNumber(random, line.cycles)),
    code('Motif arrêt', words.STOP_REASON, ({ line }) => line.stopReason),
    code('Meilleure réponse', words.RESPONSE, ({ line }) => line.bestResponse),
    day('Date de progression', ({ line }) => line.progressedOn),
    code('En progression au début', words.AT_START, ({ line }) => line.progressingAtStart),
    yesNo('Analogues concomitants', ({ line }) => line.concomitantAnalogues),
    code('Siège opéré', words.OPERATED_SITE, ({ line }) => line.operatedSite),
    code('Résidu', words.RESIDUE, ({ line }) => line.residue),
  ],
};

/** *Toxicités*: a row a toxicity looked for. */
export const TOXICITIES: Report<ToxicityRow> = {
  name: 'Toxicités',
  identify: ({ patient, toxicity }) =>
    [patient.fileNumber, toxicity.line, toxicity.term, toxicity.attribution.value].join('|'),
  columns: [
    fileNumber,
    other('Ligne', ({ toxicity }, random) => (random.chance(0.15) ? String(toxicity.line) : toxicity.line)),
    code('Toxicité', words.TOXICITY, ({ toxicity }) => ({ value: toxicity.term })),
    yesNo('Présente', ({ toxicity }) => toxicity.present),
    other('Grade', ({ toxicity }, random) => spellToxicityGrade(random, toxicity.grade)),
    code('Imputabilité', words.ATTRIBUTION, ({ toxicity }) => toxicity.attribution),
    code('Conduite à tenir', words.CONDUCT, ({ toxicity }) => toxicity.conduct),
    yesNo('Traitement instauré', ({ toxicity }) => toxicity.treated),
  ],
};

const laterClass = (header: string, later: LaterClass): Column<FollowUpRow> =>
  yesNo(header, ({ followUp }) => followUp.later[later]);

/** *Suivi*: a row a patient. */
export const FOLLOW_UPS: Report<FollowUpRow> = {
  name: 'Suivi',
  identify: ({ patient }) => patient.fileNumber ?? '',
  columns: [
    fileNumber,
    day('Date des dernières nouvelles', ({ followUp }) => followUp.lastNewsOn),
    code('Etat', words.STATE, ({ followUp }) => followUp.state),
    day('Date de décès', ({ followUp }) => followUp.diedOn),
    laterClass('Analogues après', 'analogues'),
    laterClass('Chimiothérapie après', 'chemotherapy'),
    laterClass('Chimioembolisation après', 'chemoembolization'),
    laterClass('RIV après', 'radionuclide'),
    laterClass('Thérapie ciblée après', 'targeted_therapy'),
    laterClass('Chirurgie après', 'surgery'),
    laterClass('Soins de support seuls', 'supportive_care_only'),
  ],
};
