import { type Shows, showsOf } from '../number-format.ts';
import { attributesOf } from './text.ts';
import { CLOSE, OPEN, XmlCursor } from './xml.ts';

/** Formats that Excel knows by number and no file spells out (ECMA-376, 18.8.30), as far as they show dates or percents. */
const BUILT_IN: Readonly<Record<number, string>> = {
  ...{ 9: '0%', 10: '0.00%', 14: 'm/d/yy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM' },
  ...{ 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'm/d/yy h:mm', 45: 'mm:ss', 46: '[h]:mm:ss' },
  47: 'mmss.0',
};

/** What a number shows, by the number of its cell's style: `numFmts` and `cellXfs` of `styles.xml` (ECMA-376, 18.8). */
export function readStyles(bytes: Buffer): Shows[] {
  const formats = new Map(Object.entries(BUILT_IN).map(([id, code]) => [Number(id), code]));
  const ids: number[] = [];
  const cursor = new XmlCursor();
  cursor.take(bytes);
  let isInCellXfs = false;
  while (cursor.next()) {
    if (cursor.is('cellXfs')) isInCellXfs = cursor.kind === OPEN;
    else if (cursor.kind === CLOSE) continue;
    else if (cursor.is('numFmt')) {
      const { numFmtId, formatCode = 'General' } = attributesOf(cursor);
      formats.set(Number(numFmtId), formatCode);
    } else if (isInCellXfs && cursor.is('xf')) ids.push(Number(attributesOf(cursor).numFmtId ?? 0));
  }
  return ids.map((id) => showsOf(formats.get(id) ?? 'General'));
}
