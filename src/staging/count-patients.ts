import type { Staging } from './store.ts';

/**
 * Returns how many distinct patients the rows in use of a source are about: file numbers of a registry, numbers of a
 * hospital. Rows without a usable number count for nothing (C-100).
 */
export function countPatients({ sql, caches }: Pick<Staging, 'sql' | 'caches'>, source: string): number {
  const cache = caches.find((one) => one.source === source);
  if (cache === undefined) return 0;
  const query = `
    SELECT count(DISTINCT CASE WHEN s.is_of_registry THEN r.patient ELSE r.hospital END)
    FROM ${cache.schema}.staged_row AS r
    JOIN ${cache.schema}.staged_sheet AS s USING (sheet_ref)
    WHERE s.sheet_id IS NOT NULL`;
  return sql.prepare<[], number>(query).pluck().get() ?? 0;
}
