import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pipeline } from '../define/study.ts';
import type { HashedExport } from '../inbox/choose.ts';

/** Increase it when reading changes without a change of our code, for example with a new library version. */
const READER_VERSION = 1;

const ROOT = resolve(import.meta.dirname, '../..');
/** Folders whose code decides how a file is cached: parsing cells, de-identification, storage. */
const READING_CODE = ['cell', 'define', 'readers', 'staging', 'deidentify', 'inbox', 'extract'].map(
  (room) => `src/${room}`,
);

/**
 * Returns the function that computes the cache key of a file: its content, the facts in its name, the declarations,
 * the reading code and the key. A file with a known fingerprint is not read again.
 */
export function fingerprinter(
  pipeline: Pipeline,
  pipelineModule: string,
  keyId: string,
): (file: HashedExport) => string {
  const common = createHash('sha256');
  common.update(
    JSON.stringify([READER_VERSION, keyId, pipeline.sources, pipeline.codeLists, pipeline.drugs]),
  );
  const folders = [
    ...READING_CODE.map((folder) => join(ROOT, folder)),
    dirname(fileURLToPath(pipelineModule)),
  ];
  for (const path of [...folders.flatMap(codeBelow), join(ROOT, 'package-lock.json')])
    common.update(readFileSync(path));
  const declared = common.digest('hex');
  return ({ source, sheet, format, stamp, sha256 }) => {
    const parts = [declared, source.name, sheet ?? '', format, stamp, sha256];
    return createHash('sha256').update(parts.join('\u0000')).digest('hex');
  };
}

function codeBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
