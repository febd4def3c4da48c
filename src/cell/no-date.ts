/**
 * ISO days that systems write where there is no date (C-84). The last is serial 0, which Excel shows as 00/01/1900.
 */
const SENTINEL_DAYS: ReadonlySet<string> = new Set([
  '1899-12-30',
  '1899-12-31',
  '1900-01-01',
  '2099-12-31',
  '2999-12-31',
  '4000-12-31',
  '9999-12-31',
  '1900-01-00',
]);
/** 1 January 1900 in a workbook that LibreOffice saved: its serial is 2, the day after in Excel. */
const LIBRE_OFFICE_FIRST_DAY = '1900-01-02';

/**
 * The same days as serials without a date format: 0, the far years in the 1900 system, and the days before the
 * first day of the 1904 system. 1 is excluded, because it may mean "yes".
 */
const SENTINEL_SERIALS: ReadonlySet<number> = new Set([
  0, 73_050, 401_768, 767_376, 2_958_465, -1_460, -1_461, -1_462,
]);

/** Day 0 of many systems, and also a real day. Column and diagnosis decide whether it means "no date" (C-84). */
export const EPOCH = '1970-01-01';

/** True for a day that means "no date" (C-84). */
export function isSentinelDay(day: string): boolean {
  return SENTINEL_DAYS.has(day);
}

/** True for the day of a date cell of a workbook that means "no date" (C-84). */
export function isSentinelCellDay(day: string): boolean {
  return isSentinelDay(day) || day === LIBRE_OFFICE_FIRST_DAY;
}

/** True for a number without a date format that means "no date" (C-84). */
export function isSentinelSerial(value: number): boolean {
  return SENTINEL_SERIALS.has(value);
}

/** "0", "0000", "00/00/00": zeros in every place. */
const ZEROS = /^0+(?:[.,]0+|(?:[/. -]0+){2})?$/;
const NONE =
  /^(?:\/|n|no|non|none|jamais|rien|neant|sans|pas|aucune?|aucun\(e\)|absence|(?:toujours )?(?:vivante?|vivant\(e\)|en vie)(?: .*)?|non deced(?:ee?|e\(e\))|(?:aucune? |aucun\(e\) |sans |(?:pas|absence) d(?:e |'))[a-z].*)$/;
/** A text that continues, or limits the negation, may still name an event: it is not read. */
const GOES_ON = /[,;:]|\b(?:mais|puis|sauf|avant|jusqu|apres|ensuite)\b|^[a-z]+(?: d[e'])? ?dates?\b/;
/** The information is absent, not the event: "pas d'information" (C-26). */
const NO_ANSWER =
  /^(?:aucune?|sans|pas d[e']|absence d[e']) ?(?:infos?|informations?|renseignements?|donnees?|nouvelles?|reponses?|precisions?)\b/;

/**
 * Classifies a folded text that is not a date: "none" when it means that there is no event, "no_answer" when the
 * information is absent, else null (C-84).
 */
export function meaningOfNone(folded: string): 'none' | 'no_answer' | null {
  if (ZEROS.test(folded)) return 'none';
  const text = folded.replace(/[.!]+$/, '').trim();
  if (!NONE.test(text) || GOES_ON.test(text)) return null;
  return NO_ANSWER.test(text) ? 'no_answer' : 'none';
}
