import fc from 'fast-check';
import type { RawCell } from '../../src/cell/raw.ts';
import { xlsxMembers } from '../extract/fixture.ts';

/*
 * Workbooks with everything that ECMA-376 lets a writer do, each with what it must be read as: by construction, from the
 * tables below, and not by any reader.
 */

export interface Generated {
  readonly members: Record<string, string>;
  readonly truth: readonly (readonly [rowNumber: number, ...cells: RawCell[]])[];
  /** False where SheetJS is known to read nothing right. */
  readonly isJudged: boolean;
  /** Places that SheetJS is known to read wrong: `row:column`. */
  readonly unjudged: ReadonlySet<string>;
}

/** A cell as it is written, without its place, and what it is. */
interface Content {
  readonly type: string | null;
  readonly style: number | null;
  readonly inner: string;
  readonly truth: RawCell;
  readonly isJudged: boolean;
}

interface Looks {
  readonly prefix: string;
  readonly quote: string;
  readonly is1904: boolean;
  readonly hasNoise: boolean;
  readonly isWild: boolean;
}

const FORMATS = [
  ...[
    ['General', null],
    ['dd/mm/yyyy', 'day'],
    ['mmm-yy', 'month'],
    ['0.0%', 'percent'],
    ['[h]:mm', null],
  ],
  ...[
    ['yyyy', 'year'],
    ['#,##0.00 "jours"', null],
    ['[$-40C]mmmm yyyy;@', 'month'],
    ['@', null],
  ],
] as const;
/** Excel's own: by number alone. */
const BUILT_IN = [
  [9, 'percent'],
  [14, 'day'],
  [17, 'month'],
  [22, 'day'],
  [20, null],
  [4, null],
] as const;
const SHOWS = [...FORMATS, ...BUILT_IN].map(([, shows]) => shows);

/** Serials and their days, by hand, from Excel. */
const DAYS = {
  false: [
    ...[
      [0, '1900-01-00'],
      [1, '1900-01-01'],
      [59, '1900-02-28'],
      [60, '1900-02-29'],
      [61, '1900-03-01'],
    ],
    ...[
      [41710, '2014-03-12'],
      [41045.75, '2012-05-16'],
      [42429, '2016-02-29'],
      [73415, '2100-12-31'],
    ],
    ...[
      [41045.9999999999, '2012-05-17'],
      [41045.99998, '2012-05-16'],
      [2958465, '9999-12-31'],
    ],
  ],
  true: [
    [0, '1904-01-01'],
    [40248, '2014-03-12'],
    [39583.75, '2012-05-16'],
    [59, '1904-02-29'],
  ],
} as const;

const NUMBERS = [
  ...[
    ['0', 0],
    ['-0.5', -0.5],
    ['1e3', 1000],
    ['1.5E-7', 1.5e-7],
    ['0.1', 0.1],
    ['123456789012345', 123456789012345],
  ],
  ...[
    ['0.30000000000000004', 0.30000000000000004],
    ['12345678901234567890', 12345678901234567e3],
    ['.5', 0.5],
  ],
  ...[
    ['2014', 2014],
    ['3.14159265358973', 3.14159265358973],
    ['-17', -17],
    ['1.0', 1],
    ['5.', 5],
  ],
] as const;
const ERRORS = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'];

const text = fc
  .array(
    fc.constantFrom(
      ...['a', 'Né(e) le', 'Œdèmes', '😀', '&', '<', '>', '"', "'", '  ', '\n', '\t', '_x000D_', '_x', '_'],
      ...['0012', '\u202f', '\r', ']]', '&amp;', '日本', 'FOLFOX', '1,5'],
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replaceAll('\r\n', '\n'));

const wayOf = fc.constantFrom('named', 'numeric', 'hex', 'cdata', 'comment') as fc.Arbitrary<string>;

/** A text as XML may hold it, in one of the ways there are. */
function written(value: string, way: string): string {
  const safe = value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_');
  if (way === 'cdata' && !safe.includes(']]') && !safe.includes('_x')) return `<![CDATA[${safe}]]>`;
  const named = safe.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (way === 'comment') return `${named}<!-- as told -->`;
  if (way !== 'numeric' && way !== 'hex') return named;
  const coded = (point: number): string => (way === 'hex' ? `&#x${point.toString(16)};` : `&#${point};`);
  return named.replace(/[éŒè"']/g, (letter) => coded(letter.codePointAt(0) ?? 0));
}

const content = (looks: Looks): fc.Arbitrary<Content & { shared?: string }> => {
  const { prefix: p, quote: q } = looks;
  const v = (inner: string): string => `<${p}v>${inner}</${p}v>`;
  const t = (inner: string): string => `<${p}t xml:space=${q}preserve${q}>${inner}</${p}t>`;
  const phonetic = `<${p}rPh sb=${q}0${q} eb=${q}1${q}><${p}t>phon</${p}t></${p}rPh>`;
  const plain = { type: null, style: null, isJudged: true };
  const style = fc.nat({ max: SHOWS.length - 1 });
  const dated = (serial: number, day: string, index: number): RawCell => {
    const shows = SHOWS[index] ?? null;
    if (shows === null) return serial;
    return shows === 'percent' ? { percent: serial } : { date: day, shows };
  };
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(text, wayOf, fc.boolean()).map(([truth, way, isRich]) => {
        const half = truth.indexOf('_x') < 0 && !/[\ud800-\udfff]/.test(truth) ? truth.length >> 1 : 0;
        const runs = [truth.slice(0, half), truth.slice(half)].map(
          (run) => `<${p}r><${p}rPr><${p}b/></${p}rPr>${t(written(run, 'named'))}</${p}r>`,
        );
        const shared = isRich ? `${runs.join('')}${phonetic}` : t(written(truth, way));
        return { ...plain, type: 's', inner: '', truth, shared, isJudged: isRich || way !== 'comment' };
      }),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(text, wayOf).map(([truth, way]) => ({
        ...plain,
        type: 'inlineStr',
        truth,
        isJudged: way !== 'comment' && way !== 'cdata',
        inner: `<${p}is>${t(written(truth, way))}</${p}is>`,
      })),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(text, wayOf).map(([truth, way]) => ({
        ...plain,
        type: 'str',
        truth,
        inner: `<${p}f>A1&amp;"x"</${p}f>${v(written(truth, way))}`,
        isJudged: /^[\w ]*$/.test(truth) && !truth.includes('_x') && way === 'named', // SheetJS decodes these twice
      })),
    },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(...NUMBERS)
        .map(([spelled, truth]) => ({ ...plain, inner: v(spelled), truth })),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...DAYS[`${looks.is1904}`]), style)
        .map(([[serial, day], index]) => ({
          ...plain,
          style: index,
          inner: v(String(serial)),
          truth: dated(serial, day, index),
        })),
    },
    fc.boolean().map((truth) => ({ ...plain, type: 'b', inner: v(truth ? '1' : '0'), truth })),
    fc.constantFrom(...ERRORS).map((error) => ({ ...plain, type: 'e', inner: v(error), truth: { error } })),
    fc
      .constantFrom(...NUMBERS)
      .map(([spelled, truth]) => ({ ...plain, type: 'n', inner: `<${p}f>B1+1</${p}f>${v(spelled)}`, truth })),
    fc
      .constantFrom(`<${p}f>B1+1</${p}f>`, `<${p}f>B1</${p}f><${p}v></${p}v>`, `<${p}f>B1</${p}f><${p}v/>`)
      .map((inner) => ({ ...plain, inner, truth: { error: '#FORMULA' } })),
    // SheetJS reads these as empty: a formula shared with another cell, and none that it can spell out.
    fc
      .constantFrom(
        `<${p}f t=${q}shared${q} si=${q}7${q}/>`,
        `<${p}f/>`,
        `<${p}f t=${q}array${q} ref=${q}A1${q}></${p}f>`,
      )
      .map((inner) => ({ ...plain, inner, truth: { error: '#FORMULA' }, isJudged: false })),
    // SheetJS reads these as numbers.
    fc
      .tuple(fc.constantFrom('2014-03-12', '2014-03-12T00:00:00', '2014-03-12T23:59:59.9Z'), style)
      .map(([spelled, index]) => {
        const shows = SHOWS[index] ?? null;
        const truth = {
          date: '2014-03-12',
          shows: shows === null || shows === 'percent' ? 'day' : shows,
        } as const;
        return { ...plain, type: 'd', style: index, inner: v(spelled), truth, isJudged: false };
      }),
    fc
      .tuple(style, fc.constantFrom('', `<${p}v></${p}v>`, `<${p}v/>`))
      .map(([index, inner]) => ({ ...plain, style: index, inner, truth: null })),
  );
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const columnName = (column: number): string =>
  column < 26
    ? LETTERS.charAt(column)
    : columnName(Math.floor(column / 26) - 1) + LETTERS.charAt(column % 26);

const NOISE = ['', ' \n', '<!-- a comment -->', '<?keep this?>'];
/** SheetJS takes rows and cells in a comment for some of the sheet's. */
const WILD = '<!-- <row r="1"><c r="Z9"><v>1</v></c></row> -->';

const looks: fc.Arbitrary<Looks> = fc.record({
  prefix: fc.constantFrom('', '', 'x:', 'ns0:'),
  quote: fc.constantFrom('"', '"', "'"),
  is1904: fc.boolean(),
  hasNoise: fc.boolean(),
  isWild: fc.constantFrom(false, false, false, true),
});

export const generated: fc.Arbitrary<Generated> = looks.chain((look) =>
  fc
    .array(
      fc.record({
        gap: fc.constantFrom(0, 0, 0, 1, 5, 300),
        hasPlace: fc.boolean(),
        isTurned: fc.boolean(),
        noise: fc.constantFrom(...NOISE),
        cells: fc.array(
          fc.record({ gap: fc.constantFrom(0, 0, 0, 1, 30), hasPlace: fc.boolean(), is: content(look) }),
          { maxLength: 6 },
        ),
      }),
      { maxLength: 7 },
    )
    .chain((rows) => fc.tuple(fc.constant(rows), fc.constantFrom('', 'A1', 'A1:A2', 'Z90:ZZ99')))
    .map(([rows, dimension]) => assembled(look, rows, dimension)),
);

type Row = {
  readonly gap: number;
  readonly hasPlace: boolean;
  readonly isTurned: boolean;
  readonly noise: string;
  readonly cells: readonly {
    readonly gap: number;
    readonly hasPlace: boolean;
    readonly is: Content & { shared?: string };
  }[];
};

function assembled(look: Looks, rows: readonly Row[], dimension: string): Generated {
  const { prefix: p, quote: q } = look;
  const truth: [number, ...RawCell[]][] = [];
  const unjudged = new Set<string>();
  const shared: string[] = [];
  let xml = '';
  let rowNumber = 0;
  for (const row of rows) {
    rowNumber += row.gap + 1;
    const named = row.hasPlace || row.gap > 0;
    const found: RawCell[] = [];
    const spelled: string[] = [];
    let column = -1;
    for (const { gap, hasPlace, is } of row.cells) {
      column += gap + 1;
      while (found.length < column) found.push(null);
      found.push(is.truth);
      if (!is.isJudged) unjudged.add(`${rowNumber}:${column}`);
      const place = hasPlace || gap > 0 || row.isTurned ? ` r=${q}${columnName(column)}${rowNumber}${q}` : '';
      const type = is.type === null ? '' : ` t=${q}${is.type}${q}`;
      const style = is.style === null ? '' : ` s=${q}${is.style}${q}`;
      const inner = is.shared === undefined ? is.inner : `<${p}v>${shared.push(is.shared) - 1}</${p}v>`;
      const attributes = row.isTurned ? `${type}${style}${place}` : `${place} ${style}${type}`;
      spelled.push(inner === '' ? `<${p}c${attributes}/>` : `<${p}c${attributes}>${inner}</${p}c>`);
    }
    if (found.some((cell) => cell !== null)) truth.push([rowNumber, ...found]);
    if (row.isTurned) spelled.reverse();
    const noise = look.isWild ? WILD : look.hasNoise ? row.noise : '';
    xml += `<${p}row${named ? ` r=${q}${rowNumber}${q}` : ''} spans=${q}1:3${q}>${spelled.join(noise)}</${p}row>${look.isWild ? WILD + NOISE.join('') : '\n'}`; // SheetJS takes a comment between rows for the tag of a row
  }
  return { members: membersOf(look, xml, dimension, shared), truth, isJudged: !look.isWild, unjudged };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function membersOf(
  { prefix: p, quote: q, is1904 }: Looks,
  rows: string,
  dimension: string,
  shared: readonly string[],
): Record<string, string> {
  const space = `xmlns${p === '' ? '' : `:${p.slice(0, -1)}`}=${q}${MAIN}${q}`;
  const size = dimension === '' ? '' : `<${p}dimension ref=${q}${dimension}${q}/>`;
  const sheet = `\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<${p}worksheet ${space}>${size}<${p}sheetViews><${p}sheetView workbookViewId=${q}0${q}/></${p}sheetViews><${p}sheetData>${rows}</${p}sheetData><${p}rowBreaks count=${q}0${q}/></${p}worksheet>`;
  const members = xlsxMembers(sheet, 'Suivi &amp; décès', ['styles', 'sharedStrings']);
  const numFmts = FORMATS.map(
    ([code], at) =>
      `<${p}numFmt numFmtId=${q}${164 + at}${q} formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const xfs = [...FORMATS.map((_, at) => 164 + at), ...BUILT_IN.map(([id]) => id)].map(
    (id) => `<${p}xf numFmtId=${q}${id}${q}/>`,
  );
  const workbook = members['xl/workbook.xml'] ?? '';
  return {
    ...members,
    'xl/workbook.xml': is1904 ? workbook.replace('<sheets>', '<workbookPr date1904="1"/><sheets>') : workbook,
    'xl/styles.xml': `<${p}styleSheet ${space}><${p}numFmts>${numFmts.join('')}</${p}numFmts><${p}cellStyleXfs><${p}xf numFmtId=${q}9${q}/></${p}cellStyleXfs><${p}cellXfs>${xfs.join('')}</${p}cellXfs></${p}styleSheet>`,
    'xl/sharedStrings.xml': `<${p}sst ${space}>${shared.map((one) => `<${p}si>${one}</${p}si>`).join('')}</${p}sst>`,
  };
}
