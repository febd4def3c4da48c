/**
 * Kills the run, at calls that change the disk and at random moments, while two readers query the published file:
 * `node bench/torture/kill.ts [kills=1000] [seed=1] [threads]`. Half of the kills are at calls, spread evenly over all of
 * them. With `threads` the run loads and checks on several threads, as large ones do.
 */
import { setTimeout } from 'node:timers/promises';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { killGroup } from '../../tests/torture/box.ts';
import { injecting, pointsOf, pointsOfAll } from '../../tests/torture/disturbance.ts';
import { ALL_THREADS, ChangedProgram } from '../../tests/torture/program.ts';
import { Readers } from '../../tests/torture/readers.ts';
import { Scene } from '../../tests/torture/scene.ts';

const [, , kills = '1000', seed = '1', threads] = process.argv;
const dice = xoroshiro128plus(Number(seed));
using program = new ChangedProgram(threads === undefined ? [] : ALL_THREADS);
using scene = await Scene.set(program);
const points = await (threads === undefined ? pointsOf(scene) : pointsOfAll(scene));
console.log(`${points.length} calls of a night change the disk`);
const start = performance.now();
await scene.tonight();
const whole = performance.now() - start;
scene.reset();
const readers = new Readers(scene.box.target);
let wrong = 0;
let killed = 0;
for (let kill = 0; kill < Number(kills); kill += 1) {
  const point = points[Math.floor(((kill >> 1) / Math.ceil(Number(kills) / 2)) * points.length)];
  const isAtCall = kill % 2 === 0 && point !== undefined;
  const after = uniformInt(dice, 0, Math.ceil(whole * 1.1));
  const killLater = async (pid: number): Promise<void> => {
    await setTimeout(after);
    killGroup(pid);
  };
  const night = await scene.tonight(
    isAtCall ? { under: injecting(scene, point, 'signal=SIGKILL') } : { during: killLater },
  );
  if (night.signal === 'SIGKILL') killed += 1;
  const complaints = await scene.aftermath();
  if (complaints.length > 0) {
    wrong += 1;
    console.log(isAtCall ? `at ${point.line}` : `after ${after} ms`, complaints);
  }
  scene.reset();
  if (kill % 25 === 24)
    console.log(`${kill + 1} nights, ${killed} killed, ${wrong} with something wrong after`);
}
const seen = [...(await readers.end())].map(([what, times]) => `${what} (${times} times)`).join(', ');
console.log(`${kills} nights, ${killed} killed, ${wrong} with something wrong after; readers saw ${seen}`);
if (wrong > 0) process.exitCode = 1;
