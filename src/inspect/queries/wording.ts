import type { ColumnKind } from '../../define/columns.ts';
import type { FindingCode } from '../../findings/finding.ts';

/**
 * Descriptions of findings for the persons who look up cells. Findings without one are for the maintainers of the
 * code lists.
 */
export const FRENCH_FINDING: { readonly [Code in FindingCode]?: string } = {
  two_digit_year: "L'année n'a que deux chiffres",
  impossible_date: "Cette date n'existe pas",
  date_out_of_range: "Cette date est antérieure à 1900 ou postérieure à l'extraction",
  not_a_date: "Ce n'est pas une date",
  unreadable_event: "La date du décès ou de la progression n'est pas lisible",
  unreadable_death_of_living: "La date de décès d'un patient vivant n'est pas lisible",
  unconfirmed_progression: 'La progression attend une confirmation',
  clinical_progression: 'La progression est clinique, sans imagerie',
  conditional_proposal: 'Le traitement est proposé sous condition',
  mangled_by_excel: 'Excel a transformé un intervalle en date',
  not_a_number: "Ce n'est pas un nombre",
  ki67_fraction: 'Ki67 entre 0 et 1 sans signe % : pourcentage ou fraction',
  not_a_tnm: "Ce n'est pas un TNM",
  ambiguous_number: 'Décimale ou millier : le nombre est ambigu',
  out_of_range: 'La valeur est hors des limites de la colonne',
  unknown_code: 'Ce terme ne figure pas dans la liste de la colonne',
  formula_error: "La cellule contient une erreur d'Excel ou une formule sans valeur",
  cell_too_long: 'La cellule est trop longue',
  date_before_birth: 'La date précède la naissance du patient',
  contradicting_dates: 'La fin précède le début',
  fact_after_last_news: 'La date est postérieure aux dernières nouvelles',
  undated_progression: 'La progression est notée sans date utilisable',
  undated_death: 'Le décès est noté sans date utilisable',
  progression_without_date: "La ligne dit une progression, mais aucune n'est datée",
  chemotherapy_without_protocol: 'La chimiothérapie est sans protocole lisible',
  order_undecided: 'Rien ne dit si la ligne précède ou suit la ligne étudiée',
  proposed_without_answer: "Un critère d'exclusion n'est pas renseigné",
  carried_out_despite_no: "La fiche dit la proposition non réalisée, mais une ligne l'a réalisée",
  carried_out_without_line: 'La proposition est dite réalisée, mais aucune ligne ne le montre',
  os_not_computable: "La survie globale n'est pas calculable",
  grade_disagrees: "Le grade noté n'est pas celui que donnent mitoses et Ki67",
  stage_contradicts_metastases: 'Le M du TNM contredit les métastases synchrones',
  histology_contradicts: 'Le type histologique contredit la différenciation',
  site_icd10_disagree: 'Le siège et le code CIM-10 désignent des organes différents',
  sex_conflict: 'Les fiches du dossier ne donnent pas le même sexe',
  toxicity_without_line: "La toxicité désigne une ligne que le patient n'a pas",
  event_without_line: "L'événement indésirable ne tombe dans aucune ligne",
};

/** Why a value is needed: what it would change. */
export const FRENCH_EFFECT: Readonly<Record<string, string>> = {
  computable: "Sans cette valeur, le critère n'est pas calculable",
  duration: "Le jour n'est pas connu : la durée peut changer",
  answer: 'La réponse manque',
  selection: "La valeur peut changer l'inclusion ou le sous-groupe",
  sources_disagree: 'Les deux sources ne disent pas la même chose',
};

/** Description of a valid answer, by kind of column. */
export const FRENCH_EXPECTED: Readonly<Record<ColumnKind, string>> = {
  date: 'une date complète, jj/mm/aaaa',
  integer: 'un nombre entier',
  decimal: 'un nombre, avec une virgule',
  yes_no: 'oui ou non',
  code: 'un des termes de la colonne',
  code_list: 'les termes de la colonne, séparés par un point-virgule',
  ki67: 'un pourcentage, ou un intervalle',
  tnm: 'un TNM, comme pT3 N1 M0',
  free_text: 'le texte exact',
};

export const FRENCH_PLACE: Readonly<Record<string, string>> = {
  chu: 'CHU',
  outside: 'Hors CHU',
  unknown: 'Lieu inconnu',
};
