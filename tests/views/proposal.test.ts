import { describe, expect, test } from 'vitest';
import { INDEX, type LineSpec, type PresentationSpec, warehouse } from './warehouse.ts';

/** A meeting on 10 January 2012 that names bevacizumab and fluorouracil so. */
const meeting = (names: PresentationSpec['names']): PresentationSpec => ({
  presented_on: '2012-01-10',
  ...(names === undefined ? {} : { names }),
});

/** What the view says of one meeting beside these lines. */
const proposal = (names: PresentationSpec['names'], ...lines: LineSpec[]): unknown =>
  warehouse([{ presentations: [meeting(names)], lines }]).row(
    'SELECT mention, days_to_line, is_proposal FROM study_proposal',
  );

describe('a conditional proposal counts if a combined line starts within 90 days (C-90)', () => {
  test.each([
    ['the day before', '2012-01-09', null, 0],
    ['the day of the meeting', '2012-01-10', 0, 1],
    ['89 days after', '2012-04-08', 89, 1],
    ['90 days after', '2012-04-09', 90, 1],
    ['91 days after', '2012-04-10', 91, 0],
  ])('%s', (_, start, days_to_line, is_proposal) => {
    const mention = 'conditional';
    expect(proposal('conditional', { ...INDEX, start })).toEqual({ mention, days_to_line, is_proposal });
  });

  test('a line of one of the two drugs confirms nothing', () => {
    const alone = { start: '2012-02-01', has_bevacizumab: 0, has_cytotoxic: 1 };
    expect(proposal('conditional', alone)).toMatchObject({ days_to_line: null, is_proposal: 0 });
  });

  test('the nearest line decides, and a start known by its month is its 15th day', () => {
    const lines = [
      { ...INDEX, start: '2013-01-01' },
      { ...INDEX, start: '2012-02' },
    ];
    expect(proposal('conditional', ...lines)).toMatchObject({ days_to_line: 36, is_proposal: 1 });
  });
});

describe('only a proposed drug makes a proposal without a line (AP-4, C-90)', () => {
  test.each([
    ['proposed', { mention: 'proposed', days_to_line: null, is_proposal: 1 }],
    ['conditional', { mention: 'conditional', days_to_line: null, is_proposal: 0 }],
    ['past', { mention: 'past', days_to_line: null, is_proposal: 0 }],
    ['negated', undefined],
  ] as const)('%s', (names, expected) => {
    expect(proposal(names)).toEqual(expected);
  });

  test('a past mention counts for nothing whatever line follows', () => {
    expect(proposal('past', INDEX)).toMatchObject({ mention: 'past', is_proposal: 0 });
  });
});

describe('a proposal that is not plain is a finding (C-90)', () => {
  const findings = (names: PresentationSpec['names'], ...lines: LineSpec[]): unknown =>
    warehouse([
      { presentations: [meeting(names)], lines },
    ]).rows(`SELECT code, json_extract(details, '$.outcome') AS outcome FROM study_finding
             WHERE table_name = 'fact_presentation' AND column_name = 'has_bevacizumab'`);

  test('a conditional one states in words whether it counts', () => {
    expect(findings('conditional', { ...INDEX, start: '2012-04-09' })).toEqual([
      {
        code: 'conditional_proposal',
        outcome: 'counts as proposed',
      },
    ]);
    expect(findings('conditional', { ...INDEX, start: '2012-04-10' })).toEqual([
      {
        code: 'conditional_proposal',
        outcome: 'does not count as proposed',
      },
    ]);
  });

  test('a past one is another, a plain one is none', () => {
    expect(findings('past', INDEX)).toEqual([{ code: 'past_mention', outcome: null }]);
    expect(findings('proposed', INDEX)).toEqual([]);
  });
});
