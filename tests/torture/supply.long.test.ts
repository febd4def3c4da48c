import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
  readonly dev?: boolean;
}
const packages = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages,
);

const REGISTRY = 'https://registry.npmjs.org/';
/** The code of SheetJS as it was looked through: `xlsx.mjs` of @e965/xlsx 0.20.3. */
const SHEETJS_SHA256 = '1a0fb062ee9781b13f6687371b202aaefc53b6ce55b530c027e01f9c087b77db';

describe('what others wrote', () => {
  it('comes from the registry, with its checksum in the lock file', () => {
    const loose = packages.filter(
      ([path, { resolved = REGISTRY, integrity }]) =>
        path !== '' && !(resolved.startsWith(REGISTRY) && integrity?.startsWith('sha512-')),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });

  it('runs no install script: every npm command of the project forbids them', () => {
    const commands = [
      read('Makefile'),
      ...readdirSync(join(ROOT, '.ci')).map((name) => read(`.ci/${name}`)),
    ].join('\n');
    const installs = commands.match(/npm (?:ci|install|i)\b.*/g) ?? [];
    expect(installs.length).toBeGreaterThan(0);
    for (const command of installs) expect(command).toContain('--ignore-scripts');
    expect(read('.npmrc')).toContain('ignore-scripts=true');
    // None asks for one; one that does has to be looked at and named here.
    const withScript = packages.filter(([, one]) => one.hasInstallScript).map(([path]) => path);
    expect(withScript).toEqual([]);
  });

  it('SheetJS is the code that was looked at, byte by byte', () => {
    const bytes = readFileSync(join(ROOT, 'node_modules/xlsx/xlsx.mjs'));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(SHEETJS_SHA256);
  });

  it('has a license that lets a hospital run it', () => {
    const allowed =
      /^(?:\(?(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|Python-2\.0|CC-BY-4\.0|CC0-1\.0|MPL-2\.0|Unlicense|MIT-0)(?: (?:OR|AND) )?)+\)?$/;
    const others = packages.filter(([path, { license }]) => path !== '' && !allowed.test(license ?? ''));
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });
});
