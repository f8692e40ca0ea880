/** npm run import-boundaries -- FILE… --level N: the shapes of a plan's places, from GeoJSON or TopoJSON. */
import { parseArgs } from 'node:util';
import { isLevel } from '#lib/places/place.ts';
import { closeDatabase, databasePath, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { BoundariesRefused, importBoundaries } from '#lib/server/exchange/boundaries/import.ts';
import { formatIssue, type Issues } from '#lib/server/exchange/issue.ts';

const USAGE = `usage: npm run import-boundaries -- FILE… --level N [--plan CODE] [--code PROPERTY] [--name PROPERTY]
	[--object NAME] [--source TEXT] [--disclaimer TEXT] [--dry-run]
FILE: GeoJSON or TopoJSON; N: 0 country, 1 governorates, 2 districts, 3 municipalities`;

function tell(issues: Issues): void {
	for (const issue of issues.kept) console.error(formatIssue(issue));
	for (const [kind, count] of issues.beyond) console.error(`… and ${count} more of "${kind}"`);
}

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			level: { type: 'string' },
			plan: { type: 'string' },
			code: { type: 'string' },
			name: { type: 'string' },
			object: { type: 'string' },
			source: { type: 'string' },
			disclaimer: { type: 'string' },
			'dry-run': { type: 'boolean', default: false },
		},
	});
	const level = /^\d$/.test(values.level ?? '') ? Number(values.level) : -1;
	if (positionals.length === 0 || !isLevel(level)) {
		console.error(USAGE);
		return 1;
	}
	const db = openDatabase(databasePath(), { patient: true });
	try {
		await migrate(db);
		const { plan, shapes, size, changed, issues } = await importBoundaries(db, positionals, {
			level,
			plan: values.plan ?? null,
			code: values.code ?? null,
			name: values.name ?? null,
			object: values.object ?? null,
			source: values.source ?? null,
			disclaimer: values.disclaimer ?? null,
			now: new Date(),
			dryRun: values['dry-run'],
		});
		tell(issues);
		const outcome = values['dry-run'] ? 'dry run, nothing was kept' : changed ? 'stored' : 'nothing changed';
		console.log(`${plan}, level ${level}: ${shapes} shapes, ${Math.ceil(size / 1000)} kB; ${outcome}.`);
		return 0;
	} catch (error) {
		if (!(error instanceof BoundariesRefused)) throw error;
		tell(error.issues);
		console.error(`${error.message}.`);
		return 1;
	} finally {
		await closeDatabase(db);
	}
}

process.exitCode = await main();
