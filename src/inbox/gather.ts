import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Source } from '../define/source.ts';
import type { HashedExport } from './choose.ts';
import type { ControlName } from './close-name.ts';
import type { Problems } from './collect.ts';
import { type HashedFile, hashFile, readHashed } from './hash-file.ts';
import { type FoundFile, type Inbox, isSameFileStat, refuseUnfinished, scanInbox } from './inbox.ts';
import type { KnownHashes } from './known-hashes.ts';
import type { Limits } from './limits.ts';
import { manifestProblems, manifestText } from './manifest.ts';

const LARGEST_CONTROL = 16 * 2 ** 20;

export type HashedControl = FoundFile & HashedFile;
export type Controls = Readonly<Record<ControlName, HashedControl | null>>;

/** The inbox, looked through and hashed. */
export interface Gathered {
  readonly exports: readonly HashedExport[];
  readonly controls: Controls;
  readonly unknown: number;
  /** Describes the inbox when no export of a source was found (O-4). */
  readonly seenFor: (source: Source) => string;
  /** True when a file of this source was refused: the source is not absent then. */
  readonly isBroken: (source: Source) => boolean;
}

/** Scans the inbox, twice where a file may still be growing, hashes every export and checks manifests (S-9). */
export async function gather(
  inbox: string,
  sources: readonly Source[],
  limits: Limits,
  known: KnownHashes,
  problems: Problems,
): Promise<Gathered> {
  const found = await lookTwice(inbox, sources, limits, problems);
  problems.add(found.problems);
  const hashed = <F extends FoundFile>(file: F | undefined, most: number): (F & HashedFile) | null =>
    file === undefined
      ? null
      : problems.catching(() => ({ ...file, ...known.of(file.look, () => hashFile(file, most)) }));
  const exports = found.exports.flatMap((file) => hashed(file, limits.fileBytes) ?? []);
  // Not cached: the hash of a list of one number gives the number away.
  const hashedAnew = (file: FoundFile | undefined) =>
    file === undefined ? null : problems.catching(() => ({ ...file, ...hashFile(file, LARGEST_CONTROL) }));
  const controls = {
    oppositions: hashedAnew(found.controls.oppositions),
    corrections: hashedAnew(found.controls.corrections),
  };
  holdManifests(inbox, found, { exports, controls }, problems);
  const isBroken = (source: Source): boolean =>
    found.problems.length > 0 || found.exports.filter((file) => file.source === source).length > 0;
  const seenFor = (source: Source): string => seenInWords(inbox, source.folder, found.seen);
  return { exports, controls, unknown: found.unknown, seenFor, isBroken };
}

/** `in dcc/ of /srv/inbox; 2 files were passed over, 1 in dcc/ and 1 in the inbox itself: ...` */
function seenInWords(inbox: string, folder: string, seen: Inbox['seen']): string {
  const [root, own] = [seen.get(''), seen.get(folder)];
  if (root?.exists && root.entries === 0) return `: ${inbox} is an empty folder`;
  const where = own?.exists ? ` in ${folder}/ of ${inbox}` : `: ${inbox} has no folder ${folder}/`;
  const parts = [
    { n: own?.passedOver ?? 0, place: `in ${folder}/` },
    { n: root?.passedOver ?? 0, place: 'in the inbox itself' },
  ].filter(({ n }) => n > 0);
  if (parts.length === 0) return own?.entries === 0 ? `${where}, which is empty` : where;
  const passed = parts.map(
    ({ n, place }) => `${n} other ${n === 1 ? 'file or folder' : 'files or folders'} ${place}`,
  );
  return `${where}; passed over: ${passed.join(', ')}, whose names belong to no export`;
}

async function lookTwice(
  inbox: string,
  sources: readonly Source[],
  { freshMs, settleMs }: Limits,
  problems: Problems,
): Promise<Inbox> {
  const first = scanInbox(inbox, sources);
  const isFresh = ({ look }: FoundFile): boolean =>
    Math.abs(Date.now() - Number(look.mtimeNs / 1_000_000n)) < freshMs;
  if (!filesOf(first).some(isFresh)) return first;
  await sleep(settleMs);
  const second = scanInbox(inbox, sources);
  const before = new Map(filesOf(first).map(({ path, look }) => [path, look]));
  for (const { file, path, look } of filesOf(second)) {
    const known = before.get(path);
    if (known === undefined || !isSameFileStat(known, look)) problems.catching(() => refuseUnfinished(file));
  }
  return second;
}

function filesOf({ exports, controls, manifests }: Inbox): FoundFile[] {
  return [...exports, ...Object.values(controls), ...manifests];
}

function holdManifests(
  inbox: string,
  { manifests }: Inbox,
  { exports, controls }: Pick<Gathered, 'exports' | 'controls'>,
  problems: Problems,
): void {
  const sealed = [
    ...exports.map((file) => ({ ...file, folder: join(inbox, file.source.folder) })),
    ...Object.values(controls).flatMap((file) => (file === null ? [] : { ...file, folder: inbox })),
  ];
  for (const manifest of manifests) {
    const bytes = problems.catching(() =>
      readHashed(manifest.file, manifest.path, hashFile(manifest, LARGEST_CONTROL)),
    );
    const text = bytes === null ? null : problems.catching(() => manifestText(manifest.file, bytes));
    if (text !== null) problems.add(manifestProblems(manifest.folder, text, sealed));
  }
}
