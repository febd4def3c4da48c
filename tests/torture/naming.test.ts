import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { injectedCall, injecting, pointsOf, spread } from './disturbance.ts';
import { complaintsOf, type Naming, namingOf, tellsOfUnsealed } from './naming.ts';
import { Scene } from './scene.ts';

const HAS_STRACE = spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
const MINUTE = 60_000;

describe.runIf(HAS_STRACE)('about the moment at which the file takes its name', () => {
  let scene: Scene;
  let naming: Naming;
  beforeAll(async () => {
    scene = await Scene.set();
    naming = namingOf(await pointsOf(scene));
  }, MINUTE);
  afterAll(() => scene[Symbol.dispose]());
  beforeEach(() => scene.reset());

  it(
    'killed between the anchor and the rename: last night’s file stands, and the next night names the killed one',
    async () => {
      const [first, last] = [naming.before[0], naming.before.at(-1)];
      expect(last?.call).toBe('rename');
      for (const point of [first, last]) {
        const { signal } = await scene.tonight({
          under: injecting(scene, point as NonNullable<typeof point>, 'signal=SIGKILL'),
        });
        expect(signal).toBe('SIGKILL');
        expect(await complaintsOf(scene, 'old')).toEqual([]);
        expect(tellsOfUnsealed(scene)).toBe(true);
        scene.reset();
      }
    },
    MINUTE,
  );

  it(
    'killed after the rename: tonight’s file stands, and the next night completes the history and the report',
    async () => {
      for (const point of spread(naming.after, 3).slice(0, 2)) {
        const { signal } = await scene.tonight({ under: injecting(scene, point, 'signal=SIGKILL') });
        expect(signal).toBe('SIGKILL');
        expect(await complaintsOf(scene, 'new')).toEqual([]);
        expect(tellsOfUnsealed(scene)).toBe(true);
        scene.reset();
      }
    },
    MINUTE,
  );

  it(
    'the folder cannot be synced after the rename: another code than 0, and the message says what stands and what a power cut may do',
    async () => {
      const [point] = naming.after;
      expect(point?.line).toMatch(/^fsync\(\d+<[^>]*\/out>\)/);
      const { exitCode, stdout, stderr } = await scene.tonight({
        under: injecting(scene, point as NonNullable<typeof point>, 'error=EIO'),
      });
      expect(injectedCall(scene)).toBeDefined();
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(
        /^tonight's file is in place and whole.* could not be synced \(EIO.*power cut may bring back last night's file; check the disk/,
      );
      expect(scene.box.logs()).toContain("tonight's file is in place");
      expect(await complaintsOf(scene, 'new')).toEqual([]);
    },
    MINUTE,
  );

  it(
    'the disk is full after the rename: the message says that tonight’s file is in place',
    async () => {
      const point = naming.after.find(
        ({ call, line }) => call === 'write' && line.includes('/history.jsonl'),
      );
      const { exitCode, stderr } = await scene.tonight({
        under: injecting(scene, point as NonNullable<typeof point>, 'error=ENOSPC'),
      });
      expect(injectedCall(scene)).toBeDefined();
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^tonight's file is in place and whole.*disk is full/);
      expect(await complaintsOf(scene, 'new')).toEqual([]);
    },
    MINUTE,
  );
});
