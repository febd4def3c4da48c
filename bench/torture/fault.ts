/**
 * Lets calls that change the disk fail, one a run: `node bench/torture/fault.ts [most=100] [error...]`,
 * `most` of calls that are alike. The run has several threads, as large ones do. One with a failing call ends with another code than 0, names the cause, and leaves a whole file: the old one, byte for byte,
 * unless the new one had its name already.
 */

import { sha256 } from '../../tests/sha256.ts';
import { injectedCall, injecting, isOpenedForReading, pointsOfAll } from '../../tests/torture/disturbance.ts';
import { ALL_THREADS, ChangedProgram } from '../../tests/torture/program.ts';
import { Scene, stateOf } from '../../tests/torture/scene.ts';

const [most = '100', ...errors] = process.argv.slice(2);
using program = new ChangedProgram(ALL_THREADS);
using scene = await Scene.set(program);
const points = await pointsOfAll(scene, Number(most));
const tally = { nights: 0, wrong: 0, missed: 0, afterRename: 0, madeUp: 0 };
for (const error of errors.length > 0 ? errors : ['ENOSPC', 'EIO']) {
  for (const point of points) {
    const night = await scene.tonight({ under: injecting(scene, point, `error=${error}`) });
    const hit = injectedCall(scene);
    if (hit === undefined) {
      tally.missed += 1;
      scene.reset();
      continue;
    }
    const complaints: string[] = [];
    const isMadeUp = night.exitCode === 0 && isOpenedForReading(scene);
    if (night.exitCode === 0 && !isMadeUp) complaints.push('ended with 0');
    if (!isMadeUp && !new RegExp(`${error}|disk|full|no space|I/O|cannot`, 'i').test(night.stderr))
      complaints.push(`says: ${night.stderr.slice(0, 200)}`);
    if (!isMadeUp && !/make room|check|remove/i.test(night.stderr))
      complaints.push(`says no remedy: ${night.stderr.slice(0, 200)}`);
    if (/internal error/.test(night.stderr)) complaints.push(night.stderr.slice(0, 200));
    if (sha256(scene.box.target) !== scene.oldBytes) {
      if (isMadeUp) tally.madeUp += 1;
      else tally.afterRename += 1;
      const state = await stateOf(scene.box.target);
      if (state !== scene.newDigest) complaints.push(`the published file is ${state}`);
    }
    complaints.push(...(await scene.aftermath()));
    tally.nights += 1;
    if (complaints.length > 0) {
      tally.wrong += 1;
      console.log(`${error} at ${hit.slice(0, 160)}`, complaints);
    }
    scene.reset();
    if (tally.nights % 25 === 0)
      console.log(`${tally.nights} failing calls, ${tally.wrong} not as they must`);
  }
}
console.log(
  `${tally.nights} failing calls, ${tally.wrong} not as they must, ${tally.afterRename} after the rename, ${tally.madeUp} made up for (a file that is only read, opened again for reading), ${tally.missed} missed`,
);
if (tally.wrong > 0) process.exitCode = 1;
