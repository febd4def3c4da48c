import { createHash } from 'node:crypto';
import type { Connection } from './open.ts';
import type { ObjectDefinition } from './tracking-tables.ts';

/** A table, view, index or trigger, with the SQL that defines it. */
export interface Definition {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** Returns the definitions of all objects of a file, by type and name. */
export function definitionsIn(db: Connection): Definition[] {
  return db
    .prepare<[], Definition>(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^' AND sql IS NOT NULL
       ORDER BY type, name`,
    )
    .all();
}

/** Returns the rows of `object_definition` for a file as it is. */
export function definitionRows(db: Connection): ObjectDefinition[] {
  return definitionsIn(db).map(({ type, name, sql }) => ({
    type,
    name,
    sha256: createHash('sha256').update(sql).digest('hex'),
  }));
}

/** True for a file with recorded definitions: files of earlier versions have none. */
export function hasDefinitions(db: Connection): boolean {
  return definitionsIn(db).some(({ type, name }) => type === 'table' && name === 'object_definition');
}

/** Returns a line for each object whose definition differs from the recorded one, is new or is gone. */
export function changedDefinitions(db: Connection): string[] {
  if (!hasDefinitions(db)) return [];
  const recorded = db.prepare<[], ObjectDefinition>('SELECT type, name, sha256 FROM object_definition').all();
  const found = new Map(definitionRows(db).map((row) => [row.name, row]));
  const known = new Map(recorded.map((row) => [row.name, row]));
  const changed = recorded.flatMap(({ type, name, sha256 }) => {
    const now = found.get(name);
    if (now === undefined) return [`${type} ${name} is gone`];
    return now.sha256 === sha256 && now.type === type ? [] : [`${type} ${name} has another definition`];
  });
  const added = [...found.values()]
    .filter(({ name }) => !known.has(name))
    .map(({ type, name }) => `${type} ${name} was added`);
  return [...changed, ...added].sort();
}
