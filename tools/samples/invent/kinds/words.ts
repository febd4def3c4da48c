import { type Kind, lineOf, ordinary, PROGRESSION, period, type Scene } from './plan.ts';

/** Proposals, drugs, histology and numbers in words (C-90 to C-94). */

const NOT_PROPOSED = { step: 'discussed' } as const;

/** A proposal in one of these texts; a combined line follows it, as if it had been proposed. */
const text =
  (texts: readonly string[], expected: (scene: Scene) => ReturnType<typeof ordinary>): Kind =>
  (scene) => ({
    proposal: { written: scene.random.pick(texts) },
    expected: expected(scene),
  });

/** The same without any line: nothing was carried out that could speak for a condition. */
const textWithoutLine =
  (texts: readonly string[], findings: readonly string[]): Kind =>
  (scene) => ({
    proposal: { written: scene.random.pick(texts) },
    fiche: { carriedOut: { recorded: 'not_recorded' } },
    lines: [],
    expected: { ...NOT_PROPOSED, findings },
  });

/** A conditional proposal and a combined line so many days after the meeting (the meeting is day -10). */
const conditional =
  (days: number): Kind =>
  (scene) => ({
    proposal: {
      written: scene.random.pick([
        'FOLFOX-bev ou Afinitor',
        'FOLFOX + bevacizumab si progression',
        'Discuter FOLFOX-bev',
        'FOLFOX-Avastin sous réserve du bilan cardiologique',
      ]),
    },
    lines: [
      lineOf(scene, {
        startedOn: { value: scene.day(days - 10) },
        endedOn: { value: scene.day(244) },
      }),
    ],
    expected:
      days > 90
        ? { ...NOT_PROPOSED, findings: ['conditional_proposal'] }
        : ordinary(scene, {
            pfs: period(scene, days - 10, PROGRESSION),
            findings: ['conditional_proposal'],
          }),
  });

const histology =
  (differentiation: 'blank' | 'well', ...texts: readonly string[]): Kind =>
  (scene) => ({
    tumor: {
      histology: { value: scene.random.pick(texts) },
      differentiation: differentiation === 'blank' ? { recorded: 'blank' } : { value: 'well' },
    },
    expected:
      differentiation === 'blank'
        ? { step: 'not_well_differentiated' }
        : ordinary(scene, { findings: ['histology_contradicts'] }),
  });
const CONTRARY = [
  'Carcinome neuroendocrine à petites cellules',
  'Carcinome neuroendocrine à grandes cellules',
  'MiNEN',
  'Goblet cell carcinoid',
];

const ki67 =
  (ki67Class: string | null, ...cells: readonly string[]): Kind =>
  (scene) => ({
    tumor: {
      ki67: { written: scene.random.pick(cells) },
      grade: { recorded: 'not_recorded' },
    },
    expected: ordinary(scene, {
      ki67Class,
      ...(ki67Class === null ? { findings: ['ki67_fraction'] } : { noFindings: ['ki67_fraction'] }),
    }),
  });

export const WORDS: Readonly<Record<string, Kind>> = {
  'the combination as something of the past': text(
    [
      'Surveillance. Avait reçu FOLFOX-bev en 2012',
      'Surveillance après FOLFOX-Avastin',
      'Fin du FOLFOX bevacizumab. Surveillance',
      'Bonne réponse sous FOLFOX-Avastin : chirurgie des métastases',
      'Progression après FOLFOX-bev : Sutent',
      'Pause après FOLFOX-bev',
      'Suite à FOLFOX + bevacizumab, surveillance',
      'Echec de FOLFOX-Avastin : évérolimus',
    ],
    () => NOT_PROPOSED,
  ),
  'something else is past, the combination is proposed': text(
    [
      'Progression sous Afinitor : FOLFOX-Avastin',
      'Arrêt de la Sandostatine, début FOLFOX-bev',
      "Pas d'indication chirurgicale. FOLFOX + bevacizumab",
      'Après chirurgie : FOLFOX + bevacizumab',
    ],
    ordinary,
  ),
  'spellings of the combination': text(
    [
      'bévacizumab + FOLFOX',
      'Folfox6 modifié + bev',
      'mFOLFOX6-Avastin',
      'XELODA avastin',
      '5-FU/béva',
      'TMZ-bev',
    ],
    ordinary,
  ),
  'a condition, and no line': textWithoutLine(
    [
      'FOLFIRI-bev en cas de progression',
      'FOLFOX-bev ou Afinitor',
      'FOLFOX +/- Avastin',
      'FOLFOX, discuter avastin',
    ],
    ['conditional_proposal'],
  ),
  'a negation': textWithoutLine(
    [
      'arrêt Avastin, poursuite FOLFOX',
      "Pas d'indication au bevacizumab, FOLFOX",
      'FOLFOX, bevacizumab non disponible',
      'FOLFOX. Avastin refusé',
      'Bevacizumab différé, FOLFOX',
    ],
    [],
  ),
  'a condition, and a line 89 days after the meeting': conditional(89),
  'a condition, and a line 90 days after the meeting': conditional(90),
  'a condition, and a line 91 days after the meeting': conditional(91),
  'a name of an authorized product': text(
    [
      'FOLFOX + Mvasi',
      'FOLFOX + Zirabev',
      'FOLFOX + Aybintio',
      'FOLFOX + Vegzelma',
      'FOLFOX + Oyavas',
      'FOLFOX + Abevmy',
      'FOLFOX + Alymsys',
      'FOLFOX + Onbevzi',
      'FOLFOX + Equidacent',
    ],
    ordinary,
  ),
  'one letter wrong in a name': text(
    [
      'FOLFOX bevacisumab',
      'FOLFOX + Zirabew',
      'FOLFOX + bevacizmab',
      'FOLFOX + bevaciuzmab',
      'FOLFOX + Vegzelna',
    ],
    (scene) => ordinary(scene, { findings: ['corrected_drug_name'] }),
  ),
  'a word of no list beside a drug': text(
    ['FOLFOX + machinab', 'FOLFOX - truc', 'chosamib + FOLFOX'],
    () => ({
      ...NOT_PROPOSED,
      findings: ['unknown_drug'],
    }),
  ),
  'a word of the class': text(
    ['FOLFIRI + anti-VEGF', 'FOLFOX + anti-VEGF', 'FOLFOX + antiangiogénique'],
    () => ({ ...NOT_PROPOSED, findings: ['unknown_drug'] }),
  ),
  'a histology that contradicts, differentiation blank': histology('blank', ...CONTRARY),
  'a histology that contradicts "Bien différenciée"': histology('well', ...CONTRARY),
  'a Ki67 that is a fraction': ki67(null, '0,15', '0.4', '0,02', '0,99'),
  'a Ki67 of 0': ki67('lt3', '0'),
  'a Ki67 of 1': ki67('lt3', '1', '1 %'),
  'bounds of mitoses, OMS and grade': (scene) => ({
    tumor: { mitoses: { written: '< 2' }, grade: { written: '1-2' } },
    fiche: { whoStatus: { written: '0-1' } },
    expected: ordinary(scene),
  }),
  'a protocol in words that gives bevacizumab': (scene) => ({
    lines: [
      lineOf(scene, {
        regimen: {
          written: scene.random.pick([
            'FOLFOX puis FOLFOX-bev à partir de C3',
            'FOLFOX + bev (arrêt bev à C4 pour HTA)',
            'FOLFOX-Avastin, arrêt Avastin à C6 si chirurgie',
          ]),
        },
      }),
    ],
    expected: ordinary(scene),
  }),
};
