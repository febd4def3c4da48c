import { isRealDay } from '../cell/calendar.ts';
import { fold } from '../cell/fold.ts';
import { stepsBetween } from '../core/closest.ts';
import type { Source } from '../define/source.ts';
import { readName, sheetKey } from './names.ts';

/** Extensions of table files, and of archives around them. */
const TABLES = ['csv', 'tsv', 'xls', 'xlsx', 'xlsm', 'xlsb', 'ods'];
const WRAPPERS = [
  'txt',
  'zip',
  'gz',
  '7z',
  'rar',
  'bak',
  'old',
  'orig',
  'part',
  'tmp',
  'filepart',
  'crdownload',
];
/** Words added to a name by copying, or by hand. */
const MARKS = [
  'copie',
  'copy',
  'kopie',
  'de',
  'of',
  'von',
  'export',
  'extraction',
  'final',
  'bis',
  'new',
  'nouveau',
  'v',
];
const CONTROL_WORDS = { oppositions: 'oppositions', corrections: 'corrections' } as const;
/** Digits of a moment: a name with so many may be that of an export. */
const DIGITS_OF_A_DAY = 6;
const COPY = /(?: \(\d{1,2}\)|[ _-]+(?:copie|copy|kopie)(?: \(\d{1,2}\))?)+$/;

/** True when two words differ by so few letters that one is probably a misspelling of the other. */
export function isNear(word: string, declared: string): boolean {
  const most = declared.length >= 8 ? 2 : declared.length >= 5 ? 1 : 0;
  return Math.abs(word.length - declared.length) <= most && stepsBetween(word, declared) <= most;
}

/** The parts of a name: its folded words and the kind of its extensions. */
interface Parts {
  readonly words: readonly string[];
  readonly digits: string;
  /** Without extensions and the marks of a copy. */
  readonly stem: string;
  readonly isTable: boolean;
}

function partsOf(name: string): Parts {
  const folded = fold(name);
  const pieces = folded.split('.');
  const extensions: string[] = [];
  while (pieces.length > 1 && isExtension(pieces.at(-1) ?? '')) extensions.push(pieces.pop()?.trim() ?? '');
  const stem = pieces.join('.').replace(COPY, '').trim();
  return {
    words: pieces.join('.').match(/[a-z]+/g) ?? [],
    digits: (pieces.join('.').match(/\d+/g) ?? []).join(''),
    stem,
    isTable: extensions.some((extension) => TABLES.includes(extension.replace(COPY, ''))),
  };
}

function isExtension(piece: string): boolean {
  const bare = piece.trim().replace(COPY, '').replace(/~$/, '');
  return TABLES.includes(bare) || WRAPPERS.includes(bare);
}

const letters = (text: string): string => fold(text).replace(/[^a-z]+/g, '');

/**
 * Returns the source whose export names a name matches exactly or nearly: an export in the wrong folder, a copy, or
 * one with another prefix, stamp or extension (C-101). Null for other names, and for an undeclared report of a
 * declared source, which is ignored (C-57).
 */
export function closeSource(name: string, sources: readonly Source[]): Source | null {
  // System files and files that editors create.
  if (/^\s*\./.test(name)) return null;
  const exact = sources.find((source) => readName(name, source) !== 'unknown');
  if (exact !== undefined) return exact;
  const parts = partsOf(name);
  return sources.find((source) => isClose(parts, source)) ?? null;
}

function isClose(parts: Parts, source: Source): boolean {
  const { words, digits, isTable } = parts;
  if (isOtherReport(parts, source)) return false;
  const prefix = letters(source.filePrefix);
  const sheets = source.sheets.map(({ name }) => letters(name));
  const joined = runsOf(words);
  const hasPrefix = joined.some(
    (run) =>
      isNear(run, prefix) || run.startsWith(prefix) || sheets.some((sheet) => isNear(run, prefix + sheet)),
  );
  const hasSheet = joined.some((run) => sheets.some((sheet) => isNear(run, sheet)));
  const hasDay = digits.length >= DIGITS_OF_A_DAY;
  if (hasPrefix) return isTable || hasSheet || digits.length >= 4 || isNear(words.join(''), prefix);
  if (!isTable) return false;
  const declared = wordsOf(source);
  const hasDeclared = hasSheet || words.some((word) => isDeclared(word, declared));
  const isAllDeclared = words.every((word) => MARKS.includes(word) || isDeclared(word, declared));
  return hasDeclared && (hasDay || isAllDeclared);
}

/** A well-formed name of a sheet or report that the source does not declare and that resembles no declared one. */
function isOtherReport({ stem, isTable }: Parts, source: Source): boolean {
  const prefix = `${fold(source.filePrefix)}_`;
  if (!isTable || !stem.startsWith(prefix)) return false;
  const body = stem.slice(prefix.length);
  const found =
    source.layout === 'report' ? /^(.+)_\d{8}(?:_\d{4})?$/.exec(body) : /^\d{8}(?:_\d{4})?_(.+)$/.exec(body);
  const own = sheetKey(found?.[1] ?? '').replace(/[^a-z]+/g, '');
  if (own.length < 3) return false;
  const sheets = source.sheets.map(({ name }) => letters(name));
  return !sheets.some((sheet) => isNear(own, sheet) || own.includes(sheet) || sheet.includes(own));
}

/** Up to four consecutive words, joined. */
function runsOf(words: readonly string[]): string[] {
  return words.flatMap((_, start) =>
    [1, 2, 3, 4].flatMap((count) =>
      start + count > words.length ? [] : [words.slice(start, start + count).join('')],
    ),
  );
}

function wordsOf(source: Source): string[] {
  const names = [source.filePrefix, ...source.sheets.map(({ name }) => name)];
  return names
    .flatMap((name) => fold(name).match(/[a-z]+/g) ?? [])
    .filter((word) => word.length > 2 || word === 'ei');
}

function isDeclared(word: string, declared: readonly string[]): boolean {
  return declared.some((one) => isNear(word, one));
}

export type ControlName = keyof typeof CONTROL_WORDS;
export const CONTROLS = Object.keys(CONTROL_WORDS) as ControlName[];

/**
 * Returns the control file that a name resembles (C-101): it starts with that name, or is a table with a similar
 * word, the singular included. `isCopy`: true for a CSV or text, which may be intended as the control file; a
 * workbook or a backup next to the real file is not.
 */
export function closeControl(
  name: string,
): { readonly control: ControlName; readonly isCopy: boolean } | null {
  if (/^\s*\./.test(name)) return null;
  const { words } = partsOf(name);
  const last = fold(name).split('.').at(-1)?.replace(COPY, '') ?? '';
  const isTable = partsOf(name).isTable || last === 'txt';
  const control = CONTROLS.find(
    (known) =>
      fold(name).startsWith(known) ||
      (isTable && words.some((word) => isOneAway(word, known) || isOneAway(word, known.slice(0, -1)))),
  );
  return control === undefined ? null : { control, isCopy: last === 'csv' || last === 'txt' };
}

function isOneAway(word: string, declared: string): boolean {
  return Math.abs(word.length - declared.length) <= 1 && stepsBetween(word, declared) <= 1;
}

/**
 * Returns the quotable form of a name: declared words, copy marks, extensions and stamp digits. Other parts become
 * "…", because they may be a person's name (C-101).
 */
export function quotable(name: string, sources: readonly Source[]): string {
  const known = new Set([
    ...MARKS,
    ...TABLES,
    ...WRAPPERS,
    ...CONTROLS,
    ...CONTROLS.map((control) => control.slice(0, -1)),
    ...sources.flatMap((source) => [...wordsOf(source), fold(source.folder)]),
  ]);
  const quoted = name.normalize('NFC').replace(/[\p{L}\p{M}]+|\d+|[^\p{L}\p{M}\d]/gu, (part, at: number) => {
    if (/^[ _.()~$-]$/.test(part)) return part;
    if (/^\d/.test(part)) return isOfPattern(part, name.slice(0, at)) ? part : '…';
    return known.has(fold(part)) ? part : '…';
  });
  return quoted.replace(/…{2,}/g, '…');
}

/** Digits of a day of this century, of a time after one, or of the number of a copy. */
function isOfPattern(digits: string, before: string): boolean {
  if (/\($/.test(before)) return digits.length <= 2;
  if (digits.length === 4) return /20\d{6}_$/.test(before);
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return digits.length === 8 && digits.startsWith('20') && isRealDay(day);
}
