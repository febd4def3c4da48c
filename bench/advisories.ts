/** Prints what `npm audit --json` answered on stdin: `node bench/advisories.ts`. Ends with 1 when there are advisories. */
import { text } from 'node:stream/consumers';

interface Answer {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
}

const answer = JSON.parse((await text(process.stdin)) || '{}') as Answer;
const found = Object.entries(answer.vulnerabilities ?? {});
for (const [name, { severity, range }] of found) console.log(`${severity}  ${name} ${range}`);
if (answer.auditReportVersion === undefined)
  console.log('the registry did not answer: no advisory was looked up');
else if (found.length === 0) console.log('no known advisory');
process.exitCode = found.length > 0 ? 1 : 0;
