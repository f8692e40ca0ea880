/**
 * Writes entries of the record, one transaction each, and says of each that it was taken, with its number, or that it was
 * not, with why: `1`, `2`, `! SQLITE_FULL`, `4` … Usage: writer.ts DATABASE NAME COUNT [SYNCHRONOUS]
 */
import { writeSync } from 'node:fs';
import { openDatabase, transaction } from '#lib/server/database/driver.ts';
import { execute } from '../../../support/statements.ts';
import { appendAudit } from '#lib/server/record/index.ts';

const [path = '', name = '', count = '0', synchronous] = process.argv.slice(2);
const db = openDatabase(path);
if (synchronous) await execute(db, `pragma synchronous = ${synchronous}`);
for (let n = 1; n <= Number(count); n += 1) {
	try {
		await transaction(db, (writer) =>
			appendAudit(writer, {
				at: new Date(n),
				personId: null,
				planId: null,
				action: 'submit report',
				subject: `${name}/${n}`,
				before: null,
				after: { note: 'x'.repeat((n % 40) * 100) },
			}),
		);
		writeSync(1, `${n}\n`);
	} catch (error) {
		writeSync(1, `! ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}\n`);
	}
}
