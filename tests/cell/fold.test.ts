import { describe, expect, it } from 'vitest';
import { fold, foldCode, foldName } from '../../src/cell/fold.ts';

describe('fold', () => {
  it.each([
    ['Différenciation', 'differenciation'],
    ['RÉPONSE', 'reponse'],
    ['Œdèmes', 'oedemes'],
    ['CÆCUM', 'caecum'],
    ['Straße', 'strasse'],
    ['e\u0301te\u0301', 'ete'],
    ['  Date   RCP ', 'date rcp'],
    ['Date\u00a0RCP', 'date rcp'],
    ['Date\u202fRCP', 'date rcp'],
    ['Date\u2009\u3000RCP\t', 'date rcp'],
    ['Date\r\nRCP', 'date rcp'],
    ['\ufeffIPP', 'ipp'],
    ['I\u200bPP\u200b', 'ipp'],
    ['chimio\u00adthérapie', 'chimiotherapie'],
    ['L’iléon', "l'ileon"],
    ['main‑pied – main—pied', 'main-pied - main-pied'],
    ['ＤＣＣ', 'dcc'],
    ['', ''],
    ['\u00a0 \u200b', ''],
  ])('reads %j as %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each(['N° fiche', 'N°fiche', 'n ° fiche', 'Nº fiche', 'N º fiche', '№ fiche', 'N°\u00a0FICHE'])(
    'reads %j like every other spelling of a number',
    (header) => {
      expect(fold(header)).toBe('n° fiche');
    },
  );

  it('reads every accented letter of Latin-1 as when an invisible character makes it take the long way', () => {
    for (let code = 0xa1; code <= 0xff; code += 1) {
      const letter = String.fromCodePoint(code);
      for (const text of [letter, `${letter}A`, `a${letter} B`])
        expect(fold(text)).toBe(fold(`${text}\u200b`));
    }
  });

  it('leaves a degree behind another letter alone', () => {
    expect(fold('39,5 °C')).toBe('39,5 °c');
    expect(fold('Région °')).toBe('region °');
  });
});

describe('folding of names (C-17)', () => {
  it.each([
    ['Lefèvre-Noël', 'LEFEVRENOEL'],
    ["N'Diaye", 'NDIAYE'],
    ['OEUVRARD', 'OEUVRARD'],
    ['Œuvrard', 'OEUVRARD'],
    ['de  la\u00a0Tour', 'DELATOUR'],
    ['Jean Marie (dit Jo) 2', 'JEANMARIEDITJO'],
    ['Ångström', 'ANGSTROM'],
    ['42', ''],
  ])('keeps letters A to Z only: %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe('folding of codes', () => {
  it.each([
    ['Syndrome main-pied', 'syndrome main pied'],
    ['N.R.', 'nr'],
    ['Perdu de vue.', 'perdu de vue'],
    ['---', ''],
    ['...', ''],
    ['-1', '-1'],
    ['1.5', '1.5'],
  ])('is blind to hyphens, apostrophes and full stops: %j', (text, folded) => {
    expect(foldCode(text)).toBe(folded);
  });
});
