import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../sha256.ts';
import { injectedCall, injecting, type Point, pointsOf, spread } from './disturbance.ts';
import { Readers } from './readers.ts';
import { Scene, stateOf } from './scene.ts';

const has = (program: string, argument: string): boolean =>
  spawnSync(program, [argument], { stdio: 'ignore' }).status === 0;
const HAS_STRACE = has('strace', '-V');
const HAS_FAKETIME = has('faketime', '--version');
const MINUTE = 60_000;

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.set();
}, MINUTE);
afterAll(() => scene[Symbol.dispose]());
beforeEach(() => scene.reset());

describe.runIf(HAS_STRACE)('a run that is killed, or whose disk fails', () => {
  let points: readonly Point[];
  beforeAll(async () => {
    points = await pointsOf(scene, 2);
  }, MINUTE);

  it('killed at a call that changes the disk: old or new, whole, and the next run is unaffected', async () => {
    const readers = new Readers(scene.box.target);
    for (const point of spread(points, 4)) {
      const { signal } = await scene.tonight({ under: injecting(scene, point, 'signal=SIGKILL') });
      expect(signal).toBe('SIGKILL');
      expect(await scene.aftermath()).toEqual([]);
      scene.reset();
    }
    const seen = [...(await readers.end()).keys()];
    expect(seen.filter((what) => !/^2017-0[34]-3[01] \d+$/.test(what))).toEqual([]);
  }, 300_000);

  it.each(['ENOSPC', 'EIO'])(
    '%s at a call that changes the disk: another code than 0, the cause, the old file byte for byte',
    async (error) => {
      const ofDraft = points.filter(({ call, line }) => call === 'pwrite64' && line.includes('.tmp'));
      const point = (
        error === 'EIO' ? points.find(({ call }) => call === 'rename') : ofDraft.at(-1)
      ) as Point;
      const { exitCode, stderr } = await scene.tonight({ under: injecting(scene, point, `error=${error}`) });
      expect(injectedCall(scene)).toBeDefined();
      expect([exitCode, sha256(scene.box.target)]).toEqual([2, scene.oldBytes]);
      expect(stderr).toMatch(error === 'EIO' ? /EIO/ : /full|disk/);
      expect(await scene.aftermath()).toEqual([]);
    },
    MINUTE,
  );

  it(
    'the file is synced, renamed, and its folder synced, in that order, and nothing is written to it after',
    async () => {
      const trace = join(scene.box.root, 'trace');
      await scene.tonight({
        under: ['strace', '-y', '-o', trace, '-e', 'trace=fsync,fdatasync,rename,write,pwrite64'],
      });
      const calls = readFileSync(trace, 'latin1').split('\n');
      const at = (pattern: RegExp): number => calls.findLastIndex((line) => pattern.test(line));
      const renamed = at(/^rename\(.*warehouse\.sqlite"\)/);
      const order = [
        at(/^pwrite64\(.*\.warehouse-[^>]*\.tmp>/),
        at(/^fsync\(.*\.warehouse-[^>]*\.tmp>/),
        renamed,
        calls.findIndex((line, index) => index > renamed && /^fsync\(\d+<[^>]*\/out>\)/.test(line)),
      ];
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(order.every((one) => one >= 0)).toBe(true);
    },
    MINUTE,
  );
});

describe('concurrent and inconsistent runs', () => {
  it(
    'eight start at once: one publishes, seven are refused until it ends',
    async () => {
      const nights = await Promise.all(Array.from({ length: 8 }, () => scene.tonight()));
      const codes = nights.map(({ exitCode }) => exitCode).sort((a, b) => Number(a) - Number(b));
      // One that starts when the winner has ended finds nothing new.
      expect(codes.filter((code) => code !== 0 && code !== 75)).toEqual([]);
      expect(nights.filter(({ stdout }) => stdout.includes('Published ')).length).toBe(1);
      expect(await stateOf(scene.box.target)).toBe(scene.newDigest);
    },
    MINUTE,
  );

  it(
    'the key is gone, with and without the rest of the state folder: the run stops, because a new one would change every pseudonym',
    async () => {
      for (const lost of ['state/pseudonym.key', 'state']) {
        rmSync(join(scene.box.out, lost), { recursive: true });
        const { exitCode, stderr } = await scene.tonight();
        expect([exitCode, sha256(scene.box.target)]).toEqual([2, scene.oldBytes]);
        expect(stderr).toMatch(/key .* is missing.*backup/);
      }
    },
    MINUTE,
  );

  it(
    'another key in the place of the old one: the run stops, though the staging was lost',
    async () => {
      writeFileSync(join(scene.box.out, 'state/pseudonym.key'), 'ab'.repeat(32), { mode: 0o600 });
      for (const lost of ['state/nothing', 'state/staging-dcc.sqlite', 'state/history.sqlite']) {
        rmSync(join(scene.box.out, lost), { force: true });
        const { exitCode, stderr } = await scene.tonight();
        expect([exitCode, sha256(scene.box.target)]).toEqual([2, scene.oldBytes]);
        expect(stderr).toMatch(/earlier runs used key [0-9a-f]{16}/);
      }
    },
    MINUTE,
  );

  it.runIf(HAS_FAKETIME)(
    'the clock is set back by ten years: the run publishes the same',
    async () => {
      const { exitCode, stderr } = await scene.tonight({ under: ['faketime', '2015-01-01 03:00:00'] });
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(await stateOf(scene.box.target)).toBe(scene.newDigest);
    },
    MINUTE,
  );
});
