import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../sha256.ts';
import { onFullDisk } from './full-disk.ts';
import { nearlyFull, noMounts, readOnly } from './mounts.ts';
import { Scene, stateOf } from './scene.ts';

const REASON = noMounts();
const SKIPPED = REASON === null ? '' : `, skipped, for there can be no mounts here: ${REASON}`;
const MINUTES = 120_000;

describe.skipIf(REASON !== null)(`disks that are full or can only be read${SKIPPED}`, () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.set();
  }, MINUTES);
  afterAll(() => scene[Symbol.dispose]());
  beforeEach(() => scene.reset());

  it.each([
    ['logs', 0],
    ['logs', 8],
    ['state', 16],
  ] as const)(
    'no room in %s but %i kB: nothing is published, and the cause is reported',
    async (folder, leftKb) => {
      const { exitCode, isPublished, complaints } = await onFullDisk(scene, folder, leftKb);
      expect([exitCode, isPublished, complaints]).toEqual([2, false, []]);
    },
    MINUTES,
  );

  it(
    'OUT can only be read, with and without the log: nothing is published, and the folder is named',
    async () => {
      const { out } = scene.box;
      for (const except of [[], [join(out, 'logs'), join(out, 'state')]]) {
        const { exitCode, stderr } = await scene.tonight({ under: readOnly(out, except) });
        expect([exitCode, sha256(scene.box.target)]).toEqual([2, scene.oldBytes]);
        expect(stderr).toMatch(/cannot be written: check its owner and mode/);
      }
      expect(await scene.aftermath()).toEqual([]);
    },
    MINUTES,
  );

  it(
    'the folder for temporary files is full: the run does not need it',
    async () => {
      const full = join(scene.box.root, 'temporary');
      mkdirSync(full);
      const env = { TMPDIR: full, SQLITE_TMPDIR: full };
      const { exitCode, stderr } = await scene.tonight({ env, under: nearlyFull(full, 0) });
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(await stateOf(scene.box.target)).toBe(scene.newDigest);
    },
    MINUTES,
  );
});
