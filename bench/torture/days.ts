/** Every day of 1900 to 2100 in every spelling, in four time zones: `node bench/torture/days.ts`. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../tests/torture/every-day.ts');
const sum = { read: 0, wrong: 0, impossible: 0, rolled: 0 };
for (const TZ of ['Pacific/Auckland', 'Europe/Paris', 'America/St_Johns', 'Pacific/Honolulu']) {
  const found = JSON.parse(
    execFileSync(process.execPath, [program], { env: { ...process.env, TZ }, encoding: 'utf8' }),
  ) as typeof sum;
  for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += found[key];
}
console.log(
  `${sum.read} dates read in 4 time zones, ${sum.wrong} wrong; ${sum.impossible} impossible ones, ${sum.rolled} rolled over`,
);
if (sum.wrong + sum.rolled > 0) process.exitCode = 1;
