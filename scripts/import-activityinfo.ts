/** npm run import-activityinfo -- FILE --plan … [--sector …] [--mapping FILE.json] [--dry-run]: ActivityInfo's exports. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { activityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import { closeDatabase, databasePath, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { importActivityInfo } from '#lib/server/exchange/activityInfo/import.ts';
import { exportText } from '#lib/server/exchange/activityInfo/packed.ts';
import { NotActivityInfo } from '#lib/server/exchange/activityInfo/read.ts';
import { BundleRefused, formatIssue } from '#lib/server/exchange/issue.ts';
import { onlySector } from '#lib/server/exchange/queries/activityInfo.ts';
import { SourceError } from '#lib/server/exchange/source/source.ts';

const USAGE =
	'usage: npm run import-activityinfo -- FILE --plan PLAN [--sector SECTOR] [--mapping FILE.json] [--write-mapping FILE.json] [--dry-run]';
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		plan: { type: 'string' },
		sector: { type: 'string' },
		mapping: { type: 'string' },
		'write-mapping': { type: 'string' },
		'dry-run': { type: 'boolean', default: false },
	},
});
const [file] = positionals;
const { plan, mapping, 'write-mapping': written, 'dry-run': dryRun } = values;
const db = openDatabase(databasePath(), { patient: true });
try {
	if (!file || !plan) throw new SourceError(USAGE);
	await migrate(db);
	const sector = values.sector ?? (await onlySector(db.writer, plan));
	if (sector === null) throw new SourceError(`Give the sector of ${plan} by --sector.`);
	const rules =
		mapping === undefined ? null : activityInfoRules.parse(JSON.parse(readFileSync(mapping, 'utf8')));
	const done = await importActivityInfo(db, await exportText(readFileSync(file), file), {
		...{ plan, sector, mapping: rules, dryRun, now: new Date() },
	});
	for (const issue of done.issues.kept) console.error(formatIssue(issue));
	for (const [why, count] of done.converted.left) console.log(`left out, ${why}: ${count}`);
	for (const [what, { lines }] of done.converted.unknown) console.log(`not understood: ${what}: ${lines}`);
	const { added = 0, changed = 0 } = done.summary.reports ?? {};
	console.log(`${plan}/${sector}: ${done.values} values read; reports ${added} new, ${changed} changed.`);
	if (written) writeFileSync(written, `${JSON.stringify(done.rules, null, '\t')}\n`);
	if (dryRun) console.log('Dry run, nothing was kept.');
} catch (error) {
	if (error instanceof BundleRefused)
		for (const issue of error.issues.kept) console.error(formatIssue(issue));
	else if (!(error instanceof SourceError || error instanceof NotActivityInfo)) throw error;
	console.error(error.message);
	process.exitCode = 1;
} finally {
	await closeDatabase(db);
}
