/**
 * Recounts every stored total from the reports and compares. Ends with 0 only when all of them are sound. With
 * `--rebuild` the stored ones become what was counted, and the record tells of it; they are sound then.
 */
import { parseArgs } from 'node:util';
import { recountAll } from '#lib/server/figures/commands/countAnew.ts';
import { checkTotals, type TotalsFault } from '#lib/server/figures/commands/totals/index.ts';
import {
	closeDatabase,
	databasePath,
	isNoFile,
	migrate,
	openDatabase,
	transaction,
	type Writer,
} from '#lib/server/database/driver.ts';
import { fail, Sentence } from './setup/step.mjs';

/** Takes the recount back: looking is not mending. */
class Seen extends Error {
	readonly faults: readonly TotalsFault[];
	constructor(faults: readonly TotalsFault[]) {
		super();
		this.faults = faults;
	}
}

const path = databasePath();
if (isNoFile(path)) fail(new Sentence(`There is no database ${path}; "npm start" makes one.`));
const db = openDatabase(path, { patient: true });
await migrate(db);
const { rebuild } = parseArgs({ options: { rebuild: { type: 'boolean', default: false } } }).values;
const look = async (writer: Writer): Promise<never> => {
	throw new Seen(await checkTotals(writer));
};
const faults = rebuild
	? [...(await recountAll(db, new Date())).values()].flat()
	: await transaction(db, look).catch((error: unknown) => {
			if (error instanceof Seen) return error.faults;
			throw error;
		});
for (const { table, stored, recounted } of faults) {
	const what =
		table === 'entry' ? 'is kept as counting otherwise than it does' : stored ? 'is stored' : 'is missing';
	console.log(`${table}: ${JSON.stringify(stored ?? recounted)} ${what}`);
}
if (faults.length === 0) console.log('All totals are sound.');
else if (rebuild) console.log('These were wrong, and are counted anew: all totals are sound now.');
else {
	console.log(
		'The stored totals are not what the reports say: "npm run check-totals -- --rebuild" counts them anew.',
	);
}
await closeDatabase(db);
process.exitCode = faults.length === 0 || rebuild ? 0 : 1;
