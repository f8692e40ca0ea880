/**
 * npm run publish -- PLAN SECTOR YEAR-Qn [--note WARNING …] [--reason "why anew"]: takes a quarter's figures as they are by
 * now and publishes them. It is the operator's own act, and stands for no clearance.
 */
import { parseArgs } from 'node:util';
import { parseQuarter } from '#lib/plan/quarter.ts';
import { PUBLICATION_WARNINGS, type Listed } from '#lib/publication/checkList.ts';
import {
	closeDatabase,
	databasePath,
	isNoFile,
	migrate,
	openDatabase,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { pinQuarter, type QuarterRequest } from '#lib/server/publication/commands/pinQuarter.ts';
import { publishQuarter } from '#lib/server/publication/commands/publishQuarter.ts';
import { readPreparing } from '#lib/server/publication/preparing.ts';
import { Refused } from '#lib/server/refused.ts';
import { fail, Sentence } from './setup/step.mjs';

const USAGE =
	'usage: npm run publish -- PLAN SECTOR YEAR-Qn [--note WARNING …] [--reason "why it is published anew"]';

interface Asked extends QuarterRequest {
	readonly noted: readonly string[];
	readonly reason: string | undefined;
}

function asked(): Asked | null {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { note: { type: 'string', multiple: true }, reason: { type: 'string' } },
	});
	const [plan, sector, when, ...more] = positionals;
	const quarter = parseQuarter(when ?? '');
	if (plan === undefined || sector === undefined || !quarter || more.length > 0) return null;
	const { note = [], reason } = values;
	return { plan, sector, ...quarter, personId: null, now: new Date(), noted: note, reason };
}

async function readPinned(db: Database, { plan, sector, year, quarter, now }: Asked) {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, plan, sector);
		const periods = scope ? await listPeriods(reader, scope) : [];
		const period = periods.find((one) => one.year === year && one.quarter === quarter);
		return scope && period ? readPreparing(reader, scope, period, now) : null;
	});
}

function tell(heading: string, checks: readonly Listed<string>[]): void {
	if (checks.length === 0) return;
	console.log(heading);
	for (const { name, what } of checks)
		console.log(`  ${name}${what.length > 0 ? `: ${what.join(', ')}` : ''}`);
}

async function publish(db: Database, request: Asked): Promise<number> {
	await pinQuarter(db, request);
	const pinned = await readPinned(db, request);
	if (!pinned?.draft || !pinned.checks) throw new Refused('not found');
	const { errors, warnings } = pinned.checks;
	tell('This stands in the way:', errors);
	const open = warnings.filter(({ name }) => !request.noted.includes(name));
	tell('Take note of each of these, by --note "…":', open);
	if (errors.length + open.length > 0) return 1;
	const { revision, hash } = await publishQuarter(db, {
		...request,
		contentHash: pinned.draft.contentHash,
		kind: 'minor',
		reason: request.reason === undefined ? null : { en: request.reason },
		acknowledged: PUBLICATION_WARNINGS.filter((name) => request.noted.includes(name)),
	});
	console.log(`Published: revision ${revision}, SHA-256 ${hash}.`);
	return 0;
}

/** What the command says instead of publishing. */
const REFUSED: Readonly<Partial<Record<Refused['reason'], string>>> = {
	'not found': 'There is no such quarter of such a sector and plan.',
	'not protected': 'Small counts of this quarter cannot be withheld so that nobody works them out.',
	'reason missing': 'It was published before: say why it is published anew, by --reason "…".',
};

async function main(): Promise<number> {
	const request = asked();
	if (!request) {
		console.error(USAGE);
		return 1;
	}
	const path = databasePath();
	if (isNoFile(path)) fail(new Sentence(`There is no database ${path}; "npm start" makes one.`));
	const db = openDatabase(path, { patient: true });
	try {
		await migrate(db);
		return await publish(db, request);
	} catch (error) {
		const words = error instanceof Refused ? REFUSED[error.reason] : undefined;
		if (words === undefined) throw error;
		console.error(words);
		return 1;
	} finally {
		await closeDatabase(db);
	}
}

process.exitCode = await main();
