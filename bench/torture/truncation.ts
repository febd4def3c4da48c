/** Cuts a file of each format at every length: `node bench/torture/truncation.ts`. */
import {
  type Cuts,
  cutCorrections,
  cutCsv,
  cutOppositions,
  cutWorkbook,
  ENCODINGS,
} from '../../tests/torture/truncation.ts';

const lines: string[] = [];
let bad = 0;
const tell = (what: string, { refused, read, wrong }: Cuts): void => {
  bad += wrong.length;
  for (const one of wrong) console.log(what, one);
  lines.push(`${what}: ${refused + read} lengths, ${refused} refused, ${read} read, ${wrong.length} wrong`);
};
for (const format of ['xlsx', 'xls'] as const) tell(`.${format}`, await cutWorkbook(format));
for (const encoding of Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[]) {
  tell(`.csv in ${encoding}`, await cutCsv(encoding));
  tell(`oppositions.csv in ${encoding}`, await cutOppositions(encoding));
  tell(`corrections.csv in ${encoding}`, await cutCorrections(encoding));
}
console.log(lines.join('; '));
if (bad > 0) process.exitCode = 1;
