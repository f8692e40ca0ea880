/** npm run import -- DIR [--dry-run] [--reopen "reason"]: reads a bundle into the database. */
import { parseArgs } from 'node:util';
import { closeDatabase, databasePath, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { PlanChanged } from '#lib/server/exchange/commands/bundle/switchOver.ts';
import { countAnew } from '#lib/server/figures/index.ts';
import { importBundle, type ImportResult, type ImportProgress } from '#lib/server/exchange/import.ts';
import { movedWords } from '#lib/figures/moved.ts';
import { BundleRefused, formatIssue, type Issues } from '#lib/server/exchange/issue.ts';
import { SourceError } from '#lib/server/exchange/source/source.ts';

const USAGE =
	'usage: npm run import -- DIR [--dry-run] [--reopen "reason"]   (DIR: the folder or .zip of a bundle)';
const EVERY_MS = 2000;

function progressLine(): (progress: ImportProgress) => void {
	const isTerminal = process.stderr.isTTY;
	let last = 0;
	return ({ step, done, total }) => {
		const now = performance.now();
		if (step === 'read' && done < total && now - last < (isTerminal ? EVERY_MS / 20 : EVERY_MS)) return;
		last = now;
		const words = {
			read: `reading reports ${Math.floor((100 * done) / Math.max(total, 1))} %`,
			check: 'checking',
			store: 'storing',
			totals: 'adding up',
		};
		process.stderr.write(isTerminal ? `\r\u001b[K${words[step]}` : `${words[step]}\n`);
	};
}

function tellIssues(issues: Issues): void {
	for (const issue of issues.kept) console.error(formatIssue(issue));
	for (const [kind, count] of issues.beyond) console.error(`… and ${count} more of "${kind}"`);
}

function tellResult(
	{ plan, sector, activities, values, summary, moved }: ImportResult,
	dryRun: boolean,
	seconds: string,
): void {
	const changes = Object.entries(summary)
		.filter(([, { added, changed }]) => added + changed > 0)
		.map(([what, { added, changed }]) => `${what} ${added} new, ${changed} changed`);
	const outcome = changes.length > 0 ? changes.join('; ') : 'nothing changed: all of it was there';
	console.log(`${plan}/${sector}: ${activities} activities, ${values} values read. ${outcome}.`);
	for (const [quarter, figures] of Map.groupBy(moved, (one) => one.quarter)) {
		console.log(`${quarter} was locked and has moved: ${movedWords(figures).join('; ')}.`);
	}
	console.log(`${dryRun ? 'Dry run, nothing was kept: ' : 'Done in '}${seconds} s.`);
}

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { 'dry-run': { type: 'boolean', default: false }, reopen: { type: 'string' } },
	});
	const [path] = positionals;
	if (!path || positionals.length > 1 || values.reopen?.trim() === '') {
		console.error(USAGE);
		return 1;
	}
	const from = performance.now();
	const db = openDatabase(databasePath(), { patient: true });
	try {
		await migrate(db);
		await countAnew(db, new Date());
		const dryRun = values['dry-run'];
		const reopen = values.reopen === undefined ? {} : { reopen: values.reopen };
		const result = await importBundle(db, path, {
			now: new Date(),
			dryRun,
			...reopen,
			onProgress: progressLine(),
		});
		if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
		tellIssues(result.issues);
		tellResult(result, dryRun, ((performance.now() - from) / 1000).toFixed(1));
		return 0;
	} catch (error) {
		if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
		if (error instanceof BundleRefused) tellIssues(error.issues);
		else if (!(error instanceof SourceError || error instanceof PlanChanged)) throw error;
		console.error(`${error.message}${error instanceof BundleRefused ? '; nothing was changed.' : ''}`);
		return 1;
	} finally {
		await closeDatabase(db);
	}
}

process.exitCode = await main();
