import type Database from 'better-sqlite3';
import type { HospitalIdentity, RegistryIdentity } from './link.ts';

/** Who each registry file is about: as its newest fiche says, whatever its status (C-17). */
export function registryIdentities(staging: Database.Database): RegistryIdentity[] {
  return staging
    .prepare<[], RegistryIdentity>(
      `WITH fiche AS (
         SELECT patient, hospital, traits, birth, sex,
           row_number() OVER (PARTITION BY patient ORDER BY recency DESC, row_id) AS newness
         FROM staged_row JOIN staged_sheet USING (sheet_ref)
         WHERE sheet_id IS NOT NULL AND concept = 'presentation' AND patient IS NOT NULL
       )
       SELECT patient, hospital, traits, birth, sex FROM fiche WHERE newness = 1 ORDER BY patient`,
    )
    .all();
}

/** Who each number of the hospital is about: as the latest delivery of its persons says; some have no person (C-17). */
export function hospitalIdentities(staging: Database.Database): HospitalIdentity[] {
  return staging
    .prepare<[], Omit<HospitalIdentity, 'hasPerson'> & { hasPerson: number }>(
      `WITH told AS (
         SELECT hospital, traits, birth, sex, concept = 'person' AS is_person,
           row_number() OVER (PARTITION BY hospital ORDER BY concept = 'person' DESC, sheet_id DESC, row_number) AS newness
         FROM staged_row JOIN staged_sheet USING (sheet_ref)
         WHERE sheet_id IS NOT NULL AND is_of_registry = 0 AND hospital IS NOT NULL
       )
       SELECT hospital, traits, birth, sex, is_person AS hasPerson FROM told WHERE newness = 1 ORDER BY hospital`,
    )
    .all()
    .map((row) => ({ ...row, hasPerson: row.hasPerson === 1 }));
}

/**
 * Documents that stand under two files in one delivery: the first row stays, these are the others, each with the row
 * number of the first (C-58). Within one file `resolve` finds them itself.
 */
export function documentsOfOthers(staging: Database.Database): ReadonlyMap<number, number> {
  const found = staging
    .prepare<[], { rowId: number; first: number }>(
      `WITH keyed AS (
         SELECT row_id, patient, first_value(patient) OVER same_key AS owner,
           first_value(row_number) OVER same_key AS first_row
         FROM staged_row JOIN staged_sheet USING (sheet_ref)
         WHERE sheet_id IS NOT NULL AND concept = 'presentation' AND key_hash IS NOT NULL
           AND patient IS NOT NULL
         WINDOW same_key AS (PARTITION BY sheet_ref, key_hash ORDER BY row_number)
       )
       SELECT row_id AS rowId, first_row AS first FROM keyed WHERE patient IS NOT owner`,
    )
    .all();
  return new Map(found.map(({ rowId, first }) => [rowId, first]));
}
