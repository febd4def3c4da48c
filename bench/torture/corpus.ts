/**
 * Runs every inbox of the corpus as a run of its own and prints what came of it:
 * `node bench/torture/corpus.ts [words of titles]`. With `FROM_CASE=n` it starts at the n-th.
 */
import { CASES } from '../../tests/torture/cases/index.ts';
import { judge } from '../../tests/torture/verdict.ts';

const wanted = process.argv.slice(2);
const cases = CASES.slice(Number(process.env.FROM_CASE ?? 0)).filter(({ title, rule }) =>
  wanted.every((word) => `${rule} ${title}`.includes(word)),
);
const slow = { seconds: 0, title: '' };
const big = { peakMB: 0, title: '' };
let failed = 0;
for (const one of cases) {
  const { complaints, night } = await judge(one);
  if (night.seconds > slow.seconds) Object.assign(slow, { seconds: night.seconds, title: one.title });
  if (night.peakMB > big.peakMB) Object.assign(big, { peakMB: night.peakMB, title: one.title });
  if (complaints.length === 0) continue;
  failed += 1;
  console.log(`[${CASES.indexOf(one)}]`);
  console.log(`${one.rule} ${one.title}\n${complaints.map((line) => `    ${line}`).join('\n')}`);
}
console.log(
  `${cases.length} inboxes, ${failed} not as the contract says; slowest ${slow.seconds.toFixed(1)} s (${slow.title}), largest ${big.peakMB.toFixed(0)} MB (${big.title})`,
);
if (failed > 0) process.exitCode = 1;
