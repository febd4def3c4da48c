import { describe, expect, it } from 'vitest';
import { dateParser } from '../../src/cell/date.ts';
import { missingMarks, missingReason, unanswered } from '../../src/cell/missing.ts';
import { decimalParser } from '../../src/cell/number.ts';
import { UNCLEAR_FORMAT } from '../../src/cell/raw.ts';
import { yesNoParser } from '../../src/cell/yes-no.ts';
import { expectUnreadable } from './reading.ts';

describe('a missing mark (C-26, S-7)', () => {
  it.each([
    ...[
      null,
      '',
      '   ',
      '\u00a0',
      '\u202f\u200b',
      'NR',
      'nr',
      'N.R.',
      ' NR ',
      'NC',
      'ND',
      'DM',
      '-',
      ' - ',
      '--',
      '–',
      '—',
    ],
    ...[
      'Non renseigné',
      'NON RENSEIGNEE',
      'non communiqué',
      'non précisé',
      'Non disponible',
      'non fait',
      'Donnée manquante',
    ],
  ])('%j is not recorded', (cell) => {
    expect(missingReason(cell)).toBe('not_recorded');
  });

  it.each(['NSP', 'nsp', 'inconnu', 'Inconnue', 'INCONNU', '?', ' ? ', '??', 'ne sait pas', 'Ne sait pas.'])(
    '%j is unknown',
    (cell) => {
      expect(missingReason(cell)).toBe('unknown');
    },
  );

  it.each(['NA', 'N/A', 'n.a.', 'sans objet', 'Sans  objet', 'non applicable', 'Non-applicable'])(
    '%j is not applicable',
    (cell) => {
      expect(missingReason(cell)).toBe('not_applicable');
    },
  );

  it.each(['0', 'N0', 'R0', 'NE', 'Non', 'N', 'O', 'Primitif inconnu', 0, 1, true, false])(
    '%j is a value',
    (cell) => {
      expect(missingReason(cell)).toBeNull();
    },
  );

  it('is mapped column by column', () => {
    const marks = missingMarks({ NE: 'not_applicable', '?': null, NR: 'unknown' });
    expect(missingReason('NE', marks)).toBe('not_applicable');
    expect(missingReason('?', marks)).toBeNull();
    expect(missingReason('nr', marks)).toBe('unknown');
    expect(missingReason('ND', marks)).toBe('not_recorded');
    expect(missingReason('NE')).toBeNull();
  });
});

describe('what no parser looks at', () => {
  it.each([
    { error: '#REF!' },
    { error: '' },
    ...['#N/A', '#REF!', '#DIV/0!', '#VALEUR!', '#NOM?', '#NOMBRE!', '####'],
  ])('an Excel error is unreadable: %j (C-64)', (cell) => {
    expect(unanswered(cell)).toEqual({ missing: 'unreadable', problem: 'formula_error' });
  });

  it('a number whose format is not understood is unreadable in every column, with its own finding (C-110)', () => {
    expect(unanswered(UNCLEAR_FORMAT)).toEqual({ missing: 'unreadable', problem: 'unclear_format' });
    expectUnreadable(decimalParser()(UNCLEAR_FORMAT), 'unclear_format');
    expectUnreadable(yesNoParser()(UNCLEAR_FORMAT), 'unclear_format');
    expectUnreadable(dateParser({ latest: '2020-01-01' })(UNCLEAR_FORMAT), 'unclear_format');
  });

  it('a cell over 32,767 characters is unreadable (C-59)', () => {
    expect(unanswered('x'.repeat(32_766))).toBeNull();
    expect(unanswered('x'.repeat(32_767))).toBeNull();
    expectUnreadable(decimalParser()('1'.repeat(32_768)), 'cell_too_long');
    expectUnreadable(yesNoParser()(' '.repeat(32_768)), 'cell_too_long');
  });
});
