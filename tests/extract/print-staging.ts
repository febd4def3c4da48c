import { openStaging } from '../../src/staging/store.ts';
import { Inbox } from './fixture.ts';

/** Prints what the inbox named by the first argument becomes: run by a test under several time zones. */
using inbox = new Inbox();
await inbox.extract({ inbox: process.argv[2] ?? '' });
const staging = openStaging(inbox.state);
process.stdout.write(JSON.stringify([...staging.patients()].map((one) => staging.rowsOfPatient(one))));
staging.close();
