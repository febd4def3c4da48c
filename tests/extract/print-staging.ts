import { EVERYBODY } from '../../src/staging/persons.ts';
import { Inbox } from './fixture.ts';

/** Prints what the inbox named by the first argument becomes: run by a test under several time zones. */
using inbox = new Inbox();
await inbox.extract({ inbox: process.argv[2] ?? '' });
const staging = inbox.staging();
const dictionaries = staging.sheets().map(({ sheetId }) => staging.dictionaries(sheetId));
const rows = [...staging.persons(EVERYBODY)].map((person) => person.rows);
process.stdout.write(JSON.stringify({ dictionaries, rows }));
staging.close();
