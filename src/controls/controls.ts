import { unescaped } from '../cell/formula-safe.ts';
import { missingReason } from '../cell/missing.ts';
import { type RawCell, shown } from '../cell/raw.ts';
import type { Column, ReadContext } from '../define/columns.ts';
import type { AnySheet, Source } from '../define/source.ts';
import type { Keyring } from '../deidentify/pseudonym.ts';
import { fieldParsers, KeyMaker } from '../deidentify/row-key.ts';
import type { Finding } from '../findings/finding.ts';
import { refuse } from '../findings/problem.ts';
import { sheetKey } from '../inbox/names.ts';
import { headerKey } from '../readers/header.ts';
import type { RawRow } from '../readers/raw-book.ts';
import type { Correction } from '../staging/row.ts';
import { controlRows, positionOf, refuseDoubled, refuseForm } from './control-file.ts';

/** Column names of `corrections.csv`; author, reason and date are the reader's. */
const CORRECTION_COLUMNS = ['source', 'key', 'column', 'old_value', 'new_value'] as const;
type CorrectionColumn = (typeof CORRECTION_COLUMNS)[number];

/**
 * Reads `corrections.csv`. The key is hashed here and not kept. A sheet, key or column that is not declared, or an
 * identity column, is a finding (C-54).
 * @throws Refusal for a file without the declared form, with a doubled header, or cut off
 */
export async function readCorrections(
  file: string,
  bytes: Buffer,
  sources: readonly Source[],
  context: ReadContext,
  keyring: Keyring,
): Promise<{ readonly corrections: readonly Correction[]; readonly findings: readonly Finding[] }> {
  const [header, ...rows] = await controlRows(file, bytes);
  refuseDoubled(file, header);
  const at = Object.fromEntries(CORRECTION_COLUMNS.map((name) => [name, positionOf(header, [name])]));
  if (Object.values(at).some((position) => position < 0)) {
    refuseForm(file, header, `the header "${CORRECTION_COLUMNS.join(';')};author;reason;date"`);
  }
  refuseCutRow(file, header, rows.at(-1));
  const targets = new Map(
    sources.flatMap((source) => source.sheets.map((sheet) => [sheetKey(sheet.name), { source, sheet }])),
  );
  const corrections: Correction[] = [];
  const findings: Finding[] = [];
  for (const { cells, rowNumber } of rows) {
    const text = (name: CorrectionColumn): string => unescaped(shown(cells[at[name] ?? -1] ?? null));
    const target = targets.get(sheetKey(text('source')));
    const column = target === undefined ? null : columnOf(target.sheet, text('column'));
    const keyHash = target === undefined ? null : hashOf(target.sheet, text('key'), context, keyring);
    if (target === undefined || column === null || keyHash === null) {
      findings.push({ code: 'unmatched_correction', place: { file, rowNumber } });
      continue;
    }
    const [oldValue, newValue] = [text('old_value'), text('new_value')];
    const values = { oldValue, oldHash: keyring.text(oldValue), newValue };
    corrections.push({
      rowNumber,
      source: target.source.name,
      sheet: target.sheet.name,
      keyHash,
      ...column,
      ...values,
    });
  }
  return { corrections, findings };
}

/**
 * Refuses a file whose last row is cut off: its new value may be incomplete.
 * @throws Refusal
 */
function refuseCutRow(file: string, header: RawRow | undefined, last: RawRow | undefined): void {
  const [expected, found] = [header?.cells.length ?? 0, last?.cells.length ?? 0];
  if (last === undefined || found >= expected) return;
  refuse(
    'control_unreadable',
    { file, rowNumber: last.rowNumber },
    {
      found: `a last row of ${found} cells below a header of ${expected}: probably cut off`,
      expected: 'all cells, empty ones included',
      remedy: 'complete that row, or deliver the file again',
    },
  );
}

function columnOf(sheet: AnySheet, header: string): { column: string; field: string } | null {
  const columns = Object.entries(sheet.columns) as [string, Column<unknown>][];
  const found = columns.find(([, { headers }]) =>
    headers.some((one) => headerKey(one) === headerKey(header)),
  );
  return found === undefined ? null : { column: found[1].headers[0] ?? header, field: found[0] };
}

function hashOf(sheet: AnySheet, key: string, context: ReadContext, keyring: Keyring): string | null {
  const maker = new KeyMaker(sheet, keyring);
  const parse = fieldParsers(sheet, context);
  const parts: RawCell[] = key
    .split('|')
    .map((part) => (missingReason(part) === 'not_recorded' ? null : part.trim()));
  if (parts.length !== maker.names.length) return null;
  const partOf = (name: string): RawCell => parts[maker.names.indexOf(name)] ?? null;
  return maker.of(partOf, (field) => parse(field, partOf(field))).hash;
}
