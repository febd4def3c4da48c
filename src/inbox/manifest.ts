import { basename, join, normalize } from 'node:path';
import type { Problem } from '../findings/problem.ts';
import { decoded } from '../readers/decode.ts';
import { inMemory } from '../readers/file-bytes.ts';

/** A hashed file, and its place in the inbox (before links are resolved). */
export interface ManifestEntry {
  readonly file: string;
  readonly folder: string;
  readonly sha256: string;
}

/**
 * Decodes a manifest in any encoding of an export: PowerShell writes UTF-16 (S-9, O-7).
 *
 * @throws Refusal when it is not text
 */
export function manifestText(file: string, bytes: Buffer): string {
  return [...decoded(file, inMemory(bytes)).chunks].join('').replace(/^\ufeff/, '');
}

const LINE = /^([0-9a-f]{64}) [ *](.+)$/i;

/**
 * Checks the files of a folder against its MANIFEST.sha256, in the format of `sha256sum`: every listed file must
 * exist with that content, and every export of the folder must be listed (S-9). Reports only names of exports.
 */
export function manifestProblems(folder: string, text: string, sealed: readonly ManifestEntry[]): Problem[] {
  const place = { file: 'MANIFEST.sha256' };
  const problem = (found: string, file = place.file): Problem => ({
    code: 'manifest_mismatch',
    place: { file },
    found,
    expected: 'files that fit MANIFEST.sha256',
    remedy: 'deliver the folder again, manifest included',
  });
  const byPath = new Map(sealed.map((file) => [join(file.folder, file.file).normalize('NFC'), file]));
  const listed = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const parts = LINE.exec(line);
    // Windows writes paths with a backslash; macOS writes accents apart from their letters.
    const name = (parts?.[2] ?? '').trimEnd().replaceAll('\\', '/');
    const path = normalize(join(folder, name)).normalize('NFC');
    const file = byPath.get(path);
    listed.add(path);
    if (parts === null) problems.push(problem(`line ${index + 1}, which is no checksum and name`));
    else if (file === undefined)
      problems.push(problem(`in line ${index + 1} a file that is not in the inbox`));
    else if (file.sha256 !== parts[1]?.toLowerCase())
      problems.push(problem('content other than listed', file.file));
  }
  for (const { file, folder: of } of sealed) {
    if (of === folder && !listed.has(join(of, file).normalize('NFC')))
      problems.push(problem('a file that is not listed', basename(file)));
  }
  return problems;
}
