/** Puts one fault after another into a copy of the program and prints what caught it: `node bench/torture/seeded.ts`. */
import { caughtBy, NO_FAULT, SEEDED_FAULTS } from '../../tests/torture/seeded-faults.ts';

const unharmed = await caughtBy(NO_FAULT);
if (unharmed !== null) throw new Error(`the program as it is was caught by the ${unharmed}`);
const tally = { night: 0, reconciliation: 0, nothing: 0 };
for (const fault of SEEDED_FAULTS) {
  const by = (await caughtBy(fault)) ?? 'nothing';
  tally[by] += 1;
  console.log(`${by.padEnd(14)} ${fault.title}`);
}
console.log(
  `${SEEDED_FAULTS.length} seeded faults: ${tally.night} stopped the night, ${tally.reconciliation} found by the reconciliation, ${tally.nothing} by nothing`,
);
if (tally.nothing > 0) process.exitCode = 1;
