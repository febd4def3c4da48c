import type {
  Attribution,
  CardiovascularRisk,
  Conduct,
  FicheStatus,
  FollowUp,
  LineType,
  Mark,
  MetastaticSite,
  Modality,
  PrimarySite,
  Response,
  Sex,
  StopReason,
  ToxicityTerm,
  Tumor,
} from '../truth.ts';

/** The words that an export has for a code; the first is the usual one. */
export type Words<T extends string> = Readonly<Record<T, readonly [string, ...string[]]>>;

type CodeOf<CellSpec> = CellSpec extends { readonly value?: infer T } ? Extract<T, string> : never;

/** Missing marks (S-7, C-26). Unreadable has no word of its own: each kind of cell is unreadable in its own way. */
export const MARKS: Words<Exclude<Mark, 'unreadable' | 'blank'>> = {
  not_recorded: ['NR', 'NC', 'ND', 'DM', '-', 'nr'],
  unknown: ['NSP', 'inconnu', '?', 'ne sait pas', 'Inconnu'],
  not_applicable: ['NA', 'sans objet', 'non applicable'],
};
/** What ORBIS writes where it has nothing. */
export const ORBIS_BLANKS: readonly string[] = ['', '-', ' - '];

export const SEX: Words<Sex> = { male: ['M', 'H', '1', 'Homme'], female: ['F', '2', 'Femme'] };
export const ORBIS_SEX: Words<Sex> = { male: ['M'], female: ['F'] };

export const YES: readonly string[] = ['O', 'Oui', '1', 'Vrai'];
export const NO: readonly string[] = ['N', 'Non', '0', 'Faux'];

export const STATUS: Words<FicheStatus> = {
  validated: ['Validée'],
  not_validated: ['Non validée'],
  postponed: ['Reportée'],
  not_presented: ['Non présentée'],
};

export const SITE: Words<PrimarySite> = {
  pancreas: ['Pancréas'],
  duodenum: ['Duodénum'],
  jejunum: ['Jéjunum'],
  ileum: ['Iléon'],
  small_bowel: ['Grêle'],
  appendix: ['Appendice'],
  colon: ['Côlon'],
  rectum: ['Rectum'],
  stomach: ['Estomac'],
  caecum: ['Caecum', 'Cæcum'],
  esophagus: ['Œsophage', 'Oesophage'],
  bronchus: ['Bronche'],
  thymus: ['Thymus'],
  unknown: ['Primitif inconnu'],
};

export const DIFFERENTIATION: Words<CodeOf<NonNullable<Tumor['differentiation']>>> = {
  well: ['Bien différenciée'],
  poor: ['Peu différenciée'],
};
export const SPECIMEN: Words<CodeOf<NonNullable<Tumor['ki67Specimen']>>> = {
  surgical: ['Pièce opératoire'],
  primary_biopsy: ['Biopsie primitif'],
  metastasis_biopsy: ['Biopsie métastase'],
};
export const HIGHEST: Words<CodeOf<NonNullable<Tumor['ki67Highest']>>> = {
  primary: ['Primitif'],
  metastasis: ['Métastase'],
};

export const METASTATIC_SITE: Words<MetastaticSite> = {
  liver: ['foie', 'Foie'],
  bone: ['os', 'Os'],
  peritoneum: ['péritoine', 'Péritoine'],
  lymph_nodes: ['ganglions', 'Ganglions'],
  lung: ['poumon', 'Poumon'],
  brain: ['cerveau', 'Cerveau'],
  ovary: ['ovaire', 'Ovaire'],
  skin: ['peau', 'Peau'],
};
export const CARDIOVASCULAR_RISK: Words<CardiovascularRisk> = {
  age_sex: ['âge/sexe', 'Age/sexe'],
  hypertension: ['HTA'],
  dyslipidemia: ['dyslipidémie', 'Dyslipidémie'],
  diabetes: ['diabète', 'Diabète'],
  smoking: ['tabac', 'Tabac'],
};

export const LINE_TYPE: Words<LineType> = {
  surgery: ['Chirurgie'],
  chemotherapy: ['Chimiothérapie'],
  somatostatin_analogue: ['Analogue de la somatostatine'],
  radionuclide: ['RIV'],
  chemoembolization: ['Chimioembolisation'],
  targeted_therapy: ['Thérapie ciblée'],
  interferon: ['Interféron'],
  radiotherapy: ['Radiothérapie'],
  supportive_care: ['Soins de support'],
};
export const PLACE: Words<'chu' | 'outside'> = { chu: ['CHU'], outside: ['Hors CHU'] };
export const STOP_REASON: Words<StopReason> = {
  progression: ['Progression'],
  pause: ['Pause thérapeutique'],
  toxicity: ['Toxicité'],
  death: ['Décès'],
  ongoing: ['En cours'],
};
export const RESPONSE: Words<Response> = {
  cr: ['RC', 'Réponse complète'],
  pr: ['RP', 'Réponse partielle'],
  sd: ['SD', 'Stabilité', 'Maladie stable'],
  pd: ['PD', 'Progression', 'Maladie progressive'],
  ne: ['NE', 'Non évaluable'],
};
export const AT_START: Words<'yes' | 'no' | 'not_evaluable'> = {
  yes: ['Oui'],
  no: ['Non'],
  not_evaluable: ['Non évaluable'],
};
export const OPERATED_SITE: Words<'primary' | 'metastases' | 'both'> = {
  primary: ['Primitif'],
  metastases: ['Métastases'],
  both: ['Primitif et métastases'],
};
export const RESIDUE: Words<'R0' | 'R1' | 'R2' | 'Rx'> = { R0: ['R0'], R1: ['R1'], R2: ['R2'], Rx: ['Rx'] };

export const TOXICITY: Words<ToxicityTerm> = {
  hypertension: ['HTA'],
  oedema: ['Oedèmes', 'Œdèmes'],
  proteinuria: ['Protéinurie'],
  bleeding: ['Saignement'],
  thromboembolic: ['Accident thrombo-embolique'],
  asthenia: ['Asthénie'],
  hand_foot: ['Syndrome main-pied'],
  hematological: ['Hématologique'],
  neurological: ['Neurologique'],
  diarrhea: ['Diarrhée'],
  mucositis: ['Mucite'],
  nausea: ['Nausées'],
};
/** The same terms in ORBIS, by their synonyms (C-22). */
export const ADVERSE_EVENT: Words<ToxicityTerm> = {
  hypertension: ['HTA', 'Hypertension artérielle'],
  oedema: ['oedème des MI', 'Œdèmes'],
  proteinuria: ['Protéinurie'],
  bleeding: ['épistaxis', 'rectorragie', 'Saignement'],
  thromboembolic: ['TVP', 'embolie pulmonaire'],
  asthenia: ['fatigue', 'Asthénie'],
  hand_foot: ['Syndrome main-pied'],
  hematological: ['neutropénie', 'thrombopénie', 'anémie'],
  neurological: ['paresthésies'],
  diarrhea: ['Diarrhée'],
  mucositis: ['Mucite'],
  nausea: ['Nausées'],
};
export const ATTRIBUTION: Words<Attribution> = {
  bevacizumab: ['Bevacizumab'],
  chemotherapy: ['Chimiothérapie'],
  both: ['Les deux'],
  unknown: ['Inconnue'],
};
export const CONDUCT: Words<Conduct> = {
  none: ['Aucune'],
  dose_concession: ['Concession posologique'],
  stop_bevacizumab: ['Arrêt bevacizumab'],
  stop_chemotherapy: ['Arrêt chimiothérapie'],
};

export const STATE: Words<CodeOf<FollowUp['state']>> = {
  alive: ['Vivant'],
  dead: ['Décédé'],
  lost: ['Perdu de vue'],
};
export const ADMINISTRATION_STATUS: Words<'administered' | 'cancelled' | 'postponed'> = {
  administered: ['Administrée'],
  cancelled: ['Annulée'],
  postponed: ['Reportée'],
};
export const MODALITY: Words<Modality> = {
  ct: ['Scanner TAP', 'TDM'],
  mri: ['IRM hépatique', 'IRM'],
  octreoscan: ['Octréoscan'],
  pet: ['TEP FDG'],
  ultrasound: ['Echographie'],
};
