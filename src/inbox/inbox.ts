import { type BigIntStats, existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { reasonInWords } from '../core/system-error.ts';
import type { Source } from '../define/source.ts';
import { type Problem, type ProblemCode, Refusal, refuse } from '../findings/problem.ts';
import { type ControlName, closeControl, quotable } from './close-name.ts';
import { type FileName, fileNames } from './file-name.ts';
import { type ExportName, finishedName, readName } from './names.ts';
import { Strays } from './strays.ts';

/** The look of a file: a difference between two scans means that it is being written (S-9). */
export interface FileStat {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly ino: bigint;
}

/** A regular file of the inbox, not yet opened. */
export interface FoundFile {
  /** Its name, without folders. */
  readonly file: string;
  /** Where to open it, links resolved. */
  readonly path: string;
  readonly look: FileStat;
}

export interface FoundExport extends FoundFile, ExportName {}

/** The content of the inbox root, or of the folder of a source. */
export interface SeenFolder {
  /** False when it is absent or not a folder. */
  readonly exists: boolean;
  readonly entries: number;
  /** Entries that belong to nothing declared. */
  readonly passedOver: number;
}

export interface Inbox {
  readonly exports: readonly FoundExport[];
  readonly controls: Readonly<Partial<Record<ControlName, FoundFile>>>;
  readonly manifests: readonly (FoundFile & { readonly folder: string })[];
  /** Files and folders whose names match nothing declared; ignored (C-57). */
  readonly unknown: number;
  /** By folder of a source; '' is the inbox itself (O-4). */
  readonly seen: ReadonlyMap<string, SeenFolder>;
  readonly problems: readonly Problem[];
}

const MANIFEST = 'MANIFEST.sha256';
/** A file of this name marks an inbox of invented data; the generator of exports writes it (O-8). */
export const INVENTED_MARK = 'INVENTED.txt';

/** Returns whether the inbox is marked as invented data. */
export function isInvented(inbox: string): boolean {
  return existsSync(join(inbox, INVENTED_MARK));
}

/** Scans the inbox: its root, and the folder of each source. Opens no file, follows no link out of it (S-9, C-57). */
export function scanInbox(inbox: string, sources: readonly Source[]): Inbox {
  const look = new InboxScan(inbox, sources);
  look.root();
  for (const source of sources) look.folderOf(source);
  look.judgeStrays();
  return look;
}

/** The rank of a name in its folder, from 1, and the number of names. */
interface Place {
  readonly rank: number;
  readonly of: number;
}

class InboxScan implements Inbox {
  readonly exports: FoundExport[] = [];
  readonly controls: Partial<Record<ControlName, FoundFile>> = {};
  readonly manifests: (FoundFile & { folder: string })[] = [];
  readonly problems: Problem[] = [];
  readonly seen = new Map<string, { exists: boolean; entries: number; passedOver: number }>();
  readonly #lookAlikes: { readonly name: string; readonly control: ControlName; readonly isCopy: boolean }[] =
    [];
  readonly #inbox: string;
  readonly #sources: readonly Source[];
  readonly #strays: Strays;
  #realInbox = '';

  constructor(inbox: string, sources: readonly Source[]) {
    this.#inbox = inbox;
    this.#sources = sources;
    this.#strays = new Strays(sources);
  }

  get unknown(): number {
    return [...this.seen.values()].reduce((sum, { passedOver }) => sum + passedOver, 0);
  }

  root(): void {
    this.#guarded(() => {
      this.#realInbox = orRefuse(this.#inbox, () => realpathSync(this.#inbox), 'inbox_unreadable');
      const names = this.#namesIn(this.#inbox, '', 'inbox_unreadable');
      for (const [index, name] of names.entries())
        this.#guarded(() => this.#rootEntry(name, { rank: index + 1, of: names.length }));
      this.#judgeLookAlikes();
    });
  }

  folderOf(source: Source): void {
    this.#guarded(() => {
      if (!this.seen.get('')?.exists) return;
      const folder = join(this.#inbox, source.folder);
      if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
      this.#resolved(source.folder, folder);
      const names = this.#namesIn(folder, source.folder);
      for (const [index, name] of names.entries())
        this.#guarded(() => this.#folderEntry(source, folder, name, { rank: index + 1, of: names.length }));
    });
  }

  /** Names close to that of an export stop the run (C-101). */
  judgeStrays(): void {
    this.problems.push(...this.#strays.problems(this.exports));
  }

  #rootEntry(entry: FileName, at: Place): void {
    const { name, isUtf8 } = entry;
    if (name === INVENTED_MARK) return;
    if (name === MANIFEST)
      return void this.manifests.push({ ...this.#file(name, this.#inbox), folder: this.#inbox });
    const close = closeControl(name);
    if (close === null || !isUtf8) {
      const isSourceFolder = this.#sources.some(({ folder }) => folder === name) && this.#isFolder(name);
      if (!isSourceFolder) this.#stranger(name, this.#inbox, '', at);
      return;
    }
    const { control, isCopy } = close;
    const shown = quotable(name, this.#sources);
    if (finishedName(name) !== null) refuseUnfinished(shown);
    if (name.toLowerCase() !== `${control}.csv`) this.#lookAlikes.push({ name: shown, control, isCopy });
    else if (this.controls[control] === undefined) this.controls[control] = this.#file(name, this.#inbox);
    else refuseControl(shown, control);
  }

  /**
   * A list of oppositions under another name must not be ignored (C-54, C-101). When the real list exists, a
   * similar workbook or backup is ignored; a second CSV is not, because it may be the newer list.
   */
  #judgeLookAlikes(): void {
    for (const { name, control, isCopy } of this.#lookAlikes) {
      if (this.controls[control] !== undefined && !isCopy) this.#passOver('');
      else this.#guarded(() => refuseControl(name, control));
    }
  }

  #stranger(name: string, folder: string, of: string, at: Place): void {
    const shownFolder = of === '' ? '' : `${of}/`;
    this.#strays.take({ ...at, name, folder, shownFolder });
    this.#passOver(of);
  }

  #passOver(folder: string): void {
    const seen = this.seen.get(folder);
    if (seen !== undefined) seen.passedOver++;
  }

  #folderEntry(source: Source, folder: string, { name, isUtf8 }: FileName, at: Place): void {
    if (name === MANIFEST) return void this.manifests.push({ ...this.#file(name, folder), folder });
    const finished = isUtf8 ? finishedName(name) : null;
    if (finished !== null && readName(finished, source) !== 'unknown') refuseUnfinished(name);
    const read = isUtf8 ? readName(name, source) : 'unknown';
    if (read === 'unknown') {
      this.#stranger(name, folder, source.folder, at);
      return;
    }
    if (read === 'impossible_stamp') {
      refuse(
        'impossible_stamp',
        { file: name },
        {
          found: 'a day or time in the name that does not exist',
          expected: 'yyyymmdd, or yyyymmdd_hhmm',
          remedy: 'rename the file to the moment of its extraction',
        },
      );
    }
    this.exports.push({ ...this.#file(name, folder), ...read });
  }

  /** Returns the names of a folder, sorted. Reads them as bytes: Node omits names that are not UTF-8. */
  #namesIn(folder: string, of: string, code?: ProblemCode): FileName[] {
    const seen = { exists: false, entries: 0, passedOver: 0 };
    this.seen.set(of, seen);
    const bytes = orRefuse(of === '' ? folder : of, () => readdirSync(folder, { encoding: 'buffer' }), code);
    Object.assign(seen, { exists: true, entries: bytes.length });
    return fileNames(bytes);
  }

  #file(name: string, folder: string): FoundFile {
    const path = this.#resolved(name, join(folder, name));
    const stats = orRefuse(name, () => lstatSync(path, { bigint: true }));
    if (!stats.isFile()) {
      refuse(
        'not_a_file',
        { file: name },
        {
          found: stats.isDirectory() ? 'a folder' : 'a pipe, socket or device',
          expected: 'a regular file',
          remedy: 'move it out of the inbox',
        },
      );
    }
    return { file: name, path, look: fileStatOf(stats) };
  }

  /** The path itself, or the target of a link within the inbox. @throws Refusal for a link out of it */
  #resolved(name: string, path: string): string {
    if (!orRefuse(name, () => lstatSync(path)).isSymbolicLink()) return path;
    const target = orRefuse(name, () => realpathSync(path));
    if (!target.startsWith(this.#realInbox + sep)) {
      refuse(
        'link_leaves_inbox',
        { file: name },
        {
          found: 'a link that leaves the inbox',
          expected: 'a file in the inbox',
          remedy: 'copy the file itself into the inbox',
        },
      );
    }
    return target;
  }

  #isFolder(name: string): boolean {
    return lstatSync(join(this.#inbox, name), { throwIfNoEntry: false })?.isFile() === false;
  }

  #guarded(look: () => void): void {
    try {
      look();
    } catch (error) {
      if (error instanceof Refusal) this.problems.push(error.problem);
      else throw error;
    }
  }
}

export function fileStatOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats): FileStat {
  return { size, mtimeNs, ctimeNs, ino };
}

export function isSameFileStat(a: FileStat, b: FileStat): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ctimeNs === b.ctimeNs && a.ino === b.ino;
}

function refuseControl(file: string, control: ControlName): never {
  refuse(
    'control_unreadable',
    { file },
    {
      found: `a file named like ${control}.csv`,
      expected: 'one file with exactly that name',
      remedy: 'save it as CSV under that name, or move it out of the inbox',
    },
  );
}

export function refuseUnfinished(file: string): never {
  refuse(
    'still_being_written',
    { file },
    {
      found: 'a file that is still being written, or open in Excel',
      expected: 'a finished file',
      remedy:
        'wait until the copy has ended (or close the workbook), or remove it if the copy was broken off',
    },
  );
}

/** Runs an action on a file. @throws Refusal that names the file, for an error of the system */
export function orRefuse<T>(file: string, action: () => T, code: ProblemCode = 'file_unreadable'): T {
  try {
    return action();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    const isInbox = code === 'inbox_unreadable';
    return refuse(
      code,
      { file },
      {
        found: reasonInWords(reason),
        expected: isInbox
          ? 'the folder of the exports'
          : 'a file or folder that the account of the run may read',
        remedy: isInbox ? 'check EXPORTS' : 'check that it is there, its owner and its mode',
      },
    );
  }
}
