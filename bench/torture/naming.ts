/**
 * Kills the night at every call between the anchor that announces tonight's file and the end of the night:
 * `node bench/torture/naming.ts [most=10]`, `most` of calls that are alike. What stands, what the record says and what the
 * next night repairs is looked at each time.
 */
import { injecting, pointsOf } from '../../tests/torture/disturbance.ts';
import { complaintsOf, namingOf } from '../../tests/torture/naming.ts';
import { Scene } from '../../tests/torture/scene.ts';

const [most = 10] = process.argv.slice(2).map(Number);
using scene = await Scene.set();
const naming = namingOf(await pointsOf(scene, most));
const tally = { kills: 0, wrong: 0 };
for (const [when, expected] of [
  ['before', 'old'],
  ['after', 'new'],
] as const) {
  for (const point of naming[when]) {
    const { signal } = await scene.tonight({ under: injecting(scene, point, 'signal=SIGKILL') });
    const complaints = await complaintsOf(scene, expected);
    if (signal !== 'SIGKILL') complaints.push('was not killed');
    tally.kills += 1;
    if (complaints.length > 0) {
      tally.wrong += 1;
      console.log(`${when} the rename, at ${point.line.slice(0, 160)}`, complaints);
    }
    scene.reset();
  }
}
console.log(
  `${tally.kills} kills from the anchor to the end (${naming.before.length} before the rename is done), ${tally.wrong} with something wrong after`,
);
