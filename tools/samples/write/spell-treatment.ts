import type { Random } from '../random.ts';
import type { Cell, CellSpec, Drug, LineType, Plan, Proposal } from '../truth.ts';
import { misspell } from './misspell.ts';
import { spell } from './spell.ts';
import type { Words } from './words.ts';

/** Drugs and regimens as doctors write them. */
const DRUG: Words<Drug> = {
  bevacizumab: ['bevacizumab', 'bévacizumab', 'Avastin', 'AVASTIN', 'bev', 'bév', 'Bevacizumab'],
  folfox: ['FOLFOX', 'FOLFOX 4', 'FOLFOX6', 'Folfox'],
  capox: ['CAPOX', 'XELOX', 'Xelox'],
  folfiri: ['FOLFIRI', 'Folfiri'],
  folfirinox: ['FOLFIRINOX'],
  lv5fu2: ['LV5FU2', 'LV5FU2 simplifié'],
  gemox: ['GEMOX'],
  temcap: ['TEMCAP', 'CAPTEM'],
  fluorouracil: ['5FU', '5-FU', 'fluorouracile'],
  capecitabine: ['capécitabine', 'Xeloda', 'XELODA', 'capecitabine'],
  s1: ['S-1'],
  oxaliplatin: ['oxaliplatine'],
  cisplatin: ['cisplatine', 'CDDP'],
  carboplatin: ['carboplatine'],
  irinotecan: ['irinotécan', 'Campto'],
  streptozocin: ['streptozotocine', 'Zanosar'],
  dacarbazine: ['dacarbazine', 'Déticène'],
  temozolomide: ['témozolomide', 'Temodal'],
  doxorubicin: ['doxorubicine', 'Adriamycine'],
  epirubicin: ['épirubicine'],
  etoposide: ['étoposide', 'VP16'],
  gemcitabine: ['gemcitabine', 'Gemzar'],
  docetaxel: ['docétaxel'],
  paclitaxel: ['paclitaxel'],
  cyclophosphamide: ['cyclophosphamide', 'Endoxan'],
  folinic_acid: ['acide folinique'],
  interferon: ['interféron', 'Introna'],
  everolimus: ['évérolimus', 'Afinitor'],
  sunitinib: ['sunitinib', 'Sutent'],
  octreotide: ['Sandostatine LP', 'octréotide'],
  lanreotide: ['Somatuline', 'Somatuline LP 120', 'lanréotide'],
  radionuclide: ['RIV', 'Lutathera', '177Lu-DOTATATE'],
  trial_drug: ['BZX-4471 (essai)', 'fosbrétabuline'],
};

/** Molecules as the pharmacy writes them in ORBIS. */
const MOLECULE: Partial<Words<Drug>> = {
  bevacizumab: ['BEVACIZUMAB'],
  fluorouracil: ['FLUOROURACILE'],
  folinic_acid: ['ACIDE FOLINIQUE'],
  capecitabine: ['CAPECITABINE'],
};

const PLAN: Words<Plan> = {
  surveillance: ['Surveillance', 'Surveillance scanner à 3 mois', 'Surveillance clinique et biologique'],
  surgery: ['Chirurgie du primitif', 'Résection des métastases hépatiques'],
  chemoembolization: ['Chimioembolisation hépatique', 'CEIA'],
  supportive_care: ['Soins de support', 'Soins de confort'],
  imaging: ['Octréoscan puis nouvelle présentation', 'TEP et relecture anatomopathologique'],
  continue_analogues: ['Poursuite Sandostatine LP', 'Poursuite Somatuline', 'Poursuite des analogues'],
};

const PROTOCOL_WITHOUT_DRUG: Partial<Words<LineType>> = {
  surgery: ['Spléno-pancréatectomie gauche', 'Résection iléale', 'Hépatectomie droite', 'Métastasectomie'],
  radiotherapy: ['Radiothérapie antalgique', 'RTE vertébrale'],
  supportive_care: ['Soins palliatifs'],
};

const JOINTS = [' + ', ' / ', '-', ' et ', '/', '+', ' - '];

/** "FOLFOX + bevacizumab", "Avastin / Xeloda", "5FU-bév": each drug in some word, in some order. */
function combination(random: Random, drugs: readonly Drug[]): string {
  const words = random.shuffled(drugs).map((drug) => random.pick(DRUG[drug]));
  return words.length === 0 ? '' : words.reduce((text, word) => text + random.pick(JOINTS) + word);
}

const AROUND: readonly ((what: string) => string)[] = [
  (what) => what,
  (what) => what,
  (what) => `Chimiothérapie par ${what}`,
  (what) => `Proposition : ${what}`,
  (what) => `${what}, réévaluation à 3 mois`,
  (what) => `Accord de la RCP pour ${what}.`,
  (what) => `Progression hépatique. ${what}`,
];
const IF: readonly ((what: string) => string)[] = [
  (what) => `${what} si bilan cardiologique normal`,
  (what) => `Si progression : ${what}`,
  (what) => `si échec, ${what}`,
];
const TO_DISCUSS: readonly ((what: string) => string)[] = [
  (what) => `${what} à discuter`,
  (what) => `A discuter : ${what}`,
  (what) => `à discuter ${what} après TEP`,
];
/** Negations (C-14): what follows them is ruled out up to the next separator. */
const AGAINST: readonly ((out: string) => string)[] = [
  (out) => `arrêt ${out}`,
  (out) => `Arrêt ${out}`,
  (out) => `stop ${out}`,
  (out) => `pas de ${out}`,
  (out) => `pas d'indication à ${out}`,
  (out) => `contre-indication ${out}`,
  (out) => `sans ${out}`,
  (out) => `non retenu : ${out}`,
];

/** The free text of a proposal; `name`: the patient's, for the texts that hold it. */
export function spellProposal(random: Random, cellSpec: CellSpec<Proposal> | undefined, name: string): Cell {
  const text = (proposal: Proposal): Cell => {
    const what = proposalText(random, proposal);
    return proposal.namesPatient === true
      ? `${random.pick(['M. ', 'Mme ', 'Dossier '])}${name} : ${what}`
      : what;
  };
  return spell(random, cellSpec, text, ['illisible']);
}

function proposalText(random: Random, proposal: Proposal): string {
  const { drugs, conditional, against = [], plan } = proposal;
  if (plan !== undefined && drugs.length === 0) return random.pick(PLAN[plan]);
  const what = combination(random, drugs);
  if (conditional === 'if') return random.pick(IF)(what);
  if (conditional === 'to_discuss') return random.pick(TO_DISCUSS)(what);
  if (against.length === 0) return random.pick(AROUND)(what);
  const out = random.pick(AGAINST)(combination(random, against));
  return random.pick([
    `${out}${random.pick([', ', ' ; ', '. '])}${what}`,
    `${what}${random.pick([', ', ' ; '])}${out}`,
  ]);
}

/** The protocol of a line: its drugs, or what a line without drugs calls itself. */
export function spellProtocol(
  random: Random,
  cellSpec: CellSpec<readonly Drug[]> | undefined,
  type: LineType | undefined,
): Cell {
  const names = type === undefined ? undefined : PROTOCOL_WITHOUT_DRUG[type];
  if (cellSpec?.value === undefined && cellSpec?.recorded === undefined && cellSpec?.written === undefined) {
    return names === undefined ? null : random.pick(names);
  }
  const text = (drugs: readonly Drug[]): Cell => {
    if (type === 'chemoembolization') return `CEIA ${combination(random, drugs)}`;
    return misspell(random, combination(random, drugs), 0.05);
  };
  return spell(random, cellSpec, text, ['illisible']);
}

/** PROTOCOLE in ORBIS, in capitals. */
export const spellOrbisProtocol = (random: Random, drugs: readonly Drug[]): string =>
  drugs
    .map((drug) => random.pick(DRUG[drug]))
    .join(random.pick([' + ', '-', ' ']))
    .toUpperCase();

/** MOLECULE in ORBIS: the key of a cure, so spelled in one way only. */
export const orbisMolecule = (drug: Drug): string => (MOLECULE[drug] ?? DRUG[drug])[0].toUpperCase();
