import { NumberFormat } from '../number-format.ts';
import { elementsOf } from './elements.ts';
import { attributesOf } from './text.ts';

/** Formats that Excel has by number and files do not contain (ECMA-376, 18.8.30): those of dates and percents. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'm/d/yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
};
/** Numbers that mean dates in some countries and other formats elsewhere; no file spells them out either. */
const isOfCountry = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 81);
const FORMAT = 'styleSheet/numFmts/numFmt';
/** A format that no reader understands. */
const UNKNOWN = '"?"x';
const CELL_STYLE = 'styleSheet/cellXfs/xf';

/**
 * The format of numbers, by the number of a cell's style: `numFmts` and `cellXfs` of `styles.xml` (ECMA-376, 18.8).
 * Formats within `dxfs` are those of conditional formats, with numbers of their own (S-8).
 */
export function readStyles(bytes: Buffer): NumberFormat[] {
  const codes = new Map(Object.entries(BUILT_IN).map(([id, code]) => [Number(id), code]));
  const ids: number[] = [];
  for (const { cursor, path } of elementsOf(bytes)) {
    if (path.length !== 3) continue;
    const place = path.join('/');
    if (place === FORMAT) {
      const { numFmtId, formatCode = 'General' } = attributesOf(cursor);
      codes.set(Number(numFmtId), formatCode);
    } else if (place === CELL_STYLE) ids.push(Number(attributesOf(cursor).numFmtId ?? 0));
  }
  const formats = new Map<string, NumberFormat>();
  return ids.map((id) => {
    const code = codes.get(id) ?? (isOfCountry(id) ? UNKNOWN : 'General');
    const format = formats.get(code) ?? new NumberFormat(code);
    formats.set(code, format);
    return format;
  });
}
