import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { nameFinder } from '../../src/deidentify/name-finder.ts';
import { newStaging, type Staging } from '../../src/staging/store.ts';
import { csv, fiches, Inbox, KEYS, latin, PERSONS } from '../extract/fixture.ts';

let inbox: Inbox;
let staging: Staging;
let isName: (word: string) => boolean;
let asked = 0;
beforeAll(async () => {
  inbox = new Inbox();
  inbox.dcc('DCC_RENATEN_20240101.xlsx', {
    'Fiches RCP': fiches({ 'Nom de naissance': "N'Diaye-Foie", Prénom: 'Éléonore Pied' }),
  });
  const [header = [], ...persons] = PERSONS;
  const named = persons.map((person) => [...person]);
  if (named[0] !== undefined) named[0][1] = 'Wronskiberg';
  inbox.write('orbis/ORBIS_PATIENTS_20240101.csv', latin(csv([header, ...named])));
  const { errors } = await inbox.extract();
  expect(errors).toEqual([]);
  staging = newStaging(
    inbox.state,
    pipeline.sources.map(({ name }) => name),
  );
  const name = (word: string): string => {
    asked += 1;
    return KEYS.name(word);
  };
  isName = nameFinder({ staging, pipeline, keyring: { name } });
});
afterAll(() => {
  staging.close();
  inbox[Symbol.dispose]();
});

describe('a word of a cell is part of a name', () => {
  it.each(['diaye', 'ndiayefoie', 'eleonore', 'wronskiberg'])(
    'when a person of the registry or of the hospital is called so: %s',
    (word) => {
      expect(isName(word)).toBe(true);
    },
  );

  it.each(['quelconque', 'ndiay', 'diayes', ''])('not when no patient has it: %s', (word) => {
    expect(isName(word)).toBe(false);
  });

  it.each(['foie', 'pied', 'bevacizumab', 'pancreas', 'stable'])(
    'not when the declarations use it, even if a patient has that name: %s',
    (word) => {
      expect(isName(word)).toBe(false);
    },
  );

  it('is looked up once, and stays right when there are more words than the cache keeps', () => {
    for (const word of ['diaye', 'eleonore']) isName(word);
    const before = asked;
    for (const word of ['diaye', 'eleonore', 'diaye']) expect(isName(word)).toBe(true);
    expect(asked).toBe(before);
    for (let word = 0; word < 20_001; word += 1) expect(isName(`x${word}`)).toBe(false);
    expect(isName('diaye')).toBe(true);
    expect(asked).toBe(before + 20_002);
  });
});
