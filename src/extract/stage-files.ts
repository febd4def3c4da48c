import { availableParallelism } from 'node:os';
import type { Finding } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { ChosenExport } from '../inbox/choose.ts';
import type { Limits } from '../inbox/limits.ts';
import type { FileOfRun, StagingCache } from '../staging/cache.ts';
import { ReadingProcess } from './reading-process.ts';
import type { Setting } from './worker.ts';

export interface FileTiming {
  readonly file: string;
  readonly rows: number;
  readonly ms: number;
}

/** The files of one source, staged as far as they could be. */
export interface StagedSource {
  readonly filesOfRun: readonly FileOfRun[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly read: readonly FileTiming[];
  readonly reused: number;
}

/** The cache turned out to be damaged while it was written: it is rebuilt. */
export class DamagedCache extends Error {}

export interface StagingTools {
  readonly cacheOf: (source: string) => StagingCache;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
  readonly setting: Setting;
  readonly fingerprintOf: (file: ChosenExport) => string;
  readonly onProgress: ((file: string) => void) | undefined;
}

type NumberedExport = ChosenExport & { readonly fileId: number };

/**
 * Stages the selected files that are not staged yet; the findings of all come from the cache. Sources are read in
 * parallel, one a processor. The result is in the order of the sources.
 */
export async function stageSources(
  sources: readonly string[],
  files: readonly ChosenExport[],
  tools: StagingTools,
): Promise<StagedSource[]> {
  const numbered = files.map((file, index) => ({ ...file, fileId: index + 1 }));
  const staged = new Map<string, StagedSource>();
  const waiting = sources.values();
  const lane = async (): Promise<void> => {
    for (const source of waiting) {
      staged.set(
        source,
        await stageSource(
          source,
          numbered.filter((file) => file.source.name === source),
          tools,
        ),
      );
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: availableParallelism() }, lane));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return sources.flatMap((source) => staged.get(source) ?? []);
}

async function stageSource(
  source: string,
  files: readonly NumberedExport[],
  { cacheOf, limits, signal, setting, fingerprintOf, onProgress }: StagingTools,
): Promise<StagedSource> {
  const cache = cacheOf(source);
  using reader = new ReadingProcess(limits, signal);
  const filesOfRun: FileOfRun[] = [];
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  const read: FileTiming[] = [];
  let reused = 0;
  for (const chosen of files) {
    const { fileId, file, path, format, sheet, sha256, sizeBytes, stamp, status } = chosen;
    const fingerprint = status === 'used' ? fingerprintOf(chosen) : null;
    filesOfRun.push({
      file: { fileId, source, file, format, sha256, sizeBytes, stamp, status },
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
      if (reading.kind === 'refused') problems.push(reading.problem);
      else read.push({ file, rows: reading.rows, ms: reading.ms });
    }
    for (const finding of cache.findingsOf(fingerprint)) findings.push(inFile(finding, file));
  }
  return { filesOfRun, findings, problems, read, reused };
}

/** Sets the file name of this run: the cache knows a file by its content only. */
function inFile(finding: Finding, file: string): Finding {
  return finding.place === undefined ? finding : { ...finding, place: { ...finding.place, file } };
}
