import { fold } from './fold.ts';
import { exactly, isEmpty, readInterval, type WrittenInterval, withBoundSigns } from './interval.ts';
import { isMangledByExcel } from './mangled.ts';
import { unanswered } from './missing.ts';
import { withoutNoise } from './number.ts';
import type { CellProblem, Parsed, Parser } from './parsed.ts';
import { unreadable } from './parsed.ts';
import type { RawCell } from './raw.ts';

/** A Ki67 index in percent, as an interval (AP-20). An exact value has equal ends. */
export interface Ki67 {
  readonly low: number;
  readonly high: number;
  /** ">20": more than 20, not 20. */
  readonly isLowExcluded: boolean;
  /** "<3": less than 3, not 3 (C-24). */
  readonly isHighExcluded: boolean;
}

const NAME_OF_THE_INDEX =
  /^(?:index |indice )?(?:ki ?-?67|mib ?-?1)(?: ?[:=])? ?|^(?:index|indice)(?: ?[:=])? /;
const REMARK = /\([^()\d?]*\)/g;
const PERCENT = / ?(?:%|pour ?cent)/g;

/**
 * Parser of Ki67, 0 to 100 percent: a value, a bound or a range (AP-20, C-24, S-7). A percent-formatted 0.15 is 15.
 * A plain number between 0 and 1 is unreadable, because a CSV writes percent cells that way (C-94). A cell that
 * Excel turned into a date is unreadable.
 */
export function ki67Parser(): Parser<Ki67> {
  return readKi67;
}

function readKi67(cell: RawCell): Parsed<Ki67> {
  const missing = unanswered(cell);
  if (missing !== null) return missing;
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? withoutSign(exactly(cell)) : unreadable('not_a_number');
  if (typeof cell === 'object' && cell !== null && 'percent' in cell)
    return inPercent(exactly(withoutNoise(cell.percent * 100)));
  const folded = typeof cell === 'string' ? fold(cell) : '';
  if (isMangledByExcel(cell, folded)) return unreadable('mangled_by_excel');
  const bare = folded.replace(REMARK, ' ').replace(NAME_OF_THE_INDEX, '').replace(PERCENT, '');
  const written = readInterval(withBoundSigns(bare));
  return folded.search(PERCENT) < 0 ? withoutSign(written) : inPercent(written);
}

/**
 * The index of a cell without a percent sign, if it is one in percent (C-94). Strictly between 0 and 1 it may be
 * the part of 1 that a percent cell becomes in a CSV: "0,15", "< 0,02", "0,1-0,2". An end above 1 proves the
 * percent: "0,5-2".
 */
function withoutSign(written: WrittenInterval | CellProblem): Parsed<Ki67> {
  const found = inPercent(written);
  if (typeof written === 'string' || 'missing' in found) return found;
  const ends = [written.low ?? 0, written.high ?? 0];
  const isDoubtful = ends.some((end) => end > 0 && end < 1) && ends.every((end) => end <= 1);
  return isDoubtful ? unreadable('ki67_fraction') : found;
}

/** Returns the interval in percent; unreadable when it leaves 0 to 100 (C-64) or is empty. */
function inPercent(written: WrittenInterval | CellProblem): Parsed<Ki67> {
  if (typeof written === 'string') return unreadable(written);
  const value = { ...written, low: written.low ?? 0, high: written.high ?? 100 };
  const isInside = value.low >= 0 && value.high <= 100;
  return isInside && !isEmpty(value) ? { value } : unreadable('out_of_range');
}
