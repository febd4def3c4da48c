import { codeList } from '../../src/define/code-list.ts';

/** C-41. "Moyennement différenciée" is neither: a finding, and no contrary answer that excludes (C-12). */
export const differentiation = codeList('differentiation', {
  well: {
    en: 'Well differentiated',
    fr: 'Bien différenciée',
    spellings: [
      ...[
        'Bien différenciée',
        'Bien différencié',
        'Bien diff.',
        'Bien diff',
        'BD',
        'Bien',
        'Bonne',
        'Différenciée',
        'Différencié',
      ],
      ...[
        'TNE bien différenciée',
        'Tumeur bien différenciée',
        'Carcinome bien différencié',
        'Well differentiated',
        'Well',
      ],
      ...['Carcinome neuroendocrine bien différencié', 'Tumeur neuroendocrine bien différenciée'],
    ],
  },
  poor: {
    en: 'Poorly differentiated',
    fr: 'Peu différenciée',
    spellings: [
      ...[
        'Peu différenciée',
        'Peu différencié',
        'Peu diff.',
        'Peu diff',
        'PD',
        'Peu',
        'Mal différenciée',
        'Mal différencié',
      ],
      ...[
        'Indifférenciée',
        'Indifférencié',
        'Non différenciée',
        'Non différencié',
        'CNE peu différencié',
        'Poor',
      ],
      ...[
        'Carcinome peu différencié',
        'Carcinome neuroendocrine peu différencié',
        'Poorly differentiated',
        'Tumeur peu différenciée',
      ],
    ],
  },
});
