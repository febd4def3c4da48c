/** Reads mutants of a valid file of each format, and of the members of a workbook: `node bench/torture/fuzz.ts [count=10000] [seed=1] [csv...]`. */
import { fuzz, MUTATED } from '../../tests/torture/fuzzing.ts';

const [, , count = '10000', seed = '1', ...chosen] = process.argv;
const lines: string[] = [];
let wrong = 0;
for (const mutated of MUTATED) {
  if (chosen.length > 0 && !chosen.includes(mutated)) continue;
  const { read, differently, refused, crashed, hung } = await fuzz(
    mutated,
    Number(count),
    Number(seed),
    console.log,
  );
  // SheetJS may loop in a formula of an .xls: the time limit of the reading process is there for it.
  wrong += crashed + (mutated === 'xls' ? 0 : hung);
  lines.push(
    `${mutated}: ${refused} refused, ${read} read (${differently} with other content), ${crashed} crashed, ${hung} stopped by the time limit`,
  );
}
console.log(`${count} mutants of each; ${lines.join('; ')}`);
if (wrong > 0) process.exitCode = 1;
