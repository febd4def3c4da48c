import { describe, expect, it } from 'vitest';
import * as lists from '../../pipelines/code-lists/index.ts';
import { codeParser, codeSetParser } from '../../src/cell/code.ts';
import type { AnyCodeList, CodeEntry } from '../../src/define/code-list.ts';
import { expectMissing, expectUnreadable, valueIn } from './reading.ts';

function spellingsOf(list: AnyCodeList): Record<string, readonly string[]> {
  const entries = Object.entries(list.entries) as [string, CodeEntry][];
  return Object.fromEntries(entries.map(([code, { spellings }]) => [code, spellings]));
}

const parserOf = (list: AnyCodeList) => codeParser(spellingsOf(list));
const setParserOf = (list: AnyCodeList) => codeSetParser(spellingsOf(list));

const all = Object.values(lists) as readonly AnyCodeList[];
/** Never read from a cell of their own: derived, or found in free text (see the tests of treatment). */
const unread = new Set(['regimen_family', 'subgroup', 'regimen', 'drug']);

describe.each(all.map((list) => [list.name, list] as const))('the code list %s', (name, list) => {
  it('has lower-case English codes, and labels in both languages', () => {
    for (const [code, { en, fr }] of Object.entries(list.entries)) {
      expect(code).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(en).not.toBe('');
      expect(fr).not.toBe('');
    }
  });

  it('has no spelling with two meanings', () => {
    expect(() => parserOf(list)).not.toThrow();
  });

  it('is read in its own French terms', () => {
    if (unread.has(name)) return;
    const parse = parserOf(list);
    for (const [code, { fr, spellings }] of Object.entries(list.entries)) {
      for (const word of [fr, ...spellings]) expect([word, valueIn(parse(word))]).toEqual([word, code]);
    }
  });
});

/** List, code, and words that an export uses for it. */
type Row = readonly [AnyCodeList, string, readonly string[]];

function reads(rows: readonly Row[]): readonly (readonly [string, string, AnyCodeList, string])[] {
  return rows.flatMap(([list, code, words]) => words.map((word) => [word, code, list, list.name] as const));
}

describe('every spelling of the exports is read (S-7)', () => {
  it.each(
    reads([
      [lists.sex, 'male', ['M', 'H', '1', 'Homme', 'homme', 'HOMME']],
      [lists.sex, 'female', ['F', '2', 'Femme', 'femme']],
      [lists.presentationStatus, 'validated', ['Validée', 'VALIDEE', 'validee']],
      [lists.presentationStatus, 'not_validated', ['Non validée']],
      [lists.presentationStatus, 'deferred', ['Reportée']],
      [lists.presentationStatus, 'not_presented', ['Non présentée']],
      [lists.differentiation, 'well', ['Bien différenciée', 'BIEN DIFFERENCIEE']],
      [lists.differentiation, 'poor', ['Peu différenciée', 'Peu  différencié']],
      [lists.ki67Specimen, 'surgical', ['Pièce opératoire']],
      [lists.ki67Specimen, 'primary_biopsy', ['Biopsie primitif']],
      [lists.ki67Specimen, 'metastasis_biopsy', ['Biopsie métastase']],
      [lists.ki67HighestIn, 'primary', ['Primitif']],
      [lists.ki67HighestIn, 'metastasis', ['Métastase']],
      [lists.modality, 'surgery', ['Chirurgie']],
      [lists.modality, 'chemotherapy', ['Chimiothérapie']],
      [
        lists.modality,
        'somatostatin_analogue',
        ['Analogue de la somatostatine', 'Analogues de la somatostatine'],
      ],
      [lists.modality, 'prrt', ['RIV']],
      [lists.modality, 'chemoembolization', ['Chimioembolisation', 'Chimio-embolisation']],
      [lists.modality, 'targeted_therapy', ['Thérapie ciblée']],
      [lists.modality, 'interferon', ['Interféron']],
      [lists.modality, 'radiotherapy', ['Radiothérapie']],
      [lists.modality, 'supportive_care', ['Soins de support']],
      [lists.placeOfCare, 'chu', ['CHU']],
      [lists.placeOfCare, 'outside', ['Hors CHU', 'hors-CHU']],
      [lists.stopReason, 'progression', ['Progression']],
      [lists.stopReason, 'therapeutic_break', ['Pause thérapeutique']],
      [lists.stopReason, 'toxicity', ['Toxicité']],
      [lists.stopReason, 'death', ['Décès']],
      [lists.stopReason, 'ongoing', ['En cours']],
      [lists.response, 'cr', ['RC', 'Réponse complète']],
      [lists.response, 'pr', ['RP', 'Réponse partielle', 'R.P.']],
      [lists.response, 'sd', ['SD', 'Maladie stable', 'Stabilité', 'Stable']],
      [lists.response, 'pd', ['PD', 'Progression', 'Maladie progressive']],
      [lists.response, 'ne', ['NE', 'Non évaluable']],
      [lists.progressionAtStart, 'yes', ['Oui', 'O']],
      [lists.progressionAtStart, 'no', ['Non', 'N']],
      [lists.progressionAtStart, 'not_evaluable', ['Non évaluable', 'NE']],
      [lists.surgeryTarget, 'primary', ['Primitif']],
      [lists.surgeryTarget, 'metastases', ['Métastases']],
      [lists.surgeryTarget, 'both', ['Primitif et métastases']],
      [lists.resectionMargin, 'r0', ['R0', 'r0', 'R 0']],
      [lists.resectionMargin, 'r1', ['R1']],
      [lists.resectionMargin, 'r2', ['R2']],
      [lists.resectionMargin, 'rx', ['Rx', 'RX']],
      [lists.attribution, 'bevacizumab', ['Bevacizumab', 'Bévacizumab']],
      [lists.attribution, 'chemotherapy', ['Chimiothérapie']],
      [lists.attribution, 'both', ['Les deux']],
      [lists.attribution, 'unknown', ['Inconnue', 'inconnu']],
      [lists.toxicityAction, 'none', ['Aucune']],
      [lists.toxicityAction, 'dose_concession', ['Concession posologique']],
      [lists.toxicityAction, 'stop_bevacizumab', ['Arrêt bevacizumab', 'Arrêt du bévacizumab']],
      [lists.toxicityAction, 'stop_chemotherapy', ['Arrêt chimiothérapie', 'Arrêt de la chimiothérapie']],
      [lists.vitalStatus, 'alive', ['Vivant', 'Vivante']],
      [lists.vitalStatus, 'dead', ['Décédé', 'Décédée', 'décédé(e)', 'DCD']],
      [lists.vitalStatus, 'lost_to_follow_up', ['Perdu de vue', 'Perdue de vue']],
      [lists.administrationStatus, 'administered', ['Administrée']],
      [lists.administrationStatus, 'cancelled', ['Annulée']],
      [lists.administrationStatus, 'postponed', ['Reportée']],
      [lists.imagingModality, 'ct', ['Scanner', 'TDM']],
      [lists.imagingModality, 'mri', ['IRM']],
      [lists.imagingModality, 'pet', ['TEP']],
      [lists.imagingModality, 'scintigraphy', ['Octréoscan']],
      [lists.imagingModality, 'ultrasound', ['Échographie']],
    ]),
  )('%j is %s', (word, code, list) => {
    expect(valueIn(parserOf(list)(word))).toBe(code);
  });

  it('numbers 1 and 2 are sexes (C-27)', () => {
    expect(valueIn(parserOf(lists.sex)(1))).toBe('male');
    expect(valueIn(parserOf(lists.sex)(2))).toBe('female');
    expectUnreadable(parserOf(lists.sex)(-1), 'unknown_code');
  });

  it('"moyennement différenciée" is no contrary answer: unreadable (C-12, C-41)', () => {
    expectUnreadable(parserOf(lists.differentiation)('Moyennement différenciée'), 'unknown_code');
  });
});

describe('primary sites (C-12)', () => {
  it.each(
    reads([
      [lists.primarySite, 'pancreas', ['Pancréas', 'Pancreas', 'Queue du pancréas', 'Pancréas (queue)']],
      [lists.primarySite, 'duodenum', ['Duodénum']],
      [lists.primarySite, 'jejunum', ['Jéjunum']],
      [lists.primarySite, 'ileum', ['Iléon', 'ILEON']],
      [lists.primarySite, 'small_bowel', ['Grêle', 'Intestin grêle']],
      [lists.primarySite, 'appendix', ['Appendice']],
      [lists.primarySite, 'colon', ['Côlon', 'Colon']],
      [lists.primarySite, 'rectum', ['Rectum']],
      [lists.primarySite, 'stomach', ['Estomac']],
      [lists.primarySite, 'caecum', ['Caecum', 'Cæcum']],
      [lists.primarySite, 'esophagus', ['Œsophage', 'Oesophage']],
      [lists.primarySite, 'anus', ['Anus', 'Canal anal']],
      [lists.primarySite, 'other_digestive', ['Autre digestif', 'Voies biliaires']],
      [lists.primarySite, 'unknown', ['Primitif inconnu']],
      [lists.primarySite, 'bronchus', ['Bronche', 'Poumon']],
      [lists.primarySite, 'thymus', ['Thymus']],
      [lists.primarySite, 'other_not_digestive', ['Autre non digestif', 'Thyroïde']],
    ]),
  )('%j is %s', (word, code, list) => {
    expect(valueIn(parserOf(list)(word))).toBe(code);
  });

  it('fall into the subgroups, and the others are excluded (AP-19)', () => {
    const subgroups = Object.groupBy(
      Object.entries(lists.primarySite.entries),
      ([, { subgroup }]) => subgroup ?? 'excluded',
    );
    const codes = (name: string) =>
      (subgroups as Record<string, [string, unknown][]>)[name]?.map(([code]) => code);
    expect(codes('pancreas')).toEqual(['pancreas']);
    expect(codes('gi')).toEqual([
      ...[
        'duodenum',
        'jejunum',
        'ileum',
        'small_bowel',
        'appendix',
        'colon',
        'rectum',
        'stomach',
        'caecum',
        'esophagus',
        'anus',
      ],
      'other_digestive',
    ]);
    expect(codes('other')).toEqual(['unknown']);
    expect(codes('excluded')).toEqual(['bronchus', 'thymus', 'other_not_digestive']);
    for (const { subgroup, isDigestive } of Object.values(lists.primarySite.entries))
      expect(isDigestive).toBe(subgroup !== null);
  });

  it('"inconnu" alone is a missing answer, and "autre" is too vague (C-26)', () => {
    expectMissing(parserOf(lists.primarySite)('Inconnu'), 'unknown');
    expectUnreadable(parserOf(lists.primarySite)('Autre'), 'unknown_code');
  });
});

describe('toxicities have synonyms (C-22)', () => {
  it.each(
    reads([
      [lists.toxicityTerm, 'hypertension', ['HTA', 'hypertension artérielle']],
      [
        lists.toxicityTerm,
        'edema',
        ['Oedèmes', 'Œdèmes', 'oedème des MI', 'Œdème des membres inférieurs', 'OMI'],
      ],
      [lists.toxicityTerm, 'proteinuria', ['Protéinurie']],
      [lists.toxicityTerm, 'bleeding', ['Saignement', 'épistaxis', 'EPISTAXIS', 'rectorragie', 'Hémorragie']],
      [
        lists.toxicityTerm,
        'thromboembolic_event',
        ['Accident thrombo-embolique', 'Accident thromboembolique', 'TVP', 'embolie pulmonaire', 'EP'],
      ],
      [lists.toxicityTerm, 'asthenia', ['Asthénie', 'fatigue']],
      [lists.toxicityTerm, 'hand_foot_syndrome', ['Syndrome main-pied', 'syndrome main pied']],
      [lists.toxicityTerm, 'hematological', ['Hématologique', 'neutropénie', 'thrombopénie', 'anémie']],
      [lists.toxicityTerm, 'neurological', ['Neurologique', 'paresthésies']],
    ]),
  )('%j is %s', (word, code, list) => {
    expect(valueIn(parserOf(list)(word))).toBe(code);
  });
});

describe('lists within a cell (S-7)', () => {
  it('of metastatic sites', () => {
    const parse = setParserOf(lists.metastaticSite);
    expect(valueIn(parse('foie ; os / péritoine'))).toEqual(['bone', 'liver', 'peritoneum']);
    expect(valueIn(parse('Métastases hépatiques, ganglions et poumon'))).toEqual([
      'liver',
      'lung',
      'lymph_node',
    ]);
    expect(valueIn(parse('foie et autre'))).toEqual(['liver', 'other']);
    expect(valueIn(parse('carcinose péritonéale'))).toEqual(['peritoneum']);
  });

  it('of cardiovascular risk factors', () => {
    const parse = setParserOf(lists.cardiovascularRiskFactor);
    expect(valueIn(parse('âge/sexe, HTA, dyslipidémie, diabète, tabac'))).toEqual([
      ...['age_sex', 'diabetes', 'dyslipidemia', 'hypertension', 'smoking'],
    ]);
    expect(valueIn(parse('Âge / sexe'))).toEqual(['age_sex']);
    expect(valueIn(parse('HTA/tabac'))).toEqual(['hypertension', 'smoking']);
    expect(valueIn(parse('âge et sexe ; HTA'))).toEqual(['age_sex', 'hypertension']);
  });
});

describe('the histological type (C-93)', () => {
  const words = Object.fromEntries(
    Object.entries(lists.histology.entries).map(([code, entry]) => [
      code,
      'deciding' in entry ? entry.deciding : [],
    ]),
  );
  const parse = codeParser(spellingsOf(lists.histology), {}, words);

  it.each([
    ['Carcinome neuroendocrine à petites cellules', 'small_cell_carcinoma'],
    ['CARCINOME NEUROENDOCRINE PEU DIFFÉRENCIÉ À PETITES CELLULES', 'small_cell_carcinoma'],
    ['Carcinome à petites cellules du rectum', 'small_cell_carcinoma'],
    ['Carcinome neuroendocrine peu différencié, à grandes cellules', 'large_cell_carcinoma'],
    ['CNE à grandes cellules', 'large_cell_carcinoma'],
    ['MiNEN du côlon', 'mixed_neoplasm'],
    ['Carcinome mixte (MANEC)', 'mixed_neoplasm'],
    ['Néoplasie mixte neuroendocrine et non neuroendocrine', 'mixed_neoplasm'],
    ['Adénocarcinome à cellules caliciformes appendiculaire', 'goblet_cell_carcinoma'],
    ['Goblet cell carcinoid of the appendix', 'goblet_cell_carcinoma'],
    ['Tumeur neuroendocrine', 'neuroendocrine_tumor'],
  ])('%j is %s', (text, code) => {
    expect(valueIn(parse(text))).toBe(code);
  });

  it.each(['Carcinome non à petites cellules', 'Non small cell carcinoma'])(
    '%j is no small cell carcinoma',
    (text) => {
      expectUnreadable(parse(text), 'unknown_code');
    },
  );

  it('declares which types contradict "well differentiated"', () => {
    const contrary = Object.entries(lists.histology.entries).filter(
      ([, { contradicts }]) => contradicts === 'well',
    );
    expect(contrary.map(([code]) => code)).toEqual([
      ...['small_cell_carcinoma', 'large_cell_carcinoma', 'mixed_neoplasm', 'goblet_cell_carcinoma'],
    ]);
  });
});
