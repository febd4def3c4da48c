/**
 * Cuts the power: publishes run after run on a file system of its own (a loop device), copies the device at random
 * moments, mounts each copy as after a reboot and looks at the published file. Needs root, loop devices and the tools of
 * the file systems: `node bench/torture/power.ts [cuts=100] [ext4|xfs ...]`.
 *
 * The device lies on an XFS that clones files: a clone is of one moment. A plain copy takes a while, in which the file
 * system goes on: it may hold the log of a rename without the blocks that were written before it, which no disk does.
 */
import { execFileSync } from 'node:child_process';
import {
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { Scene, stateOf } from '../../tests/torture/scene.ts';

const MEGABYTES: Readonly<Record<string, number>> = { ext4: 64, xfs: 320 };
/** Room for the device and what differs from it in ten clones; nothing of it is taken before it is written. */
const SHELF_MEGABYTES = 4096;
const MAKE: Readonly<Record<string, readonly string[]>> = {
  ext4: ['mkfs.ext4', '-q', '-F'],
  xfs: ['mkfs.xfs', '-q', '-f'],
};
const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const [cuts = '100', ...chosen] = process.argv.slice(2);
const dice = xoroshiro128plus(7);
using scene = await Scene.set();
const tally = { cuts: 0, torn: 0, lost: 0 };
const shelf = mkdtempSync(join(tmpdir(), 'power-'));
const cloning = join(shelf, 'cloning');
mount('xfs', join(shelf, 'shelf.img'), SHELF_MEGABYTES, cloning);
try {
  for (const fileSystem of chosen.length > 0 ? chosen : ['ext4', 'xfs']) await torture(fileSystem);
} finally {
  run('umount', cloning);
  rmSync(shelf, { recursive: true });
}
console.log(`${tally.cuts} power cuts, ${tally.torn} torn, ${tally.lost} acknowledged publications lost`);
if (tally.torn + tally.lost > 0) process.exitCode = 1;

/** Makes a file system in a file and mounts it. */
function mount(fileSystem: string, disk: string, megabytes: number, mounted: string): void {
  mkdirSync(mounted);
  writeFileSync(disk, '');
  truncateSync(disk, megabytes * 2 ** 20);
  const [make = '', ...options] = MAKE[fileSystem] ?? [];
  run(make, ...options, disk);
  run('mount', '-o', 'loop', disk, mounted);
}

async function torture(fileSystem: string): Promise<void> {
  const folder = mkdtempSync(join(cloning, 'power-'));
  const [disk, mounted] = [join(folder, 'disk.img'), join(folder, 'mounted')];
  mount(fileSystem, disk, MEGABYTES[fileSystem] ?? 64, mounted);
  try {
    cpSync(scene.box.out, join(mounted, 'out'), { recursive: true, preserveTimestamps: true });
    run('sync');
    let digests = [scene.oldDigest];
    for (let night = 0, left = Number(cuts); left > 0; night += 1) {
      const isBack = night % 2 === 1;
      const next = isBack ? scene.oldDigest : scene.newDigest;
      const snapshots: { readonly path: string; readonly isAcknowledged: boolean }[] = [];
      let isAcknowledged = false;
      let isOver = false;
      const env = { OUT: join(mounted, 'out') };
      const running = isBack ? scene.lastNight({ env }) : scene.tonight({ env });
      const ended = running.then(({ stdout }) => {
        isAcknowledged = stdout.includes('Published ');
        isOver = true;
      });
      // Several cuts a run, the last ones just after the run has said that it published.
      while (snapshots.length < Math.min(left, 10) && !(isOver && snapshots.at(-1)?.isAcknowledged)) {
        await setTimeout(uniformInt(dice, 20, 400));
        const path = join(folder, `cut-${snapshots.length}.img`);
        const wasAcknowledged = isAcknowledged;
        copyFileSync(disk, path, constants.COPYFILE_FICLONE_FORCE);
        snapshots.push({ path, isAcknowledged: wasAcknowledged });
      }
      await ended;
      for (const snapshot of snapshots) {
        await judge(snapshot.path, folder, fileSystem, snapshot.isAcknowledged ? [next] : [...digests, next]);
        rmSync(snapshot.path);
      }
      left -= snapshots.length;
      digests = [next];
    }
  } finally {
    run('umount', mounted);
    rmSync(folder, { recursive: true });
  }
}

/** Mounts a copy, which plays its journal back, and reads the published file. */
async function judge(
  path: string,
  folder: string,
  fileSystem: string,
  allowed: readonly string[],
): Promise<void> {
  const after = join(folder, 'after');
  mkdirSync(after, { recursive: true });
  run('mount', '-o', fileSystem === 'xfs' ? 'loop,nouuid' : 'loop', path, after);
  try {
    const target = join(after, 'out/warehouse.sqlite');
    const state = existsSync(target) ? await stateOf(target) : 'absent';
    tally.cuts += 1;
    if (allowed.includes(state)) return;
    if (state === scene.oldDigest || state === scene.newDigest) tally.lost += 1;
    else tally.torn += 1;
    console.log(`${fileSystem}: after a cut the published file is ${state}`);
  } finally {
    run('umount', after);
  }
}
