import { idInRun } from '../staging/persons.ts';
import type { Staging } from '../staging/store.ts';

/**
 * Links hospital records to registry files (S-1), written to the tables of `LINKS_SCHEMA`. By the hospital's
 * number, when birth date and sex do not contradict it. Without a number, by birth name, first name, birth date and
 * sex, when the match is unique on both sides. Doubtful pairs are not linked and recorded as doubts (C-17). All
 * steps are SQL on tables on disk, so that memory does not grow with the number of patients.
 */
export function linkPatients({ sql, caches }: Pick<Staging, 'sql' | 'caches'>): void {
  sql
    .transaction(() => {
      for (const table of ['registry_identity', 'hospital_identity', 'link', 'doubt'])
        sql.exec(`DELETE FROM main.${table}`);
      for (const { schema } of caches) {
        sql.exec(registryIdentities(schema));
        sql.exec(hospitalIdentities(schema));
      }
      for (const statement of LINKS) sql.exec(statement);
    })
    .immediate();
}

/**
 * Identities of each registry file: from its newest fiche of any status (C-17). A rejected number is ignored
 * (C-102).
 */
const registryIdentities = (schema: string): string => `
  INSERT INTO main.registry_identity (patient, hospital, traits, birth, sex, document_order)
  WITH fiche AS (
    SELECT patient, hospital, traits, birth, sex, document_order,
      row_number() OVER (PARTITION BY patient ORDER BY document_order DESC, sheet_id, row_number) AS newness
    FROM ${schema}.staged_row JOIN ${schema}.staged_sheet USING (sheet_ref)
    WHERE sheet_id IS NOT NULL AND concept = 'presentation' AND patient IS NOT NULL AND fault IS NULL
  )
  SELECT patient, hospital, traits, birth, sex, coalesce(document_order, '') FROM fiche WHERE newness = 1
  ON CONFLICT (patient) DO UPDATE
  SET (hospital, traits, birth, sex, document_order) = (excluded.hospital, excluded.traits, excluded.birth, excluded.sex, excluded.document_order)
  WHERE excluded.document_order > document_order`;

/** Identities of each hospital number: from the latest delivery of the persons; some have no person (C-17). */
const hospitalIdentities = (schema: string): string => `
  INSERT INTO main.hospital_identity (hospital, traits, birth, sex, has_person)
  WITH ranked AS (
    SELECT hospital, traits, birth, sex, concept = 'person' AS is_person,
      row_number() OVER (PARTITION BY hospital ORDER BY concept = 'person' DESC, sheet_id DESC, row_number) AS newness
    FROM ${schema}.staged_row JOIN ${schema}.staged_sheet USING (sheet_ref)
    WHERE sheet_id IS NOT NULL AND is_of_registry = 0 AND hospital IS NOT NULL
  )
  SELECT hospital, traits, birth, sex, is_person FROM ranked WHERE newness = 1
  ON CONFLICT (hospital) DO UPDATE
  SET (traits, birth, sex, has_person) = (excluded.traits, excluded.birth, excluded.sex, excluded.has_person)
  WHERE excluded.has_person > has_person`;

const CLAIMED = `
  claimed AS (
    SELECT hospital, count(*) AS files FROM main.registry_identity WHERE hospital IS NOT NULL GROUP BY hospital
  )`;

/** Pairs of the files whose number is unique and the record of that number. */
const BY_NUMBER = `
  WITH ${CLAIMED},
  pair AS (
    SELECT file.patient, file.hospital, has_person,
      coalesce(file.birth <> person.birth, 0) OR coalesce(file.sex <> person.sex, 0) AS is_contradicted
    FROM main.registry_identity AS file
    JOIN claimed USING (hospital)
    JOIN main.hospital_identity AS person USING (hospital)
    WHERE claimed.files = 1
  )`;

/** Files without a number, and how many other files and unclaimed persons have their traits. */
const BY_TRAITS = `
  WITH ${CLAIMED},
  free_person AS (
    SELECT traits, count(*) AS persons, min(hospital) AS hospital
    FROM main.hospital_identity
    WHERE traits IS NOT NULL AND hospital NOT IN (SELECT hospital FROM claimed)
    GROUP BY traits
  ),
  pair AS (
    SELECT patient, free_person.hospital, persons = 1 AND count(*) OVER (PARTITION BY traits) = 1 AS is_unique
    FROM main.registry_identity AS file
    JOIN free_person USING (traits)
    WHERE file.hospital IS NULL
  )`;

const LINKS: readonly string[] = [
  `WITH ${CLAIMED}
   INSERT INTO main.doubt (patient, code)
   SELECT patient, 'shared_hospital_id' FROM main.registry_identity JOIN claimed USING (hospital) WHERE files > 1`,
  `${BY_NUMBER}
   INSERT INTO main.doubt (patient, code)
   SELECT patient, CASE WHEN is_contradicted THEN 'doubtful_match' ELSE 'linked_by_ipp_alone' END
   FROM pair WHERE is_contradicted OR NOT has_person`,
  `${BY_NUMBER}
   INSERT INTO main.link (patient, hospital, linked_by)
   SELECT patient, hospital, CASE WHEN has_person THEN 'ipp' ELSE 'ipp_alone' END FROM pair WHERE NOT is_contradicted`,
  `${BY_TRAITS}
   INSERT INTO main.link (patient, hospital, linked_by) SELECT patient, hospital, 'traits' FROM pair WHERE is_unique`,
  `${BY_TRAITS}
   INSERT INTO main.doubt (patient, code) SELECT patient, 'ambiguous_match' FROM pair WHERE NOT is_unique`,
];

/**
 * Returns documents filed under a second patient in one delivery, by row id, each with the row number of the first
 * (C-58). The first row stays. `resolve` finds repetitions within one patient.
 */
export function documentsOfOthers({
  sql,
  caches,
}: Pick<Staging, 'sql' | 'caches'>): ReadonlyMap<number, number> {
  const found = caches.flatMap(({ schema }, cache) =>
    sql
      .prepare<[], { rowId: number; first: number }>(
        `WITH keyed AS (
           SELECT row_id, patient, first_value(patient) OVER same_key AS owner,
             first_value(row_number) OVER same_key AS first_row
           FROM ${schema}.staged_row JOIN ${schema}.staged_sheet USING (sheet_ref)
           WHERE sheet_id IS NOT NULL AND concept = 'presentation' AND key_hash IS NOT NULL
             AND patient IS NOT NULL AND fault IS NULL
           WINDOW same_key AS (PARTITION BY sheet_ref, key_hash ORDER BY row_number)
         )
         SELECT row_id AS rowId, first_row AS first FROM keyed WHERE patient IS NOT owner`,
      )
      .all()
      .map(({ rowId, first }) => [idInRun(cache, rowId), first] as const),
  );
  return new Map(found);
}
