import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const PARTS = ['src', 'pipelines', 'migrations', 'package.json', 'package-lock.json'];

/** In `file`, `from` becomes `to`; `more` is put at its end. */
export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly more?: string;
}

/** The file of OUT that the second thread of such a run loads its patients into. */
export const PART_FILE = '.warehouse-part-2.tmp';

/** A small run as it is at a country's size: two threads load the patients, checks and digests have their own. */
export const ALL_THREADS: readonly Change[] = [
  {
    file: 'src/load/parallel/parts.ts',
    from: 'rows < LEAST_ROWS ? 1 : Math.min(availableParallelism(), MOST_PARTS)',
    to: '2',
  },
  {
    file: 'src/core/worker-thread.ts',
    from: 'const LEAST_BYTES = 32 * 2 ** 20;',
    to: 'const LEAST_BYTES = 0;',
  },
  {
    file: 'src/load/parallel/fill.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code that is looked for.
    from: 'path.replace(/\\.tmp$/, `-${index + 2}.tmp`)',
    to: `path.replace(/[^/]*$/, '${PART_FILE}')`,
  },
];

/** A changed copy of the program, gone when disposed of. Throws when it does not hold what is to be changed. */
export class ChangedProgram implements Disposable {
  readonly #root = mkdtempSync(join(tmpdir(), 'program-'));
  readonly cli = join(this.#root, 'src/cli.ts');

  constructor(changes: readonly Change[]) {
    for (const part of PARTS) cpSync(join(ROOT, part), join(this.#root, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.#root, 'node_modules'));
    for (const change of changes) this.#apply(change);
  }

  #apply({ file, from, to, more = '' }: Change): void {
    const path = join(this.#root, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) {
      this[Symbol.dispose]();
      throw new Error(`${file} does not hold "${from}" any more: change the program anew`);
    }
    writeFileSync(path, text.replace(from, () => to) + more);
  }

  [Symbol.dispose](): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
