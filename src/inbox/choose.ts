import { compareText } from '../core/compare-text.ts';
import type { Source } from '../define/source.ts';
import type { Finding } from '../findings/finding.ts';
import type { Problem } from '../findings/problem.ts';
import type { StagedFile } from '../staging/row.ts';
import type { HashedFile } from './hash-file.ts';
import type { FoundExport } from './inbox.ts';

export type HashedExport = FoundExport & HashedFile;
export type ChosenExport = HashedExport & { readonly status: StagedFile['status'] };

export interface Choice {
  /** All files, ordered by source, stamp and name. */
  readonly files: readonly ChosenExport[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}

/** Files of one source with one stamp: a workbook, the CSV files of one, or the reports of one delivery. */
type Delivery = readonly HashedExport[];

/**
 * Selects the files to use (C-50 to C-52). Of a snapshot: the newest delivery, or the one with `useFile`. Of
 * increments: all, by stamp, then name. A second copy is a duplicate. Different content under the same stamp is
 * refused, with both names. A source with a broken file does not count as absent.
 */
export function choose(
  sources: readonly Source[],
  files: readonly HashedExport[],
  options: {
    readonly useFile: string | undefined;
    readonly isBroken: (source: Source) => boolean;
    /** Describes the files of the inbox when no file of a source was found; appended to "no file ..." (O-4). */
    readonly seenFor?: (source: Source) => string;
  },
): Choice {
  const chosen: ChosenExport[] = [];
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    const own = files.filter((file) => file.source === source).sort(byStampAndName);
    const deliveries = [...Map.groupBy(own, ({ stamp }) => stamp).values()];
    const used = source.delivery === 'snapshot' ? pickOne(deliveries, options.useFile) : own;
    for (const delivery of deliveries) {
      const { kept, duplicates, collisions } = sortOut(delivery);
      problems.push(...collisions);
      const isUsed = delivery.some((file) => used.includes(file));
      if (isUsed && collisions.length === 0) problems.push(...incompleteSet(source, kept));
      for (const file of delivery) {
        chosen.push({ ...file, status: duplicates.has(file) ? 'duplicate' : isUsed ? 'used' : 'superseded' });
      }
    }
    findings.push(...olderUsed(source, deliveries, used));
    if (own.length === 0 && !options.isBroken(source)) {
      if (source.required) problems.push(absent(source, options.seenFor?.(source) ?? ''));
      else findings.push({ code: 'optional_source_absent', details: { source: source.name } });
    }
  }
  if (
    options.useFile !== undefined &&
    !chosen.some(({ file, source }) => file === options.useFile && isSnapshot(source))
  ) {
    problems.push(unknownExtraction());
  }
  return { files: chosen, findings, problems };
}

const isSnapshot = ({ delivery }: Source): boolean => delivery === 'snapshot';

function pickOne(deliveries: readonly Delivery[], useFile: string | undefined): Delivery {
  return deliveries.find((files) => files.some(({ file }) => file === useFile)) ?? deliveries.at(-1) ?? [];
}

function olderUsed(source: Source, deliveries: readonly Delivery[], used: Delivery): Finding[] {
  const isOlder = isSnapshot(source) && used.length > 0 && used !== deliveries.at(-1);
  return isOlder ? [{ code: 'older_extraction_used', place: { file: used[0]?.file ?? '' } }] : [];
}

/** Separates copies from their originals, and files that exclude each other. */
function sortOut(delivery: Delivery): {
  kept: Delivery;
  duplicates: ReadonlySet<HashedExport>;
  collisions: Problem[];
} {
  const duplicates = new Set<HashedExport>();
  const collisions: Problem[] = [];
  const kept: HashedExport[] = [];
  for (const file of delivery) {
    // A workbook replaces all single sheets.
    const rival = kept.find(({ sheet }) => sheet === file.sheet || sheet === null || file.sheet === null);
    if (rival === undefined) kept.push(file);
    else if (rival.sha256 === file.sha256) duplicates.add(file);
    else collisions.push(sameStamp(file, rival));
  }
  return { kept, duplicates, collisions };
}

function sameStamp(file: HashedExport, rival: HashedExport): Problem {
  return {
    code: 'same_stamp',
    place: { file: file.file },
    found: `the stamp of ${rival.file} with other content`,
    expected: 'one file for one moment',
    remedy: 'keep the right one of the two, or rename one to its own moment',
  };
}

function incompleteSet(source: Source, kept: Delivery): Problem[] {
  if (source.layout !== 'workbook' || kept.some(({ sheet }) => sheet === null)) return [];
  const missing = source.sheets.filter(({ name }) => !kept.some(({ sheet }) => sheet === name));
  if (missing.length === 0) return [];
  return [
    {
      code: 'incomplete_set',
      place: { file: kept[0]?.file ?? '' },
      found: `an extraction as CSV without ${missing.map(({ name }) => `"${name}"`).join(', ')}`,
      expected: 'one file for each sheet',
      remedy: 'add the missing files, or remove the set',
    },
  ];
}

function absent(source: Source, seen: string): Problem {
  return {
    code: 'source_without_file',
    place: { file: `${source.folder}/` },
    found: `no file ${source.filePrefix}_<yyyymmdd>${seen}`,
    expected: 'at least one',
    remedy: 'put the export of that source into its folder',
  };
}

function unknownExtraction(): Problem {
  return {
    code: 'unknown_extraction',
    place: { file: 'inbox' },
    found: 'no extraction of the name that was asked for',
    expected: 'the name of a file of the inbox, extension included',
    remedy: 'check the option --extraction',
  };
}

function byStampAndName(a: FoundExport, b: FoundExport): number {
  return compareText(a.stamp, b.stamp) || compareText(a.file, b.file);
}
