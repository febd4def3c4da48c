import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, dated, fiche, fiches, Inbox, latin, PERSONS } from './fixture.ts';

const NAME = 'DCC_RENATEN_20240101.xlsx';

describe('nothing that identifies a patient reaches the state folder (S-2)', () => {
  it('no byte of the cache contains a canary, in any encoding', async () => {
    using inbox = new Inbox();
    const word = fc.stringMatching(/^[A-Z]{7,9}$/);
    const canaries: string[] = [];
    const rows = fc.sample(fc.tuple(word, word, word, fc.integer({ min: 10_000_000, max: 99_999_999 })), {
      numRuns: 60,
      seed: 5,
    });
    const sheet = rows.map(([name, first, number, ipp], at) => {
      const born = `${String((at % 28) + 1).padStart(2, '0')}/11/19${20 + at}`;
      canaries.push(name, first, number, String(ipp), born, born.split('/').reverse().join('-'));
      const quote = [name, `née ${born}`, String(ipp), number, `${first} ${name}`][at % 5] ?? '';
      return fiche({
        'N° fiche': `N${number}`,
        'N° dossier DCC': number,
        'IPP CHU': at % 2 ? ipp : String(ipp),
        'Nom de naissance': name,
        Prénom: first,
        'Né(e) le': born,
        Siège: `Pancréas ${quote}`,
        'Ki67 (%)': quote,
        'Date du diagnostic': `${born} ${quote}`,
        'Proposition thérapeutique': `FOLFOX chez ${quote}`,
      });
    });
    inbox.dcc(NAME, { 'Fiches RCP': [...fiches(), ...sheet] });
    inbox.write(
      'orbis/ORBIS_PATIENTS_20240101.csv',
      latin(
        csv([
          PERSONS[0] ?? [],
          ...rows.map(([name, first, , ipp]) => [ipp, name, name, first, '01/11/1920', 'F', '', '']),
        ]),
      ),
    );
    inbox.write(
      'oppositions.csv',
      csv([
        ['N° dossier DCC', 'IPP'],
        [rows[0]?.[2] ?? '', rows[1]?.[3] ?? ''],
      ]),
    );
    const extraction = await inbox.extract();
    expect(extraction.errors).toEqual([]);
    const told = JSON.stringify([
      extraction.findings,
      extraction.files,
      extraction.sheets,
      [...extraction.oppositions.patients],
    ]);
    const bytes = Buffer.concat(
      ['staging-dcc.sqlite', 'staging-orbis.sqlite'].map((name) => readFileSync(join(inbox.state, name))),
    );
    for (const canary of canaries) {
      expect(told).not.toContain(canary);
      for (const encoding of ['utf8', 'utf16le', 'latin1'] as const)
        expect(bytes.includes(Buffer.from(canary, encoding))).toBe(false);
    }
    expect(bytes.includes('Validée')).toBe(true);
  });
});

describe('no time zone moves a day (S-8)', () => {
  it('the rows are the same in Auckland, Paris and Honolulu', () => {
    using inbox = new Inbox();
    inbox.dcc(NAME, {
      'Fiches RCP': fiches({
        'Date du diagnostic': dated(41710, 'dd/mm/yyyy'),
        'Date RCP': dated(41710.99, 'dd/mm/yyyy hh:mm'),
        'Né(e) le': dated(18878, 'dd/mm/yyyy'),
      }),
    });
    const printed = ['Pacific/Auckland', 'Europe/Paris', 'Pacific/Honolulu'].map((TZ) =>
      execFileSync(process.execPath, [join(import.meta.dirname, 'print-staging.ts'), inbox.path], {
        env: { ...process.env, TZ, LANG: 'C' },
        encoding: 'utf8',
      }),
    );
    expect(printed[0]).toContain('"value":"2014-03-12"');
    expect(new Set(printed).size).toBe(1);
  });
});
