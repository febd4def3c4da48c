import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../define/source.ts';
import type { Problem } from '../findings/problem.ts';
import { closeControl, closeSource, quotable } from './close-name.ts';
import { fileNames } from './file-name.ts';
import { readName } from './names.ts';

/** A file or folder of the inbox that belongs to nothing declared. */
export interface StrayFile {
  /** Its name; read as Latin-1 when it is not UTF-8. */
  readonly name: string;
  /** The folder that it is in: its path, and how messages write it (`dcc/`, empty for the inbox itself). */
  readonly folder: string;
  readonly shownFolder: string;
  /** Its rank among the names of the folder, from 1, and the number of names. */
  readonly rank: number;
  readonly of: number;
}

/** The export in use of a snapshot, by which an older one elsewhere is superseded. */
interface InPlace {
  readonly source: Source;
  readonly stamp: string;
}

interface Stray {
  readonly problem: Problem;
  /** Source and stamp, for the exact name of an export elsewhere. */
  readonly exact: InPlace | null;
}

/** Collects undeclared files whose names are close to that of an export (C-101). Opens no file, follows no link. */
export class Strays {
  readonly #sources: readonly Source[];
  readonly #found: Stray[] = [];

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  /**
   * Adds an undeclared file, or the content of a folder, one level deep. Returns false when no name is close to an
   * export.
   */
  take(stranger: StrayFile, isDeep = false): boolean {
    const { name, folder, shownFolder } = stranger;
    const path = join(folder, name);
    const isFolder = !isDeep && (lstatOf(path)?.isDirectory() ?? false);
    if (isFolder) {
      const shown = `${shownFolder}${quotable(name, this.#sources)}/`;
      const names = namesIn(path);
      const taken = names.filter((child, index) =>
        this.take({ name: child, folder: path, shownFolder: shown, rank: index + 1, of: names.length }, true),
      );
      if (taken.length > 0) return true;
    }
    const source = closeSource(name, this.#sources);
    const control = shownFolder === '' || isFolder ? null : closeControl(name);
    if (source !== null) this.#found.push(this.#close(stranger, source));
    else if (control !== null) this.#found.push(this.#control(stranger, `${control.control}.csv`));
    return source !== null || control !== null;
  }

  /**
   * Returns one problem for each file. Exception: the exact name of an extraction older than the one in use is
   * superseded.
   */
  problems(inPlace: readonly InPlace[]): Problem[] {
    const isSuperseded = ({ exact }: Stray): boolean =>
      exact !== null &&
      exact.source.delivery === 'snapshot' &&
      inPlace.some(({ source, stamp }) => source === exact.source && stamp > exact.stamp);
    return this.#found.filter((stray) => !isSuperseded(stray)).map(({ problem }) => problem);
  }

  #close(stranger: StrayFile, source: Source): Stray {
    const read = readName(stranger.name, source);
    const exact = typeof read === 'string' ? null : { source, stamp: read.stamp };
    const found =
      exact === null
        ? 'a name close to that of an export'
        : `an export outside of the folder ${source.folder}/`;
    return {
      exact,
      problem: {
        code: 'close_name',
        place: this.#place(stranger),
        found: `${found} ${rankOf(stranger)}`,
        expected: `${patternOf(source)} in ${source.folder}/`,
        remedy: 'rename or move it if it is that export, take it out of the inbox if it is not',
      },
    };
  }

  #control(stranger: StrayFile, control: string): Stray {
    return {
      exact: null,
      problem: {
        code: 'close_name',
        place: this.#place(stranger),
        found: `a name like ${control} ${rankOf(stranger)}`,
        expected: `${control} in the inbox itself`,
        remedy: 'move it there under that name, or take it out of the inbox',
      },
    };
  }

  #place({ name, shownFolder }: StrayFile): { file: string } {
    return { file: `${shownFolder}${quotable(name, this.#sources)}` };
  }
}

function rankOf({ rank, of, shownFolder }: StrayFile): string {
  return `(entry ${rank} of ${of} in ${shownFolder === '' ? 'the inbox' : shownFolder}, by name)`;
}

function patternOf({ filePrefix, layout, sheets }: Source): string {
  const names = sheets.map(({ name }) => name).join('|');
  const middle = layout === 'report' ? `_<${names}>` : '';
  return `${filePrefix}${middle}_<yyyymmdd>[_<hhmm>].${layout === 'report' ? 'csv' : 'xlsx'}`;
}

/** Names of a folder, sorted, read as Latin-1 when they are not UTF-8; none when it is unreadable. */
function namesIn(folder: string): string[] {
  try {
    return fileNames(readdirSync(folder, { encoding: 'buffer' })).map(({ name }) => name);
  } catch {
    return [];
  }
}

function lstatOf(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
