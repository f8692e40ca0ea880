/**
 * npm run publish -- PLAN SECTOR YEAR-Qn [--note WARNING …] [--reason "why anew"]: takes a quarter's figures as they are by
 * now and publishes them. It is the operator's own act, and stands for no clearance.
 */
import { parseArgs } from 'node:util';
import { parseQuarter } from '#lib/plan/quarter.ts';
import type { Listed } from '#lib/publication/checkList.ts';
import { closeDatabase, databasePath, isNoFile, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { publishNow } from '#lib/server/publication/publishNow.ts';
import { Refused } from '#lib/server/refused.ts';
import { fail, Sentence } from './setup/step.mjs';

const USAGE =
	'usage: npm run publish -- PLAN SECTOR YEAR-Qn [--note WARNING …] [--reason "why it is published anew"]';

type Asked = Parameters<typeof publishNow>[1];

function asked(): Asked | null {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { note: { type: 'string', multiple: true }, reason: { type: 'string' } },
	});
	const [plan, sector, when, ...more] = positionals;
	const quarter = parseQuarter(when ?? '');
	if (plan === undefined || sector === undefined || !quarter || more.length > 0) return null;
	const { note = [], reason } = values;
	const words = reason === undefined ? null : { en: reason };
	// Without its address the installation's letters would lead nowhere.
	const origin = process.env.ORIGIN && { origin: new URL(process.env.ORIGIN).origin };
	const press = { personId: null, now: new Date(), ...origin };
	return { plan, sector, ...quarter, ...press, noted: note, reason: words };
}

function tell(heading: string, checks: readonly Listed<string>[]): void {
	if (checks.length === 0) return;
	console.log(heading);
	for (const { name, what } of checks)
		console.log(`  ${name}${what.length > 0 ? `: ${what.join(', ')}` : ''}`);
}

/** Exit code. */
function tellResult(result: Awaited<ReturnType<typeof publishNow>>): number {
	if ('hash' in result) {
		console.log(`Published: revision ${result.revision}, SHA-256 ${result.hash}.`);
		return 0;
	}
	tell('This stands in the way:', result.errors);
	tell('Take note of each of these, by --note "…":', result.warnings);
	return 1;
}

/** What the command says instead of publishing. */
const REFUSED: Readonly<Partial<Record<Refused['reason'], string>>> = {
	'not found': 'There is no such quarter of such a sector and plan.',
	'not protected': 'Small counts of this quarter cannot be withheld so that nobody works them out.',
	'tells withheld': 'The reason has a number that tells about too few people, or what is withheld.',
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
		return tellResult(await publishNow(db, request));
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
