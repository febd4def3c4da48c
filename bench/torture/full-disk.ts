/**
 * Lets the disk of the log, then that of the state folder, become full later and later: `node bench/torture/full-disk.ts
 * [step=16] [most=1024]` kilobytes. Needs mounts (root, or user namespaces).
 */
import { onFullDisk } from '../../tests/torture/full-disk.ts';
import { noMounts } from '../../tests/torture/mounts.ts';
import { Scene } from '../../tests/torture/scene.ts';

const [step = 16, most = 1024] = process.argv.slice(2).map(Number);
const reason = noMounts();
if (reason !== null) throw new Error(`there can be no mounts here: ${reason}`);
using scene = await Scene.set();
const tally = { nights: 0, closed: 0, inPlace: 0, published: 0, wrong: 0 };
for (const folder of ['logs', 'state'] as const) {
  for (let leftKb = 0; leftKb <= most; leftKb += step) {
    const { exitCode, isPublished, complaints } = await onFullDisk(scene, folder, leftKb);
    scene.reset();
    tally.nights += 1;
    if (!isPublished) tally.closed += 1;
    else if (exitCode === 0) tally.published += 1;
    else tally.inPlace += 1;
    if (complaints.length > 0) {
      tally.wrong += 1;
      console.log(`${folder}, ${leftKb} kB left`, complaints);
    }
    if (exitCode === 0) break; // more room changes nothing
  }
}
console.log(
  `${tally.nights} nights on disks that became full: ${tally.closed} published nothing, ${tally.inPlace} said that tonight's file is in place, ${tally.published} had room enough, ${tally.wrong} not as they must`,
);
if (tally.wrong > 0) process.exitCode = 1;
