import { describe, expect, it } from 'vitest';
import { FINDINGS, type FindingCode, messageFrOf, messageOf } from '../../src/findings/finding.ts';
import { FINDING_EFFECTS } from '../../src/findings/finding-effects.ts';

/** What can be wrong with one cell, or with the cells of a column. */
const CELL_PROBLEMS = [
  ...(['two_digit_year', 'impossible_date', 'date_out_of_range', 'not_a_date', 'unreadable_event'] as const),
  ...(['unreadable_death_of_living', 'sentinel_date', 'mangled_by_excel', 'not_a_number'] as const),
  ...(['ambiguous_number', 'out_of_range', 'ki67_fraction', 'not_a_tnm', 'unknown_code'] as const),
  ...(['unconfirmed_progression', 'clinical_progression', 'unknown_drug', 'corrected_drug_name'] as const),
  ...(['proposal_without_drug', 'conditional_drug', 'formula_error', 'unclear_format'] as const),
  ...(['cell_too_long', 'identity_in_cell'] as const),
] satisfies FindingCode[];

const placeholders = (message: string): string[] => [...message.matchAll(/\{\w+\}/g)].map(String).sort();

describe('the messages of the findings', () => {
  it.each(Object.entries(FINDINGS))('%s: both languages, with the same placeholders', (_, kind) => {
    expect(kind.message).toMatch(/^.{10,}$/);
    expect(kind.messageFr).toMatch(/^.{10,}$/);
    expect(placeholders(kind.messageFr)).toEqual(placeholders(kind.message));
  });

  it.each(Object.entries(FINDINGS))('%s: French is written with typographic apostrophes', (_, kind) => {
    expect(kind.messageFr).not.toMatch(/'/);
    expect(kind.messageFr).not.toBe(kind.message);
  });

  it.each(CELL_PROBLEMS)('%s: says what the run makes of the cell, in both languages', (code) => {
    expect(FINDINGS[code].message).toMatch(/\b(?:missing|counts?|counted|read as that drug|has the drug)\b/);
    expect(FINDINGS[code].messageFr).toMatch(/\b(?:manque|compte|compté|lu comme|n’a ce médicament)/);
  });

  it('fill their placeholders, in French with the French of a detail', () => {
    const finding = {
      code: 'unreadable_event' as const,
      quote: 'AA 99/9999',
      details: { problem: 'not_a_date' },
    };
    expect(messageOf(finding)).toContain(
      '"AA 99/9999" of a death or progression cannot be read (not_a_date)',
    );
    expect(messageFrOf(finding)).toContain(
      '« AA 99/9999 » d’un décès ou d’une progression n’est pas lisible (pas une date)',
    );
    const unread = {
      code: 'unread_imaging' as const,
      details: { endpoint: 'Progression-free survival', endpoint_fr: 'Survie sans progression' },
    };
    expect(messageOf(unread)).toMatch(/: Progression-free survival$/);
    expect(messageFrOf(unread)).toMatch(/ : Survie sans progression$/);
  });

  it.each([
    ['is in scientific notation', 'est en notation scientifique'],
    ['has a decimal part', 'a une partie décimale'],
    ['is no number of 1 to 8 digits', 'n’est pas un nombre de 1 à 8 chiffres'],
  ])('an unusable number that %s is described in French (C-102)', (cause, french) => {
    const finding = { code: 'unusable_number' as const, details: { column: 'IPP', cause } };
    expect(messageFrOf(finding)).toContain(`le numéro de la colonne IPP ${french} ;`);
  });
});

describe('the severity of a finding', () => {
  const of = (severity: string): string[] =>
    (Object.keys(FINDINGS) as FindingCode[]).filter((code) => FINDINGS[code].severity === severity);

  it('is error for what adds or removes an analysed patient, or changes the index line, by an assumption', () => {
    expect(of('error')).toEqual(
      expect.arrayContaining([
        ...['analysed_without_answer', 'carried_out_despite_no', 'contradicting_dates', 'unreadable_event'],
        ...['index_line_from_hospital', 'index_line_of_combined_rows'],
      ]),
    );
  });

  it('is warning for a combined line of another disease and for a conditional proposal (C-77, C-90)', () => {
    expect(FINDINGS.index_line_of_other_disease.severity).toBe('warning');
    expect(FINDINGS.conditional_proposal.severity).toBe('warning');
  });

  it('of a finding of severity error about a patient, the effects are declared', () => {
    const aboutFiles = /_(?:key|number|row|used|date|opposition)$/;
    const undeclared = of('error').filter((code) => !(code in FINDING_EFFECTS) && !aboutFiles.test(code));
    expect(undeclared).toEqual([]);
  });
});
