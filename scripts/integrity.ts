/** npm run integrity [-- --json]: every check of the whole instance. Ends with 0 when none finds an error. */
import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import { countsOf, MOST_FINDINGS, type CheckResult } from '#lib/integrity/check.ts';
import { checkWords, mendWords, severityWords } from '#lib/integrity/words.ts';
import { checkAll } from '#lib/server/integrity/checkAll.ts';
import { closeDatabase, databasePath, isNoFile, openDatabase } from '#lib/server/database/driver.ts';
import { isUpToDate } from '#lib/server/database/tables.ts';
import { fail, Sentence } from './setup/step.mjs';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const path = databasePath();
if (isNoFile(path)) fail(new Sentence(`There is no database ${path}; "npm start" makes one.`));
// Pages go first, where there are too few processors for both.
setPriority(10);
const db = openDatabase(path, { patient: true });
if (!(await isUpToDate(db))) {
	fail(new Sentence('The database is of another version than this program: use the one that serves it.'));
}
const results = await checkAll(db, new Date(), () => performance.now());
await closeDatabase(db);
const { error: errors, warning: warnings } = countsOf(results);
if (values.json) console.log(JSON.stringify(results));
else {
	for (const one of results) if (one.count > 0) tell(one);
	const seconds = (results.reduce((sum, { took }) => sum + took, 0) / 1000).toFixed(1);
	console.log(`${results.length} checks in ${seconds} s: ${errors} with errors, ${warnings} with warnings.`);
}
process.exitCode = errors === 0 ? 0 : 1;

function tell({ name, severity, mend, count, found }: CheckResult): void {
	const many = count >= MOST_FINDINGS ? `${MOST_FINDINGS} or more` : String(count);
	console.log(`${severityWords(severity)}: ${checkWords(name)} (${many}). ${mendWords(mend)}`);
	const shown = found.flatMap(({ what }) => what);
	for (const what of shown) console.log(`  ${what}`);
	if (count > shown.length) console.log('  …');
}
