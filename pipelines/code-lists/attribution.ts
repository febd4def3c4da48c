import { codeList } from '../../src/define/code-list.ts';

/** "Inconnue" is an answer here, not a missing one (C-21, C-41). */
export const attribution = codeList('attribution', {
  bevacizumab: {
    en: 'Bevacizumab',
    fr: 'Bevacizumab',
    spellings: [
      'Bevacizumab',
      'Bévacizumab',
      'Avastin',
      'Bev',
      'Bév',
      'Béva',
      'Imputable au bevacizumab',
      'Antiangiogénique',
      'Anti-angiogénique',
    ],
  },
  chemotherapy: {
    en: 'Chemotherapy',
    fr: 'Chimiothérapie',
    spellings: [
      'Chimiothérapie',
      'Chimio',
      'Chimiothérapie associée',
      'CT',
      'Imputable à la chimiothérapie',
      'Cytotoxique',
    ],
  },
  both: {
    en: 'Both',
    fr: 'Les deux',
    spellings: [
      ...[
        'Les deux',
        'Les 2',
        'Deux',
        'Both',
        'Bevacizumab et chimiothérapie',
        'Bevacizumab + chimiothérapie',
        'Bevacizumab/chimiothérapie',
      ],
      ...[
        'Chimiothérapie et bevacizumab',
        'Chimiothérapie + bevacizumab',
        'Chimiothérapie/bevacizumab',
        'Bev + chimio',
        'Chimio + bev',
      ],
    ],
  },
  unknown: {
    en: 'Unknown',
    fr: 'Inconnue',
    spellings: [
      'Inconnue',
      'Inconnu',
      'Indéterminée',
      'Indéterminé',
      'Imputabilité inconnue',
      'Douteuse',
      'Incertaine',
      'Unknown',
    ],
  },
  neither: {
    en: 'Neither',
    fr: 'Non imputable',
    spellings: [
      'Non imputable',
      'Non imputables',
      'Ni l’un ni l’autre',
      'Aucune',
      'Aucun des deux',
      'Sans lien',
      'Non lié',
      'Non liée',
      'Non lié au traitement',
      'Exclue',
      'Neither',
      'Unrelated',
    ],
  },
});
