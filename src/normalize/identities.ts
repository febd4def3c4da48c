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
           row_number() OVER (PARTITION BY hospital ORDER BY concept = 'person' DESC, sheet_id DESC, row_number DESC) AS newness
         FROM staged_row JOIN staged_sheet USING (sheet_ref)
         WHERE sheet_id IS NOT NULL AND is_of_registry = 0 AND hospital IS NOT NULL
       )
       SELECT hospital, traits, birth, sex, is_person AS hasPerson FROM told WHERE newness = 1 ORDER BY hospital`,
    )
    .all()
    .map((row) => ({ ...row, hasPerson: row.hasPerson === 1 }));
}
