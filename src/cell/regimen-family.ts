/** Cytotoxic backbones as courses and lines are matched by them (C-23). */
export type RegimenFamily =
  | 'folfox'
  | 'folfiri'
  | 'fluoropyrimidine'
  | 'temozolomide'
  | 'streptozocin'
  | 'other';

/** The codes of the cytotoxic drugs of C-14. A test compares them with the drug list of the pipelines. */
export const CYTOTOXIC_DRUGS: ReadonlySet<string> = new Set([
  'fluorouracil',
  'capecitabine',
  's_1',
  'oxaliplatin',
  'cisplatin',
  'carboplatin',
  'irinotecan',
  'streptozocin',
  'dacarbazine',
  'temozolomide',
  'doxorubicin',
  'epirubicin',
  'etoposide',
  'gemcitabine',
  'docetaxel',
  'paclitaxel',
  'cyclophosphamide',
]);

const FLUOROPYRIMIDINES: ReadonlySet<string> = new Set(['fluorouracil', 'capecitabine', 's_1']);

/**
 * Common code of all fluoropyrimidines in a backbone: replacing one by another is only a change of product (C-71).
 */
const FLUOROPYRIMIDINE = 'fluoropyrimidine';

/** Returns the cytotoxic backbone of a set of drugs; one fluoropyrimidine is as good as another (C-71, C-73). */
export function backboneOf(drugs: readonly string[]): ReadonlySet<string> {
  const cytotoxic = drugs.filter((drug) => CYTOTOXIC_DRUGS.has(drug));
  return new Set(cytotoxic.map((drug) => (FLUOROPYRIMIDINES.has(drug) ? FLUOROPYRIMIDINE : drug)));
}

/** True when everything of one backbone is in the other one. */
export function isPartOf(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((drug) => whole.has(drug));
}

/**
 * Returns the family of a set of drugs, decided by its cytotoxic ones; null when there is none (C-23). Bevacizumab
 * and all other companion drugs are ignored.
 *
 * A fluoropyrimidine is a partner: it joins the family of the one drug it accompanies. Capecitabine in place of
 * fluorouracil therefore changes no family (CAPOX is folfox, CAPTEM temozolomide, 5FU-streptozocin streptozocin).
 * Two partners that each name a family give `other`: a FOLFOX line would otherwise claim a course of FOLFIRINOX.
 */
export function regimenFamily(drugs: readonly string[]): RegimenFamily | null {
  const cytotoxic = new Set(drugs.filter((drug) => CYTOTOXIC_DRUGS.has(drug)));
  if (cytotoxic.size === 0) return null;
  const hasFluoropyrimidine = [...cytotoxic].some((drug) => FLUOROPYRIMIDINES.has(drug));
  const partners = [...cytotoxic]
    .filter((drug) => !FLUOROPYRIMIDINES.has(drug))
    .sort()
    .join('+');
  switch (partners) {
    case '':
      return 'fluoropyrimidine';
    case 'oxaliplatin':
      return hasFluoropyrimidine ? 'folfox' : 'other';
    case 'irinotecan':
      return hasFluoropyrimidine ? 'folfiri' : 'other';
    case 'temozolomide':
      return 'temozolomide';
    case 'streptozocin':
    case 'doxorubicin+streptozocin': // the two classical pairs of pancreatic tumors share streptozocin
      return 'streptozocin';
    default:
      return 'other';
  }
}
