/** Translations of the details that are English words or codes: causes and problems of cells. */
export const FRENCH_DETAILS: Readonly<Record<string, string>> = {
  'is in scientific notation': 'est en notation scientifique',
  'has more digits than the 15 that Excel keeps of a number':
    'a plus que les 15 chiffres qu’Excel conserve d’un nombre',
  'has a decimal part': 'a une partie décimale',
  'is a date or a truth value of Excel': 'est une date ou une valeur logique d’Excel',
  'is no number of 1 to 8 digits': 'n’est pas un nombre de 1 à 8 chiffres',
  'counts as proposed': 'compte comme une proposition',
  'does not count as proposed': 'ne compte pas comme une proposition',
  two_digit_year: 'année à deux chiffres',
  impossible_date: 'date impossible',
  date_out_of_range: 'date hors limites',
  not_a_date: 'pas une date',
  mangled_by_excel: 'intervalle transformé en date par Excel',
  formula_error: 'erreur ou formule sans valeur',
  unclear_format: 'format de nombre non compris',
  cell_too_long: 'cellule trop longue',
};
