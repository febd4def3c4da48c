import { type BigIntStats, existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Source } from '../define/source.ts';
import { type ExportName, finishedName, readName } from './names.ts';
import { type Problem, type ProblemCode, Refusal, refuse } from './problem.ts';

/** What a file looked like: two looks that differ mean that somebody is writing (S-9). */
export interface Look {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly ino: bigint;
}

/** A regular file of the inbox, before it was opened. */
export interface FoundFile {
  /** Its name, without folders. */
  readonly file: string;
  /** Where to open it, links resolved. */
  readonly path: string;
  readonly look: Look;
}

export interface FoundExport extends FoundFile, ExportName {}

export type ControlName = 'oppositions' | 'corrections';

export interface Inbox {
  readonly exports: readonly FoundExport[];
  readonly controls: Readonly<Partial<Record<ControlName, FoundFile>>>;
  readonly manifests: readonly (FoundFile & { readonly folder: string })[];
  /** Files and folders whose names belong to nothing that is declared; left alone (C-57). */
  readonly unknown: number;
  readonly problems: readonly Problem[];
}

const MANIFEST = 'MANIFEST.sha256';
const CONTROLS = ['oppositions', 'corrections'] as const;
/** An inbox with a file of this name holds invented data; whoever invents exports writes it (O-8). */
export const INVENTED_MARK = 'INVENTED.txt';

/** Returns whether an inbox says of itself that its data are invented. */
export function isInvented(inbox: string): boolean {
  return existsSync(join(inbox, INVENTED_MARK));
}

/** Looks through the inbox: its root, and the folder of each source. Opens nothing, follows no link out of it (S-9, C-57). */
export function lookThrough(inbox: string, sources: readonly Source[]): Inbox {
  const look = new Lookout(inbox, new Set(sources.map(({ folder }) => folder)));
  look.root();
  for (const source of sources) look.folderOf(source);
  return look;
}

class Lookout implements Inbox {
  readonly exports: FoundExport[] = [];
  readonly controls: Partial<Record<ControlName, FoundFile>> = {};
  readonly manifests: (FoundFile & { folder: string })[] = [];
  readonly problems: Problem[] = [];
  unknown = 0;
  readonly #lookAlikes: { readonly name: string; readonly control: ControlName }[] = [];
  readonly #inbox: string;
  readonly #folders: ReadonlySet<string>;
  #realInbox = '';

  constructor(inbox: string, folders: ReadonlySet<string>) {
    this.#inbox = inbox;
    this.#folders = folders;
  }

  root(): void {
    this.#guarded(() => {
      this.#realInbox = orRefuse('inbox', () => realpathSync(this.#inbox));
      for (const name of this.#namesIn(this.#inbox)) this.#guarded(() => this.#rootEntry(name));
      this.#judgeLookAlikes();
    });
  }

  folderOf(source: Source): void {
    this.#guarded(() => {
      const folder = join(this.#inbox, source.folder);
      if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
      this.#resolved(source.folder, folder);
      for (const name of this.#namesIn(folder)) this.#guarded(() => this.#folderEntry(source, folder, name));
    });
  }

  #rootEntry(name: string | null): void {
    if (name === INVENTED_MARK) return;
    if (name === MANIFEST)
      return void this.manifests.push({ ...this.#file(name, this.#inbox), folder: this.#inbox });
    const control = CONTROLS.find((known) => name?.toLowerCase().startsWith(known));
    if (name === null || control === undefined) {
      if (name === null || !(this.#folders.has(name) && this.#isFolder(name))) this.unknown++;
      return;
    }
    if (finishedName(name) !== null) refuseUnfinished(name);
    if (name.toLowerCase() !== `${control}.csv`) this.#lookAlikes.push({ name, control });
    else if (this.controls[control] === undefined) this.controls[control] = this.#file(name, this.#inbox);
    else refuseControl(name, control);
  }

  /** A list of oppositions under another name must not be passed over, unless the real one stands beside it (C-54). */
  #judgeLookAlikes(): void {
    for (const { name, control } of this.#lookAlikes) {
      if (this.controls[control] !== undefined) this.unknown++;
      else this.#guarded(() => refuseControl(name, control));
    }
  }

  #folderEntry(source: Source, folder: string, name: string | null): void {
    if (name === MANIFEST) return void this.manifests.push({ ...this.#file(name, folder), folder });
    const finished = name === null ? null : finishedName(name);
    if (name !== null && finished !== null && readName(finished, source) !== 'unknown')
      refuseUnfinished(name);
    const read = name === null ? 'unknown' : readName(name, source);
    if (name === null || read === 'unknown') return void this.unknown++;
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

  /** Names of a folder as bytes, for one that is no UTF-8 would otherwise be unreadable: such a name is null. */
  #namesIn(folder: string): (string | null)[] {
    const names = orRefuse(folder === this.#inbox ? 'inbox' : folder.slice(this.#inbox.length + 1), () =>
      readdirSync(folder, { encoding: 'buffer' }),
    );
    return names.map(utf8OrNull).sort();
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
    return { file: name, path, look: lookOf(stats) };
  }

  /** The path itself, or what a link within the inbox stands for. */
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

export function lookOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats): Look {
  return { size, mtimeNs, ctimeNs, ino };
}

export function isSameLook(a: Look, b: Look): boolean {
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

/** What the operating system says of a file that cannot be reached, as a refusal that names it. */
export function orRefuse<T>(file: string, action: () => T, code: ProblemCode = 'file_unreadable'): T {
  try {
    return action();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    return refuse(
      file === 'inbox' ? 'inbox_unreadable' : code,
      { file },
      {
        found: `something that cannot be opened (${reason})`,
        expected: 'a file or folder that the account of the run may read',
        remedy: 'check that it is there, its owner and its mode',
      },
    );
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function utf8OrNull(name: Buffer): string | null {
  try {
    return UTF8.decode(name);
  } catch {
    return null;
  }
}
