import type { AnySheet } from '../define/source.ts';
import type { Pipeline } from '../define/study.ts';

/** Returns the declared sheet of a source. */
export function sheetOf({ sources }: Pipeline, source: string, sheet: string): AnySheet | undefined {
  return sources.find(({ name }) => name === source)?.sheets.find(({ name }) => name === sheet);
}

/** The identity part that a sheet places its rows by. */
export function whoOf({ identity }: AnySheet): string {
  return identity.patient === undefined ? 'hospital_id' : 'patient';
}

/** Returns the first declared header of a field or identity part; the field name when there is none. */
export function headerOf(declared: AnySheet, field: string): string {
  const columns = { ...declared.columns, ...declared.identity } as Record<
    string,
    { readonly headers: readonly string[] }
  >;
  return columns[field]?.headers[0] ?? field;
}
