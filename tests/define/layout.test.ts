import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pipeline } from '#pipelines';
import { type Layout, readLayout } from '../../src/define/layout.ts';
import { publishedFigures } from '../../src/define/print.ts';
import { study } from '../../src/define/study.ts';

const STUDY = join(import.meta.dirname, '../../pipelines/studies/bevacizumab-net');
const folder = mkdtempSync(join(tmpdir(), 'layout-'));
afterAll(() => rmSync(folder, { recursive: true }));
let copies = 0;

/** Reads a copy of the study's layout in which one file has another text. */
function layoutWith(file: string, text: string): Layout {
  copies += 1;
  const copy = join(folder, String(copies));
  cpSync(STUDY, copy, { recursive: true });
  writeFileSync(join(copy, file), text);
  return readLayout(copy);
}

describe('the layout of a study', () => {
  test('has null as the figure of a row that the print does not have', () => {
    const { rows } = layoutWith('layout.csv', 'printed_table;section;item;stratum;id\nt;sex;missing;all;\n');
    expect(rows).toEqual([{ printed_table: 't', section: 'sex', item: 'missing', stratum: 'all', id: null }]);
  });

  test('keeps the order of the lines, and reads numbers and flags', () => {
    const { flow } = layoutWith(
      'flow.csv',
      'criterion;is_exclusion;label_en;label_fr;leaving_en;leaving_fr\nb;1;B;Bé;No B;Sans B\na;0;A;A;No A;Sans A\n',
    );
    expect(flow.map(({ criterion, is_exclusion }) => [criterion, is_exclusion])).toEqual([
      ['b', true],
      ['a', false],
    ]);
    const { tables } = layoutWith('tables.csv', 'printed_table;number;label_en;label_fr\nt;12;T;T\n');
    expect(tables).toEqual([{ printed_table: 't', number: 12, label_en: 'T', label_fr: 'T' }]);
  });

  test('may have a semicolon in a label in quotes', () => {
    const { sections } = layoutWith('sections.csv', 'section;label_en;label_fr\nx;"A; B";"A ; B"\n');
    expect(sections).toEqual([{ section: 'x', label_en: 'A; B', label_fr: 'A ; B' }]);
  });

  test('is refused with file and line when a line lacks a field', () => {
    expect(() => layoutWith('items.csv', 'section;item;label_en;label_fr\nall;yes;Yes\n')).toThrow(
      /items\.csv, row 2: Too few fields/,
    );
  });
});

describe('sums of counts', () => {
  const HEADER = 'section;item;stratum;part_section;part_item;part_stratum;factor\n';
  const declared = (lines: string): unknown =>
    study({ ...pipeline.study, layout: layoutWith('count-sums.csv', `${HEADER}${lines}`) });

  test('have null where a field is empty, and 1 as their factor', () => {
    const { sums } = layoutWith('count-sums.csv', `${HEADER}died;yes;;;;;\npfs;events;all;died;yes;gi;-1\n`);
    expect(sums).toEqual([
      {
        section: 'died',
        item: 'yes',
        stratum: null,
        part_section: null,
        part_item: null,
        part_stratum: null,
        factor: 1,
      },
      {
        section: 'pfs',
        item: 'events',
        stratum: 'all',
        part_section: 'died',
        part_item: 'yes',
        part_stratum: 'gi',
        factor: -1,
      },
    ]);
  });

  test.each([
    ['orr;yes;;response;cr;;1', null],
    ['cvrf.diabetes;asked;;cvrf;yes;;', null],
    ['patient;excluded;;patient;no_histological_proof;;', null],
    ['os;events;;os_event;yes;;', null],
    ['died;yes;;;;;', null],
    ['orr;yess;;response;cr;;', /count-sums\.csv, row 2: orr\.yess does not exist/],
    ['orr;yes;;respons;cr;;', /respons\.cr does not exist/],
    ['respons;asked;;response;cr;;', /respons\.asked does not exist/],
    ['os;deaths;;os_event;yes;;', /os\.deaths does not exist/],
    ['orr;yes;lung;response;cr;;', /lung does not exist/],
    ['orr;yes;;response;cr;lung;', /lung does not exist/],
    ['orr;yes;;response;;;', /response\.null does not exist/],
    ['orr;yes;;response;cr;;2', /the factor is 1 or -1/],
  ])('%s is refused with %s', (line, message) => {
    if (message === null) expect(declared(`${line}\n`)).toBeDefined();
    else expect(() => declared(`${line}\n`)).toThrow(message);
  });
});

describe('the layout of the declared study', () => {
  const { layout, print, questions } = pipeline.study;
  const titled = new Set(layout.tables.map(({ printed_table }) => printed_table));
  const shown = layout.rows.filter(({ printed_table }) => titled.has(printed_table));

  test('has exactly one row for every printed figure (C-42)', () => {
    const ids = layout.rows.map(({ id }) => id).filter((id) => id !== null);
    expect(ids.sort()).toEqual(
      publishedFigures(print)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('labels every section and every item of a table with a title, in both languages', () => {
    const sections = new Set(layout.sections.map(({ section }) => section));
    const items = new Set(layout.items.map(({ section, item }) => `${section} ${item}`));
    const unnamed = shown.filter(
      ({ section, item }) =>
        !sections.has(section) ||
        !(/^\d+$/.test(item) || items.has(`${section} ${item}`) || items.has(`all ${item}`)),
    );
    expect(unnamed).toEqual([]);
    const labels = [...layout.tables, ...layout.sections, ...layout.items, ...layout.flow];
    expect(labels.filter(({ label_en, label_fr }) => label_en === '' || label_fr === '')).toEqual([]);
  });

  test('has no label that no row shows', () => {
    const sections = new Set(shown.map(({ section }) => section));
    const items = new Set(shown.flatMap(({ section, item }) => [`${section} ${item}`, `all ${item}`]));
    expect(layout.sections.filter(({ section }) => !sections.has(section))).toEqual([]);
    expect(layout.items.filter(({ section, item }) => !items.has(`${section} ${item}`))).toEqual([]);
  });

  test('names for every question the columns or endpoints that its answer rests on', () => {
    const counted = layout.rows.filter(({ printed_table }) => printed_table !== 'table_flow');
    const known = new Set([...Object.keys(questions.columns), ...Object.keys(questions.endpoints)]);
    expect(counted.filter(({ section }) => !known.has(section))).toEqual([]);
  });
});
