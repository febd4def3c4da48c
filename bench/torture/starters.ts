/** Starts eight runs at once, over and over: `node bench/torture/starters.ts [times=20]`. One publishes, none harms. */
import { Scene, stateOf } from '../../tests/torture/scene.ts';

const times = Number(process.argv[2] ?? 20);
using scene = await Scene.set();
let wrong = 0;
for (let time = 0; time < times; time += 1) {
  scene.reset();
  const nights = await Promise.all(Array.from({ length: 8 }, () => scene.tonight()));
  const winners = nights.filter(({ stdout }) => stdout.includes('Published ')).length;
  const isQuiet = nights.every(({ exitCode }) => exitCode === 0 || exitCode === 75);
  if (winners !== 1 || !isQuiet || (await stateOf(scene.box.target)) !== scene.newDigest) wrong += 1;
}
console.log(`eight starters, ${times} times: ${times - wrong} times one winner`);
if (wrong > 0) process.exitCode = 1;
