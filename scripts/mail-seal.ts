/** npm run mail-seal [-- --json]: seals the record, and writes its length and last hash to all administrators. */
import { parseArgs } from 'node:util';
import { mailSeal } from '#lib/server/record/commands/mailSeal.ts';
import { closeDatabase, databasePath, isNoFile, openDatabase } from '#lib/server/database/driver.ts';
import { isUpToDate } from '#lib/server/database/tables.ts';
import { secretKey } from '#lib/server/database/key.ts';
import { sealLetter } from '#lib/server/mail/letters.ts';
import { fail, Sentence } from './setup/step.mjs';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const path = databasePath();
if (isNoFile(path)) fail(new Sentence(`There is no database ${path}; "npm start" makes one.`));
const key = await secretKey(process.env, path, false);
if (key === null) fail(new Sentence('There is no MASAR_KEY and no masar.key: a start makes one.'));
const db = openDatabase(path, { patient: true });
if (!(await isUpToDate(db))) {
	fail(new Sentence('The database is of another version than this program: use the one that serves it.'));
}
const { seal, letters } = await mailSeal(db, { key: key ?? '', letter: sealLetter, now: new Date() });
await closeDatabase(db);
if (values.json) console.log(JSON.stringify({ entries: seal?.entries ?? 0, letters }));
else if (seal)
	console.log(`${seal.entries} entries, last hash ${seal.hash}: written to ${letters} administrators.`);
else console.log('The record is empty: nothing was sent.');
