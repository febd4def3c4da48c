import type { PrintedErratum } from '../../../src/define/print.ts';

/** The known errors of the print, each with its arithmetic. */
export const publishedErrata: readonly PrintedErratum[] = [
  // Numbers that their own terms do not give.
  {
    id: 't6.ki67_site.surgical',
    kind: 'misprint',
    percent: 24.4,
    arithmetic: 'printed "10 (10)": 10 of 41 is 24.4 %',
    arithmeticFr: 'imprimé « 10 (10) » : 10 sur 41 font 24,4 %',
  },
  {
    id: 'text.who_le_2',
    kind: 'misprint',
    value: 92.7,
    arithmetic: '38 of 41 is 92.7 %; 92.6 adds the rounded 46.3 + 31.7 + 14.6',
    arithmeticFr: '38 sur 41 font 92,7 % ; 92,6 additionne les arrondis 46,3 + 31,7 + 14,6',
  },
  {
    id: 'text.surgery_target.both',
    kind: 'misprint',
    percent: 23.5,
    arithmetic: '4 of 17 is 23.5 %, not 23.9',
    arithmeticFr: '4 sur 17 font 23,5 %, et non 23,9',
  },
  {
    id: 'retreated.dcr',
    kind: 'misprint',
    percent: 62.5,
    arithmetic: '5 of 8 is 62.5 %, printed 62',
    arithmeticFr: '5 sur 8 font 62,5 %, imprimé 62',
  },

  // Figures that another figure of the print contradicts.
  {
    id: 'text.prior.pancreas',
    kind: 'contradiction',
    value: 11,
    percent: 55,
    arithmetic:
      '17 gi + 12 pancreas = 29 with a prior line against 28 in Table 7, whose 62 lines (11 + 14 + 12 + 20 + 5) are those of 28: ' +
      'Table 7 and the 17 are kept, which leaves 11 of 20 (55.0 %)',
    arithmeticFr:
      '17 digestifs + 12 pancréatiques = 29 avec un traitement antérieur contre 28 au tableau 7, dont les 62 lignes (11 + 14 + 12 + 20 + 5) sont celles de 28 : ' +
      'le tableau 7 et le 17 sont gardés, ce qui laisse 11 sur 20 (55,0 %)',
  },
  {
    id: 'text.prior.gi',
    kind: 'remark',
    arithmetic: '17 + 12 = 29 contradicts the 28 of Table 7; the 17 is kept, the 12 is not',
    arithmeticFr: "17 + 12 = 29 contredit les 28 du tableau 7 ; le 17 est gardé, le 12 ne l'est pas",
  },
  {
    id: 't6.grade.1',
    kind: 'contradiction',
    arithmetic:
      'grade 1 in 5 but Ki67 < 3 % in 4, with 2 missing in each: possible only because the grade is recorded, not derived, ' +
      'and missing in other patients than the Ki67',
    arithmeticFr:
      "grade 1 chez 5 mais Ki67 < 3 % chez 4, avec 2 manquants de part et d'autre : possible seulement parce que le grade est recueilli, non dérivé, " +
      "et manquant chez d'autres patients que le Ki67",
  },
  {
    id: 't8.after_supportive.yes',
    kind: 'contradiction',
    arithmetic:
      '35 with a later treatment + 6 without = 41, yet 8 had supportive care alone: holds only if supportive care counts as a later treatment',
    arithmeticFr:
      '35 avec un traitement après + 6 sans = 41, mais 8 en soins de support seuls : ne tient que si les soins de support comptent comme traitement',
  },
  {
    id: 't8.after_chemo.yes',
    kind: 'contradiction',
    arithmetic:
      '8 retreated with chemotherapy against 7 with later chemotherapy: holds only if retreatment stays out of Table 8',
    arithmeticFr:
      '8 retraités par chimiothérapie contre 7 avec une chimiothérapie après : ne tient que si le retraitement reste hors du tableau 8',
  },
  {
    id: 'tox.hypertension.treated',
    kind: 'contradiction',
    arithmetic:
      '5 of 7 (71.4 %) takes all 7 as answered, but Table 10 misses the treatment in 9 and hypertension in 8: one of the 7 may be unknown',
    arithmeticFr:
      "5 sur 7 (71,4 %) suppose les 7 renseignés, mais le tableau 10 manque le traitement chez 9 et l'HTA chez 8 : un des 7 peut être inconnu",
  },

  // Errors of the text that concern no figure.
  {
    id: 'flow.patients',
    kind: 'remark',
    arithmetic:
      'the window is printed up to 31/06/2016 (three times), a day that does not exist: June has 30',
    arithmeticFr:
      "la période est imprimée jusqu'au 31/06/2016 (trois fois), un jour qui n'existe pas : juin en a 30",
  },
  {
    id: 'flow.meetings',
    kind: 'remark',
    arithmetic:
      'the French abstract starts on 23 May 2006, the methods on 23/05/2007, when fiches became electronic',
    arithmeticFr:
      'le résumé commence le 23 mai 2006, la méthode le 23/05/2007, quand les fiches sont devenues électroniques',
  },
  {
    id: 'tox.bevacizumab.stop',
    kind: 'remark',
    arithmetic: 'the text refers to "tableau 7"; reasons for stopping are in Table 8',
    arithmeticFr: "le texte renvoie au « tableau 7 » ; les causes d'arrêt sont dans le tableau 8",
  },
  {
    id: 't6.grade.2',
    kind: 'remark',
    arithmetic: '"grade 2 or 3 in more than 90 %": 27 + 7 = 34 of 41 is 82.9 %, 34 of the 39 known is 87.2 %',
    arithmeticFr:
      '« grade 2 ou 3 dans plus de 90 % » : 27 + 7 = 34 sur 41 font 82,9 %, 34 des 39 connus 87,2 %',
  },
  {
    id: 'tox.bevacizumab.any',
    kind: 'remark',
    arithmetic: 'toxicity percentages keep 8 to 10 patients with missing answers in the denominator of 41',
    arithmeticFr:
      'les pourcentages de toxicité gardent 8 à 10 patients sans réponse dans le dénominateur de 41',
  },
];
