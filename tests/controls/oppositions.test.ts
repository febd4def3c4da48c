import { describe, expect, it } from 'vitest';
import { pipeline } from '#pipelines';
import { formOf } from '../../src/cell/number-form.ts';
import { readOppositions } from '../../src/controls/oppositions.ts';
import type { KnownNumbers } from '../../src/deidentify/known-numbers.ts';
import { FINDINGS } from '../../src/findings/finding.ts';
import { Refusal } from '../../src/findings/problem.ts';
import { DCC, fiches, Inbox, KEYS, workbook } from '../extract/fixture.ts';

const HEADER = 'N° dossier DCC;IPP';

/** Exports that hold these numbers and no others. */
function exportsOf(patients: readonly string[], hospitals: readonly string[]): KnownNumbers {
  const forms = new Set(patients.map(formOf));
  const [files, ids] = [new Set(patients.map(KEYS.patient)), new Set(hospitals.map(KEYS.hospital))];
  return {
    forms: [...forms],
    hasForm: (number) => forms.has(formOf(number)),
    among: (asked) => ({
      patients: asked.patients.intersection(files),
      hospitals: asked.hospitals.intersection(ids),
    }),
  };
}

const LETTERED = exportsOf(['DCC204711A', 'DCC204712B'], ['01450696', '00012345']);
const NUMERIC = exportsOf(['204711', '204712'], ['01450696', '00012345']);

async function read(text: string, known = LETTERED) {
  const { oppositions, findings } = await readOppositions(
    'oppositions.csv',
    Buffer.from(text),
    pipeline.sources,
    KEYS,
    known,
  );
  return {
    ...oppositions,
    errors: findings.flatMap(({ code, place }) =>
      FINDINGS[code].severity === 'error' ? (place?.rowNumber ?? -1) : [],
    ),
    warnings: findings.filter(({ code }) => FINDINGS[code].severity === 'warning').length,
    text: JSON.stringify(findings),
  };
}

const FILE = KEYS.patient('DCC204711A');
const HOSPITAL = KEYS.hospital('1450696') ?? '';

describe('an opposed number in any spelling is applied without an error (C-107)', () => {
  it.each([
    ...[
      'DCC204711A',
      ' dcc204711a ',
      'DCC 204711A',
      'DCC 204 711A',
      "'DCC204711A",
      '"DCC204711A"',
      '’DCC204711A',
    ],
    ...['DCC204711A\u200b', '\ufeffDCC204711A', 'DCC\u00ad204711A', 'N°DCC204711A', 'n° DCC204711A'],
    ...[
      '№ DCC204711A',
      'Dossier DCC204711A',
      'N° dossier : DCC204711A',
      'ＤＣＣ２０４７１１Ａ',
      '="DCC204711A"',
    ],
  ])('the file number %j', async (spelling) => {
    const { patients, hospitals, errors } = await read(`${HEADER}\n${spelling};\n`);
    expect([...patients]).toEqual([FILE]);
    expect([...hospitals, ...errors]).toEqual([]);
  });

  it.each([
    ...[
      '1450696',
      '01450696',
      '1450696.0',
      '1450696,0',
      '1 450 696',
      '1\u202f450\u202f696',
      '1\u00a0450\u00a0696',
    ],
    ...["1'450'696", '1.450.696', '"1,450,696"', 'IPP 1450696', 'IPP: 01450696', 'ipp01450696', "'01450696"],
    ...['１４５０６９６', '01450696\u200b', '="01450696"', 'N° 1450696'],
  ])('the number of the hospital %j', async (spelling) => {
    const { patients, hospitals, errors } = await read(`${HEADER}\n;${spelling}\n`);
    expect([...hospitals]).toEqual([HOSPITAL]);
    expect([...patients, ...errors]).toEqual([]);
  });

  it.each(['204711', '00204711', '204711.0', '204 711', '"204,711"', 'N° 204711', 'DCC 204711'])(
    'the file number %j where file numbers are digits',
    async (spelling) => {
      const { patients, errors } = await read(`${HEADER}\n${spelling};\n`, NUMERIC);
      expect([...patients]).toEqual([KEYS.patient('204711')]);
      expect(errors).toEqual([]);
    },
  );

  it('a hyphen of any kind', async () => {
    const known = exportsOf(['2012-0045'], []);
    const { patients, errors } = await read(`${HEADER}\n2012\u20110045;\n`, known);
    expect([...patients]).toEqual([KEYS.patient('2012-0045')]);
    expect(errors).toEqual([]);
  });
});

describe('a cell that is no number of its kind is an error, and every patient it may identify is excluded (C-107)', () => {
  it.each([
    ...[
      'DCC204711A (opposition reçue le 02/05/2017);',
      'DCC204711A décédé;',
      'DCC204711Adcd;',
      'voir DCC204711A;',
    ],
    ...[
      'DCC204711A / DCC999999Z;',
      'DCC204711A.;',
      '(DCC204711A);',
      'DCC2047 11A;',
      ';DCC204711A',
      'D.C.C.204711A;',
    ],
  ])('of a file, %j', async (row) => {
    const { patients, errors, text } = await read(`${HEADER}\n${row}\n`);
    expect(patients.has(FILE)).toBe(true);
    expect(errors).toEqual([2]);
    expect(text).not.toContain('204711');
  });

  it.each([
    ...[
      ';1450696 (reçu)',
      ';IPP 1450696 le 2/5/2017',
      '1450696;',
      '01450696;',
      ';01 45 06 96',
      ';1,45070E+06',
    ],
    ...[';1.4507e6', ';1450696 / 12345', ';CHU1450696', ';*1450696*'],
  ])('of the hospital, %j', async (row) => {
    const { hospitals, errors, text } = await read(`${HEADER}\n${row}\n`);
    expect(hospitals.has(HOSPITAL)).toBe(true);
    expect(errors).toEqual([2]);
    expect(text).not.toContain('450');
  });

  it('two people in one cell are both left out', async () => {
    const { patients, errors } = await read(`${HEADER}\nDCC204711A, DCC204712B;\n`);
    expect(patients).toEqual(new Set([FILE, KEYS.patient('DCC204712B')]));
    expect(errors).toEqual([2]);
  });

  it.each(['2,01700E+11;', ';1,2E+11', 'MARTIN;', '204711;', ';123456789', 'DCC204711;', ';12345678,5'])(
    'and one that matches no patient, %j, is an error all the same',
    async (row) => {
      const { patients, hospitals, errors } = await read(`${HEADER}\n${row}\n`);
      expect([...patients, ...hospitals]).toEqual([]);
      expect(errors).toEqual([2]);
    },
  );

  it('a number of its kind that no export has is no error: it is looked for in the exports', async () => {
    const { patients, hospitals, errors } = await read(`${HEADER}\nDCC1Z;\n;77\n`);
    expect(patients).toEqual(new Set([KEYS.patient('DCC1Z')]));
    expect(hospitals).toEqual(new Set([KEYS.hospital('77')]));
    expect(errors).toEqual([]);
  });

  it('a file number of digits that is also a number of the hospital means the file', async () => {
    const known = exportsOf(['12345'], ['00012345']);
    const { patients, hospitals, errors } = await read(`${HEADER}\n12345;\n`, known);
    expect([...patients]).toEqual([KEYS.patient('12345')]);
    expect([...hospitals, ...errors]).toEqual([]);
  });
});

describe('the header of oppositions (C-107)', () => {
  it.each([
    'N° DCC;IPP CHU',
    'Numéro de dossier;ipp ',
    'Dossier DCC;N° IPP',
    'num_dossier;num_ipp',
    'NumDossier;NumIPP',
    '\ufeffN° dossier DCC;IPP',
    'Opposition des patients\n\nN° dossier DCC;IPP',
    'Liste des oppositions DCC au 12/06/2017;\nN° dossier DCC;IPP',
  ])('is recognized as %j', async (header) => {
    const { patients, hospitals, errors } = await read(`${header}\nDCC204711A;\n;1450696\n`);
    expect([[...patients], [...hospitals], errors]).toEqual([[FILE], [HOSPITAL], []]);
  });

  it.each([',', '\t', '|'])('and the cells may be separated by %j', async (separator) => {
    const lines = [`N° dossier DCC${separator}IPP`, `DCC204711A${separator}`, `${separator}1450696`];
    const { patients, hospitals, errors } = await read(lines.join('\r\n'));
    expect([[...patients], [...hospitals], errors]).toEqual([[FILE], [HOSPITAL], []]);
  });

  it('columns may be in another order, and one of them may be absent', async () => {
    const swapped = await read('IPP;N° dossier DCC\n1450696;DCC204711A\n');
    expect([[...swapped.patients], [...swapped.hospitals], swapped.errors]).toEqual([[FILE], [HOSPITAL], []]);
    expect([...(await read('IPP\n1450696\n')).hospitals]).toEqual([HOSPITAL]);
  });

  it.each(['DCC204711A;1450696', 'Patient;Date\nDCC204711A;1', 'Nom;Prénom\nX;Y', ''])(
    '%j is none: the file is refused',
    async (text) => {
      await expect(read(text)).rejects.toBeInstanceOf(Refusal);
    },
  );

  it('is not quoted when it occurs twice', async () => {
    await expect(read('IPP;IPP\n1;2\n')).rejects.toMatchObject({ problem: { code: 'control_unreadable' } });
  });

  it('may come again in the middle', async () => {
    const { patients, errors, warnings } = await read(`${HEADER}\nDCC204711A;\n${HEADER}\n`);
    expect([[...patients], errors, warnings]).toEqual([[FILE], [], 0]);
  });
});

describe('a column that is none of the two (C-107)', () => {
  it.each(['DCC204711A', 'reçue pour DCC204711A', '1450696', "'01450696"])(
    'with the number %j of a patient is an error, and the patient is excluded',
    async (cell) => {
      const { patients, hospitals, errors } = await read(`${HEADER};Remarque\n;;${cell}\n`);
      expect(patients.has(FILE) || hospitals.has(HOSPITAL)).toBe(true);
      expect(errors).toEqual([2]);
    },
  );

  it('with a number that matches no patient is an error', async () => {
    for (const cell of ['DCC1Z', '7654321']) {
      expect((await read(`${HEADER};Autre\nDCC204711A;;${cell}\n`)).errors).toEqual([2]);
    }
  });

  it('with remarks, days and names is none', async () => {
    const remarks = [
      '02/05/2017',
      '20170502',
      'courrier du 2 mai 2017',
      'Mme X',
      '12',
      'RCP 3',
      'oui',
      '75013',
    ];
    for (const cell of remarks) {
      const { patients, errors } = await read(`${HEADER};Remarque\nDCC204711A;;${cell}\n`);
      expect([[...patients], errors]).toEqual([[FILE], []]);
    }
  });

  it('numbers above the header are looked up as well', async () => {
    const { patients, errors } = await read(`DCC204711A;\n${HEADER}\n;1450696\n`);
    expect(patients.has(FILE)).toBe(true);
    expect(errors).toEqual([1]);
  });
});

it('numbers are looked up in every sheet of the exports in use (C-107)', async () => {
  using inbox = new Inbox();
  inbox.write('dcc/DCC_RENATEN_20240101.xlsx', workbook({ ...DCC, 'Fiches RCP': fiches({}) }));
  inbox.write('oppositions.csv', `${HEADER}\nDCC000111A (reçue);\n;12345 le 02/05\n`);
  const { oppositions, findings, errors } = await inbox.extract();
  expect(errors).toEqual([]);
  expect(oppositions).toEqual({
    patients: new Set([KEYS.patient('DCC000111A')]),
    hospitals: new Set([KEYS.hospital('12345')]),
  });
  expect(findings.filter(({ code }) => code === 'unreadable_opposition')).toHaveLength(2);
});
