import { describe, expect, it } from 'vitest';
import type { Parser } from '../../src/cell/parsed.ts';
import { parsers } from './parsers.ts';

/** What could make a pattern search for ever. */
const HOSTILE_PARTS = [
  ...[
    ' ',
    '(',
    '1',
    'a',
    '-',
    '1 ',
    'si ',
    '?/',
    '5fu',
    '<',
    'n° ',
    '\u0301',
    '1,',
    'foie;',
    '((1',
    ' 1:',
    '+/',
  ],
  ...['pas de ', '1/', 'ou ', 't1 ', 'n', '/10 ', "jusqu'a ", 'bev ', '- ', 'a-', '1.1,'],
];
/** Nearly the longest text that Excel lets a cell hold (what surrounds it fits in), and how many shorter ones are as much. */
const LONGEST = 32_752;
const PIECES = 16;
/** One long text costs as much as 16 short ones, or 16 times as much where a search is quadratic. */
const MOST_GROWTH = 4;

describe.each(Object.keys(parsers))('a hostile text (C-59)', (name) => {
  it(`is read as ${name} in a time that grows with its length, not with its square`, () => {
    const fresh = parsers[name] as () => Parser<unknown>;
    for (const part of HOSTILE_PARTS) {
      const whole = leastCost(fresh, (parse) => readAround(parse, part, LONGEST));
      const pieces = leastCost(fresh, (parse) => {
        for (let piece = 0; piece < PIECES; piece++) readAround(parse, part, LONGEST / PIECES);
      });
      // Below this the clock of the system and the collector are most of what is measured.
      if (whole > LEAST_MICROSECONDS) expect(whole / pieces, part).toBeLessThan(MOST_GROWTH);
    }
  });
});

/** A quadratic search of the longest text takes longer on any machine. */
const LEAST_MICROSECONDS = 30_000;

function readAround(read: (cell: string) => unknown, part: string, length: number): void {
  const text = part.repeat(Math.floor(length / part.length));
  for (const cell of [text, `12/03/2014${text}`, `${text}cm`, `${text}FOLFOX`]) read(cell);
}

/** Processor time in microseconds, the least of three: other processes and the collector only add to it. */
function leastCost(fresh: () => Parser<unknown>, work: (parse: Parser<unknown>) => void): number {
  const costs = [1, 2, 3].map(() => {
    const parse = fresh(); // some remember what they read
    const before = process.cpuUsage();
    work(parse);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.max(1, Math.min(...costs));
}
