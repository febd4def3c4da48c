import type { Finding } from '../audit/finding.ts';
import type { StagingCache, TonightFile } from '../staging/cache.ts';
import type { ChosenExport } from './choose.ts';
import type { Problems } from './collect.ts';
import type { ReadingProcess } from './reading-process.ts';
import type { Setting } from './worker.ts';

export interface FileTiming {
  readonly file: string;
  readonly rows: number;
  readonly ms: number;
}

export interface StagedFiles {
  readonly tonight: readonly TonightFile[];
  readonly findings: readonly Finding[];
  readonly read: readonly FileTiming[];
  readonly reused: number;
}

/** The cache turned out to be damaged while it was written: it is rebuilt. */
export class DamagedCache extends Error {}

export interface StagingTools {
  readonly cache: StagingCache;
  readonly reader: ReadingProcess;
  readonly setting: Setting;
  readonly fingerprintOf: (file: ChosenExport) => string;
  readonly onProgress: ((file: string) => void) | undefined;
}

/** Stages the files in use that are not staged yet; what each of them was found to have comes from the cache. */
export async function stageFiles(
  files: readonly ChosenExport[],
  { cache, reader, setting, fingerprintOf, onProgress }: StagingTools,
  problems: Problems,
): Promise<StagedFiles> {
  const tonight: TonightFile[] = [];
  const findings: Finding[] = [];
  const read: FileTiming[] = [];
  let reused = 0;
  for (const [index, chosen] of files.entries()) {
    const { file, path, format, sheet, sha256, sizeBytes, stamp, status } = chosen;
    const source = chosen.source.name;
    const fingerprint = status === 'used' ? fingerprintOf(chosen) : null;
    tonight.push({
      file: { fileId: index + 1, source, file, format, sha256, sizeBytes, stamp, status },
      fingerprint,
    });
    if (fingerprint === null) continue;
    if (cache.has(fingerprint)) {
      reused++;
    } else {
      onProgress?.(file);
      const extractedOn = stamp.slice(0, 10);
      const job = { setting, file, path, format, source, sheet, sha256, sizeBytes, extractedOn, fingerprint };
      const reading = await reader.read(job);
      if (reading.kind === 'cache_damaged') throw new DamagedCache();
      if (reading.kind === 'refused') problems.add([reading.problem]);
      else read.push({ file, rows: reading.rows, ms: reading.ms });
    }
    for (const finding of cache.findingsOf(fingerprint)) findings.push(inFile(finding, file));
  }
  return { tonight, findings, read, reused };
}

/** The cache knows a file by its content; its name is tonight's. */
function inFile(finding: Finding, file: string): Finding {
  return finding.place === undefined ? finding : { ...finding, place: { ...finding.place, file } };
}
