/**
 * `node bench/torture/naming.ts [most=10]`, `most` calls of a kind: kills the run at every call between the anchor
 * that announces this run's file and the end of the run. Checks each time which file is published, what the record
 * contains and what the next run repairs.
 */
import { injecting, pointsOf } from '../../tests/torture/disturbance.ts';
import { complaintsOf, namingOf } from '../../tests/torture/naming.ts';
import { Scene } from '../../tests/torture/scene.ts';

const [most = 10] = process.argv.slice(2).map(Number);
using scene = await Scene.set();
const naming = namingOf(await pointsOf(scene, most));
const tally = { kills: 0, wrong: 0, missed: 0 };
for (const point of [...naming.before, ...naming.after]) {
  const { signal } = await scene.tonight({ under: injecting(scene, point, 'signal=SIGKILL') });
  // Runs differ by a call or two, so a test checks which file is published, at the rename itself.
  const complaints = signal === 'SIGKILL' ? await complaintsOf(scene) : [];
  if (signal === 'SIGKILL') tally.kills += 1;
  else tally.missed += 1;
  if (complaints.length > 0) {
    tally.wrong += 1;
    console.log(`at ${point.line.slice(0, 160)}`, complaints);
  }
  scene.reset();
}
console.log(
  `${tally.kills} kills from the anchor to the end, ${tally.wrong} with something wrong after, ${tally.missed} missed`,
);
if (tally.wrong > 0) process.exitCode = 1;
