import { describe, expect, it } from 'vitest';
import { quotesDay } from '../../src/deidentify/birth-day.ts';
import { nameWords } from '../../src/deidentify/name-words.ts';
import { type ColumnContent, redactIdentities } from '../../src/deidentify/redact.ts';

const NAMES = new Set(nameWords("Zygomatix-N'Diaye").concat(nameWords('Éléonore')));
const hidden = (text: string, held: ColumnContent = 'code'): string =>
  redactIdentities(text, held, (word) => NAMES.has(word));

describe('a text that its column does not understand, as it may be quoted (S-2, C-65)', () => {
  it.each([
    ['HTA de Mme ZYGOMATIX', 'HTA de Mme …'],
    ['zygomatix', '…'],
    ['Progression (Eléonore)', 'Progression (…)'],
    ['RP, ZYGOMATIXNDIAYE', 'RP, …'],
    ['éléonore zygomatix', '… …'],
    ['ZYGOMATIXE', 'ZYGOMATIXE'],
    ['Sunitinib LP 37,5', 'Sunitinib LP 37,5'],
  ])('a name as a word is hidden: %s is %s', (text, quoted) => {
    expect(hidden(text)).toBe(quoted);
  });

  it.each<[ColumnContent, string, string]>([
    ['code', 'vu 123', 'vu 123'],
    ['code', 'vu 1234', 'vu …'],
    ['code', 'dossier DCC0000101A', 'dossier DCC…A'],
    ['number', '1234 mm', '1234 mm'],
    ['number', '12345 mm', '… mm'],
    ['number', '04456781', '…'],
    ['date', '1234', '1234'],
    ['date', 'le 12345', 'le …'],
    ['date', '20160631', '20160631'],
    ['date', '31062016', '31062016'],
    ['date', '04456781', '…'],
    ['date', '120160631', '…'],
    ['date', '201606311', '…'],
  ])('in a column of a %s, %s is quoted as %s: a long number may be an identity', (held, text, quoted) => {
    expect(hidden(text, held)).toBe(quoted);
  });

  it.each([
    ['né le 07/09/1951', 'né le …'],
    ['1951-09-07', '…'],
    ['7.9.51', '…'],
    ['07 09 1951', '…'],
    ['7 septembre 1951', '…'],
    ['17  septembre  1951', '…'],
    ['1er sept. 1951', '…'],
    ['07/09', '07/09'],
    ['1/2/', '1/2/'],
  ])('a day where no date belongs may be a birth date: %s is quoted as %s', (text, quoted) => {
    for (const held of ['code', 'number'] as const) expect(hidden(text, held)).toBe(quoted);
    expect(hidden(text, 'date')).toBe(text);
  });
});

describe('the words of a name', () => {
  it.each<[string, string[]]>([
    ['DUPONT', ['dupont']],
    ["N'Diaye", ['diaye', 'ndiaye']],
    ['de la Tour', ['tour', 'delatour']],
    ['Jean-Marie', ['jean', 'marie', 'jeanmarie']],
    ['Ng', ['ng']],
    ["N'G", ['ng']],
    ['Y', []],
    ['Le Y', ['ley']],
    ['1234', []],
    ['Lia', ['lia']],
  ])('%s is found by %j', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });
});

describe('a day in a text', () => {
  it.each([
    ['12/03/1950', true],
    ['1950-3-12', true],
    ['née le 12031950', true],
    ['19500312', true],
    ['12 mars 1950', true],
    ['née le 12 mars 1950', true],
    ['née le 12 avril 1950', false],
    ['12 unités en 1950, 3 avis', true],
    ['le 12/03, lots 7, 8 et 9, en 1950', false],
    ['1950 : lots 7, 8 et 9, le 12/03', false],
    ['13/03/1950', false],
    ['12/04/1950', false],
    ['12/03/1951', false],
    ['03/1950', false],
  ])('12 March 1950 in %s: %s', (text, is) => {
    expect(quotesDay(text, '1950-03-12')).toBe(is);
  });
});
