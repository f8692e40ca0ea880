/**
 * Measures what the project promises, each against something on the same machine in the same run: one JSON line a row.
 * usage: npm run bench -- [--values 1000000] [--full | --postgresql | --papers | --surveys]
 */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withDemonstration } from './setup/demonstration.ts';
import { browserRows } from './bench/browser.ts';
import { besideRows } from './bench/beside.ts';
import { approveRow } from './bench/approve.ts';
import { growthRow, sumRows } from './bench/dashboard.ts';
import { filterRows } from './bench/filters.ts';
import { importRows } from './bench/importing.ts';
import { mapRow } from './bench/map.ts';
import { importPlan, removePlan } from './bench/plan.ts';
import { papersRows } from './bench/papers.ts';
import { postgresqlRows } from './bench/postgresql.ts';
import { renderingRow } from './bench/rendering.ts';
import { print, printNotBuilt, type Row } from './bench/row.ts';
import { startRow } from './bench/starting.ts';
import { servingRows } from './bench/serving.ts';
import { searchRow } from './bench/search.ts';
import { closeCopies, copyValues } from './bench/values.ts';
import { importRawText } from './setup/rawText.ts';

importRawText();
const { surveyRows } = await import('./bench/surveys.ts');

const SMALL = 10_000;
const FULL = 10_000_000;
const RESPONSES = 100_000;
/** Database, its copies for the references and the import's staging tables. */
const BYTES_A_VALUE = 900;

const { values: options } = parseArgs({
	options: {
		values: { type: 'string', default: '1000000' },
		full: { type: 'boolean', default: false },
		postgresql: { type: 'boolean', default: false },
		papers: { type: 'boolean', default: false },
		surveys: { type: 'boolean', default: false },
	},
});
const size = Number(options.values);
if (!Number.isInteger(size) || size < SMALL) throw new Error(`--values must be a number from ${SMALL} on`);

const folder = mkdtempSync(join(tmpdir(), 'masar-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
// Ended by a signal, the folder goes too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

let holds = true;
const report = (rows: readonly Row[]) => {
	for (const row of rows) {
		print(row);
		holds &&= row.holds;
	}
};

const needed = (options.full ? FULL : size) * BYTES_A_VALUE;
const { bavail, bsize } = statfsSync(folder);
console.error(
	`Needs about ${Math.ceil(needed / 1e9)} GB of disk in ${tmpdir()}; ${Math.floor((bavail * bsize) / 1e9)} GB are free.`,
);
if (bavail * bsize < needed) throw new Error('That is not enough; TMPDIR may name another place.');

if (options.postgresql) {
	for await (const rows of postgresqlRows(folder, { small: SMALL, large: size })) report(rows);
	process.exit(holds ? 0 : 1);
}
if (options.papers) {
	report(await papersRows());
	process.exit(holds ? 0 : 1);
}
if (options.surveys) {
	report(await surveyRows(folder, RESPONSES));
	process.exit(holds ? 0 : 1);
}
const small = await importPlan(folder, SMALL, 'small');
const large = await importPlan(folder, size, 'large');
report([await growthRow(small, large)]);
await removePlan(small);
const copies = await copyValues(large.db.path, large.folder);
report(await sumRows(large, copies, 1));
closeCopies(copies);
report([await mapRow(large)]);
report(await filterRows(large));
report([await approveRow(large)]);
report([await startRow(large)]);
report(await importRows(large));
await removePlan(large);
if (options.full) {
	const full = await importPlan(folder, FULL, 'full');
	const fullCopies = await copyValues(full.db.path, full.folder);
	report(await sumRows(full, fullCopies, 1 / 5));
	closeCopies(fullCopies);
	await removePlan(full);
}
for (const places of [1608, 10_000]) report([await searchRow(folder, places)]);
report(await surveyRows(folder, RESPONSES));
if (process.platform === 'linux') {
	report(await withDemonstration(servingRows));
	report([await renderingRow()]);
	report(await besideRows(folder, size));
	report(await papersRows());
} else printNotBuilt("P9, P10, P15, P17, where the system does not tell a process's time and memory");
report(await browserRows());
process.exitCode = holds ? 0 : 1;
