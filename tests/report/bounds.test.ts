import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Group, patientLists } from '../../src/report/flow.ts';
import { LANGUAGES } from '../../src/report/language.ts';
import { writeReport } from '../../src/report/report.ts';
import { patients, publishNight } from '../publish/night.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a list of pseudonyms', () => {
  const listed = (n: number): { items: number; rest: string | undefined } => {
    const pseudonyms = Array.from({ length: n }, (_, index) => index.toString(16).padStart(32, '0'));
    const group: Group = {
      id: 'x',
      key: null,
      label_en: '',
      label_fr: '',
      n,
      pseudonyms,
      parts: [],
      isLeaving: false,
    };
    const { markup } = patientLists(group, new Map());
    return { items: markup.split('<li>').length - 1, rest: /and (\d+) more/.exec(markup)?.[1] };
  };

  it.each([
    [1999, 1999, undefined],
    [2000, 2000, undefined],
    [2001, 2000, '1'],
  ])('of %i shows %i, and the number of the others', (n, items, rest) => {
    expect(listed(n)).toEqual({ items, rest });
  });
});

it('a warehouse without an analysed patient has a report: boxes with 0, no curve, no matrix', async () => {
  const { path } = await publishNight(folder, 'run-1', patients(2));
  const page = readFileSync(writeReport(path, 0).path, 'utf8');
  expect(page.split('href="#flow-analysed">n = 0<').length - 1).toBe(2);
  expect(/class="matrix"|class="curve s\d" data-stratum/.exec(page)?.[0]).toBeUndefined();
  expect(page).toContain('Nobody to call.');
  expect(/undefined|NaN|\[object/.exec(page)?.[0]).toBeUndefined();
});

describe('numbers', () => {
  const [french, english] = LANGUAGES;

  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1000, '1\u202f000', '1,000'],
    [1234567, '1\u202f234\u202f567', '1,234,567'],
    [-1000, '\u22121\u202f000', '\u22121,000'],
  ])('%i in groups of three', (n, inFrench, inEnglish) => {
    expect([french?.count(n), english?.count(n)]).toEqual([inFrench, inEnglish]);
  });

  it.each([
    [0.2, '0.20'],
    [0.0101, '0.01'],
    [0.01, '0.01'],
    [0.0099, '0.010'],
    [0.001, '0.001'],
    [0.00099, '<\u202f0.001'],
  ])('a p of %d as journals print it', (p, printed) => {
    expect(english?.p(p)).toBe(printed);
    expect(french?.p(p)).toBe(printed.replace('.', ','));
  });

  it('French double marks have their narrow space, English ones none', () => {
    expect(french?.say('« a » : b ; c', '')).toBe('«\u202fa\u202f»\u202f: b\u202f; c');
    expect(english?.say('', 'a: b; c')).toBe('a: b; c');
  });
});
