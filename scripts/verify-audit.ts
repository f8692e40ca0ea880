/**
 * Follows the record from its first entry to its last, and holds it against its seals. Ends with 0 only when every entry
 * follows from the one before and nothing that was sealed is gone or other.
 */
import { checkAudit, hasEntry } from '#lib/server/record/commands/checkAudit.ts';
import { checkSeals, type SealFault } from '#lib/server/record/commands/sealRecord.ts';
import { secretKey } from '#lib/server/database/key.ts';
import {
	closeDatabase,
	databasePath,
	isNoFile,
	migrate,
	openDatabase,
	snapshot,
} from '#lib/server/database/driver.ts';
import { fail, Sentence } from './setup/step.mjs';

const [number, hash, ...more] = process.argv.slice(2);
if ((number !== undefined && !/^[1-9]\d*$/.test(number)) || (number && !hash) || more.length > 0) {
	fail(
		new Sentence('usage: npm run verify-audit [-- NUMBER HASH], as a letter or a line of the log told them'),
	);
}

const FAULTS: Record<SealFault, string> = {
	emptied: 'The record is empty, and there are people: it was emptied',
	unsealed: 'The record has no seal: it was never sealed, which a start does, or its seals were taken away',
	'wrong key': 'A seal was made with another key than this one',
	rewritten: 'The record does not have what was sealed: it was cut or written anew',
};

const path = databasePath();
if (isNoFile(path)) fail(new Sentence(`There is no database ${path}; "npm start" makes one.`));
const db = openDatabase(path, { patient: true });
await migrate(db);
const { entries, last, broken } = await snapshot(db, checkAudit);
console.log(
	broken === null
		? `All ${entries} entries follow from each other. The last hash is ${last}: kept elsewhere, it also shows a cut end.`
		: `Entry ${broken.id} ${broken.why === 'changed' ? 'was changed after it was written' : 'does not follow from the one before'}; the ${entries} before it are sound.`,
);
const key = await secretKey(process.env, path, false);
if (key === null) {
	console.log('There is no MASAR_KEY and no masar.key beside the database: the seals could not be checked.');
} else {
	const { seals, covered, fault } = await snapshot(db, (reader) => checkSeals(reader, key));
	const when = fault?.at == null ? '' : ` (${new Date(fault.at).toISOString()})`;
	console.log(
		fault === null
			? `${seals} seals hold, the last over ${covered} entries.`
			: `${FAULTS[fault.why]}${when}.`,
	);
	if (fault !== null) process.exitCode = 1;
}
if (number && hash) {
	const found = await snapshot(db, (reader) => hasEntry(reader, Number(number), hash));
	console.log(
		found
			? `Entry ${number} is the one that was told.`
			: `Entry ${number} is not the one that was told: the record was cut or written anew.`,
	);
	if (!found) process.exitCode = 1;
}
await closeDatabase(db);
if (broken !== null) process.exitCode = 1;
