import { describe, expect, test } from 'vitest';
import { pipeline } from '#pipelines';
import type { Parsed } from '../../src/cell/parsed.ts';
import type { Column } from '../../src/define/columns.ts';

const column = pipeline.sources.flatMap(({ sheets }) => sheets).find(({ concept }) => concept === 'imaging')
  ?.columns as { readonly response: Column<string> };
const read = (text: string): Parsed<string> => column.response.parser({ extractedOn: '2017-06-10' })(text);

describe('a reading in other words (C-87)', () => {
  test.each([
    ['RP confirmée', 'pr'],
    ['Confirmed PD', 'pd'],
    ['PD confirmé(e)', 'pd'],
    ['Progression confirmée (iRECIST)', 'pd'],
    ['iCR', 'cr'],
    ['iRP', 'pr'],
    ['i-SD', 'sd'],
    ['iCPD', 'pd'],
    ['Stabilité selon RECIST 1.1', 'sd'],
    ['Non évaluable (iRECIST)', 'ne'],
  ])('"%s" is %s', (text, code) => {
    expect(read(text)).toEqual({ value: code });
  });

  test.each([
    'Progression dissociée',
    'Progression hépatique',
    'progression ganglionnaire et osseuse',
    'PD pulmonaire',
    'Progression clinique et radiologique',
  ])('"%s" is a progression', (text) => {
    expect(read(text)).toEqual({ value: 'pd' });
  });

  test.each(['iUPD', 'UPD (iRECIST)', 'PD non confirmée', 'PD (non confirmée)', 'Progression à confirmer'])(
    '"%s" is no progression, and a finding',
    (text) => {
      expect(read(text)).toEqual({ missing: 'unknown', problem: 'unconfirmed_progression' });
    },
  );

  test.each(['Progression clinique', 'PD clinique', 'Progression (clinique)', 'progression biologique'])(
    '"%s" is not RECIST, and a finding',
    (text) => {
      expect(read(text)).toEqual({ missing: 'not_recorded', problem: 'clinical_progression' });
    },
  );

  test.each([
    'pas de progression',
    'PD probable',
    'PD ?',
    'PD (?)',
    'PD / SD',
    'iPR ?',
    'Réponse dissociée',
    'Stabilité hépatique',
    'RP non confirmée',
    'PD (scanner non confirmé)',
    'iRECIST',
  ])('"%s" is never guessed', (text) => {
    expect(read(text)).toEqual({ missing: 'unreadable', problem: 'unknown_code' });
  });
});
