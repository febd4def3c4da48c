import { excelSerial } from '../calendar.ts';
import type { Cell, DateFormat, Day } from '../truth.ts';
import type { BookSink, RowSink } from './sink.ts';
import { XLSX_ROWS } from './sink.ts';
import { type ZipMember, ZipWriter } from './zip.ts';

/** Number formats of the cells, in the order of `cellXfs`; ids below 164 are Excel's own. */
const STYLES: Readonly<
  Record<'general' | 'percent' | DateFormat, readonly [style: number, formatId: number]>
> = {
  general: [0, 0],
  percent: [1, 9],
  'dd/mm/yyyy': [2, 164],
  'mmm-yy': [3, 17],
  'mm/yyyy': [4, 165],
  yyyy: [5, 166],
  'dd/mm/yyyy hh:mm': [6, 167],
  'dd/mm': [7, 168],
};
const FIRST_CUSTOM_FORMAT = 164;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Texts that Excel keeps once a workbook. Beyond the limit a text is in its cell, so that memory stays flat. */
class SharedStrings {
  static readonly limit = 100_000;
  readonly #indices = new Map<string, number>();

  /** The text's index, or undefined when the table is full. */
  indexOf(text: string): number | undefined {
    const known = this.#indices.get(text);
    if (known !== undefined || this.#indices.size >= SharedStrings.limit) return known;
    this.#indices.set(text, this.#indices.size);
    return this.#indices.size - 1;
  }

  writeTo(member: ZipMember): void {
    member.append(`${XML}<sst xmlns="${MAIN}">`);
    for (const text of this.#indices.keys()) member.append(`<si>${textElement(text)}</si>`);
    member.append('</sst>');
  }
}

/** An .xlsx workbook, written row by row in flat memory, the same bytes for the same rows. */
export function xlsxBook(path: string, { is1904 = false } = {}): BookSink {
  const zip = new ZipWriter(path);
  const strings = new SharedStrings();
  const names: string[] = [];
  const closers: (() => void)[] = [];
  return {
    sheet: (name) => {
      names.push(name);
      const { sink, close } = xlsxSheet(
        zip.member(`xl/worksheets/sheet${names.length}.xml`),
        strings,
        is1904,
      );
      closers.push(close);
      return sink;
    },
    close: () => {
      for (const close of closers) close();
      strings.writeTo(zip.member('xl/sharedStrings.xml'));
      for (const [name, text] of packageParts(names, is1904)) zip.member(name).append(text);
      zip.close();
    },
  };
}

function xlsxSheet(
  member: ZipMember,
  strings: SharedStrings,
  is1904: boolean,
): { sink: RowSink; close: () => void } {
  const cellXml = cellWriter(strings, is1904);
  const merged: string[] = [];
  let row = 0;
  member.append(`${XML}<worksheet xmlns="${MAIN}"><sheetData>`);
  const write = (cells: readonly Cell[]): void => {
    if (++row > XLSX_ROWS)
      throw new RangeError(`a sheet of .xlsx ends at row ${XLSX_ROWS}; write this cohort as CSV`);
    let xml = '';
    for (const [column, cell] of cells.entries())
      if (cell !== null) xml += cellXml(cell, columnName(column) + row);
    if (xml !== '') member.append(`<row r="${row}">${xml}</row>`);
  };
  const close = (): void => {
    member.append('</sheetData>');
    if (merged.length > 0)
      member.append(`<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`);
    member.append('</worksheet>');
  };
  return {
    sink: { write, mergeLastRow: (width) => merged.push(`A${row}:${columnName(width - 1)}${row}`) },
    close,
  };
}

function cellWriter(
  strings: SharedStrings,
  is1904: boolean,
): (cell: NonNullable<Cell>, ref: string) => string {
  const serials = new Map<Day, number>();
  const serialOf = (day: Day): number => {
    const known = serials.get(day) ?? excelSerial(day, is1904);
    serials.set(day, known);
    return known;
  };
  return (cell, ref) => {
    if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
    if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    if (typeof cell === 'object') {
      if ('percent' in cell) return `<c r="${ref}" s="${STYLES.percent[0]}"><v>${cell.percent}</v></c>`;
      return `<c r="${ref}" s="${STYLES[cell.format][0]}"><v>${serialOf(cell.day) + (cell.minutes ?? 0) / 1440}</v></c>`;
    }
    const index = strings.indexOf(cell);
    if (index !== undefined) return `<c r="${ref}" t="s"><v>${index}</v></c>`;
    return `<c r="${ref}" t="inlineStr"><is>${textElement(cell)}</is></c>`;
  };
}

const COLUMN_NAMES: string[] = [];
/** A, B, ... Z, AA, AB, ... */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  COLUMN_NAMES[column] ??= column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
  return COLUMN_NAMES[column];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
const textElement = (text: string): string =>
  `<t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t>`;

/** The parts of the package that hold no rows. */
function packageParts(
  sheets: readonly string[],
  is1904: boolean,
): readonly (readonly [name: string, text: string])[] {
  const numbered = sheets.map((name, index) => ({ name: escaped(name), number: index + 1 }));
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}" ContentType="${CONTENT}.${type}+xml"/>`;
  return [
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${numbered
        .map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbered
        .map(({ number }) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))
        .join(
          '',
        )}${relation('rIdStyles', 'styles', 'styles.xml')}${relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', stylesXml()],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${numbered
        .map(({ number }) => override(`worksheets/sheet${number}.xml`, 'worksheet'))
        .join(
          '',
        )}${override('styles.xml', 'styles')}${override('sharedStrings.xml', 'sharedStrings')}</Types>`,
    ],
  ];
}

function stylesXml(): string {
  const formats = Object.entries(STYLES).filter(([, [, id]]) => id >= FIRST_CUSTOM_FORMAT);
  const numFmts = formats.map(([code, [, id]]) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`).join('');
  const xfs = Object.values(STYLES)
    .map(
      ([, id]) =>
        `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"${id === 0 ? '' : ' applyNumberFormat="1"'}/>`,
    )
    .join('');
  return (
    `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${numFmts}</numFmts>` +
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${Object.keys(STYLES).length}">${xfs}</cellXfs></styleSheet>`
  );
}
