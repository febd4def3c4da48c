import { EVERYBODY } from '../../src/staging/persons.ts';
import { Inbox } from './fixture.ts';

/** Prints what the inbox named by the first argument becomes: run by a test under several time zones. */
using inbox = new Inbox();
await inbox.extract({ inbox: process.argv[2] ?? '' });
const staging = inbox.staging();
process.stdout.write(JSON.stringify([...staging.persons(EVERYBODY)].map(({ rows }) => rows)));
staging.close();
