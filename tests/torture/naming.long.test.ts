import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { injectedCall, injecting, type Point, pointsOf } from './disturbance.ts';
import { complaintsOf, type Naming, namingOf, tellsOfUnsealed } from './naming.ts';
import { Scene } from './scene.ts';

const HAS_STRACE = spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
const MINUTES = 120_000;

describe.runIf(HAS_STRACE)('about the moment at which the file takes its name', () => {
  let scene: Scene;
  let naming: Naming;
  beforeAll(async () => {
    scene = await Scene.set();
    naming = namingOf(await pointsOf(scene));
  }, MINUTES);
  afterAll(() => scene[Symbol.dispose]());
  beforeEach(() => scene.reset());

  it.each([
    ['between the anchor and the rename: last night’s file stands', 'old'],
    ['after the rename: tonight’s file stands, and the next night enters it in the history', 'new'],
  ] as const)(
    'killed %s; the next run names the killed one, and the record is intact',
    async (_, expected) => {
      const point = (expected === 'old' ? naming.before.at(-1) : naming.after[0]) as Point;
      expect(point.call).toBe(expected === 'old' ? 'rename' : 'fsync');
      const { signal } = await scene.tonight({ under: injecting(scene, point, 'signal=SIGKILL') });
      expect(signal).toBe('SIGKILL');
      expect(await complaintsOf(scene, expected)).toEqual([]);
      expect(tellsOfUnsealed(scene)).toBe(true);
    },
    MINUTES,
  );

  it(
    'the folder cannot be synced after the rename: exit code other than 0, and the message names the published file and the risk of a power cut',
    async () => {
      const point = naming.after[0] as Point;
      expect(point.line).toMatch(/^fsync\(\d+<[^>]*\/out>\)/);
      const { exitCode, stdout, stderr } = await scene.tonight({
        under: injecting(scene, point, 'error=EIO'),
      });
      expect(injectedCall(scene)).toBeDefined();
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        /^the new file is in place and whole.* could not be synced \(EIO.*power cut may bring back the file of the run before; check the disk/,
      );
      expect(scene.box.logs()).toContain('the new file is in place');
      expect(await complaintsOf(scene, 'new')).toEqual([]);
    },
    MINUTES,
  );

  it(
    'the disk is full after the rename: the message reports that the new file is in place',
    async () => {
      // Opened, publishing, and after the rename: the history.
      const anchors = join(scene.box.out, 'state/anchors.jsonl');
      const third = { call: 'write', nth: 3, line: '', paths: [anchors] };
      const { exitCode, stderr } = await scene.tonight({ under: injecting(scene, third, 'error=ENOSPC') });
      expect(injectedCall(scene)).toBeDefined();
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^the new file is in place and whole.*disk is full/);
      expect(await complaintsOf(scene, 'new')).toEqual([]);
    },
    MINUTES,
  );
});
