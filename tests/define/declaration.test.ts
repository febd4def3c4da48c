import { expect, test } from 'vitest';
import { pipeline } from '#pipelines';
import { codeList } from '../../src/define/code-list.ts';
import { code, date, integer, yesNo } from '../../src/define/columns.ts';
import { identity, sheet } from '../../src/define/source.ts';

/*
 * A misdeclared column is a compile error: `tsc -p .` (make check) fails when one of the lines marked below is accepted.
 */
const patient = identity('N° dossier DCC', { required: true });
const vitalStatus = codeList<'alive' | 'dead' | 'lost_to_follow_up'>('vital_status', {
  alive: { en: 'Alive', fr: 'Vivant', spellings: [] },
  dead: { en: 'Dead', fr: 'Décédé', spellings: [] },
  lost_to_follow_up: { en: 'Lost', fr: 'Perdu de vue', spellings: [] },
});
const words = codeList('words', { odd: { en: 'Odd', fr: 'Autre', spellings: [] } });

const wellDeclared = sheet({
  name: 'Suivi',
  concept: 'follow_up',
  identity: { patient },
  key: ['patient'],
  columns: { last_news_on: date('Nouvelles'), vital_status: code('Etat', vitalStatus) },
});

sheet({
  name: 'Suivi',
  concept: 'follow_up',
  identity: { patient },
  key: ['patient'],
  // @ts-expect-error a field that the concept does not have
  columns: { last_seen: date('Nouvelles') },
});
sheet({
  name: 'Suivi',
  concept: 'follow_up',
  identity: { patient },
  key: ['patient'],
  // @ts-expect-error a column of another type than its field
  columns: { last_news_on: yesNo('Nouvelles') },
});
sheet({
  name: 'Suivi',
  concept: 'follow_up',
  identity: { patient },
  key: ['patient'],
  // @ts-expect-error codes that the engine does not know
  columns: { vital_status: code('Etat', words) },
});
sheet({
  name: 'Suivi',
  concept: 'follow_up',
  identity: { patient },
  // @ts-expect-error a key that is neither an identity part nor a field
  key: ['dossier'],
  columns: { last_news_on: date('Nouvelles') },
});

test('a sheet of another site declares its own headers and nothing else', () => {
  expect(wellDeclared.columns.last_news_on?.headers).toEqual(['Nouvelles']);
  expect(integer('N', { min: 0, max: 9, also: ['Nombre'] }).headers).toEqual(['N', 'Nombre']);
});

test('every key of every declared sheet is a declared, required column (C-53)', () => {
  for (const { sheets } of pipeline.sources) {
    for (const { name, key, identity: parts, columns } of sheets) {
      const declared = { ...columns, ...parts } as Record<string, { required: boolean } | undefined>;
      expect(key.map((part) => [name, part, declared[part]?.required])).toEqual(
        key.map((part) => [name, part, true]),
      );
    }
  }
});

test('the sheets of a source have different names, and so have the concepts that they are about', () => {
  const sheets = pipeline.sources.flatMap((source) => source.sheets);
  expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
  expect(new Set(sheets.map(({ concept }) => concept)).size).toBe(sheets.length);
});
