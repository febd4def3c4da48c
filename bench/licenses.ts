/** Lists what others wrote, with version and license, what a run needs first: `node bench/licenses.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}
const path = join(import.meta.dirname, '../package-lock.json');
const { packages } = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Locked> };
const all = Object.entries(packages).filter(([name]) => name !== '');
for (const [title, isThere] of [
  ['Runs at night', ({ dev }: Locked) => dev !== true],
  ['Tests and checks only', ({ dev }: Locked) => dev === true],
] as const) {
  console.log(`${title}\n`);
  for (const [name, one] of all.filter(([, one]) => isThere(one))) {
    console.log(
      `  ${name.replace(/^.*node_modules\//, '').padEnd(44)} ${one.version.padEnd(16)} ${one.license ?? 'unknown'}`,
    );
  }
  console.log('');
}
