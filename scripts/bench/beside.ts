/** P15 and P17: what a server costs under load and beside heavy work, in memory and in answers. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { crowd } from '../../tests/routes/support/load.ts';
import { writeBundle } from '../../tests/support/bundle.ts';
import { withDemonstration } from '../setup/demonstration.ts';
import { environment, root } from '../setup/process.mjs';
import { sharePoint } from './measure.ts';
import { memoryOf } from './memory.ts';
import { sessionIn } from './rendering.ts';
import type { Row } from './row.ts';
import { QUARTER } from './serving.ts';

const MB = 2 ** 20;
/** Requests a second: what a sector's officers and its readers do together. */
const RATE = 15;
const MINUTES = 10;
/** Of a trial with fewer values. Seconds. */
const SHORT = 20;
const FULL = 1_000_000;
const BESIDE = 50_000;
/** Milliseconds that a page may take beside heavy work. */
const LONGEST = 500;
const LOOK_EVERY = 250;

/** What strangers ask for, kept and made for each. */
const PATHS: readonly ((n: number) => string)[] = [
	() => QUARTER,
	() => `/ar${QUARTER}`,
	() => `${QUARTER}/map`,
	() => `${QUARTER}/progress.csv`,
	(n) => `${QUARTER}?seen=${n}`,
	(n) => `${QUARTER}/map?seen=${n}`,
];

interface Served {
	readonly origin: string;
	readonly pid: number;
	readonly database: string;
	/** Of a signed-in reader, whose pages are made each time. */
	readonly cookie: string;
}

/** @param values how many the import of P15 has; with fewer than a million, the load is short too */
export async function besideRows(folder: string, values: number): Promise<Row[]> {
	let [database, cookie] = ['', ''];
	return withDemonstration(
		async (origin, pid) => {
			const served = { origin, pid, database, cookie };
			const idle = memoryOf(pid);
			const mixed = await mixedRows(served, idle, values < FULL ? SHORT : MINUTES * 60);
			const pages = await pagesRow(served, folder, Math.min(values, BESIDE));
			return [...mixed, pages, await importRow(served, folder, values, idle)];
		},
		async (path) => {
			database = path;
			cookie = await sessionIn(path);
		},
	);
}

async function mixedRows(served: Served, idle: number, seconds: number): Promise<Row[]> {
	await load(served, seconds / 2);
	const half = memoryOf(served.pid);
	await load(served, seconds / 2);
	const after = memoryOf(served.pid);
	return [
		memoryRow(`P15 memory above idle after ${seconds} s of mixed load, MB`, after - idle, idle, 256),
		{
			name: `P15 memory after ${seconds} s of mixed load against after half of it, MB`,
			...megabytes(after, half),
			limit: 1.15,
			holds: after <= half * 1.15,
		},
	];
}

/** The server and the import together: both have the database's pages in memory. */
async function importRow(
	{ origin, pid, database, cookie }: Served,
	folder: string,
	values: number,
	idle: number,
): Promise<Row> {
	const bundle = join(folder, 'beside-large');
	await writeBundle(bundle, { values, seed: 5, plan: 'large', indicators: 120 });
	const importing = command(database, 'scripts/import.ts', bundle);
	let most = 0;
	const looking = setInterval(() => {
		most = Math.max(most, memoryOf(pid) + memoryOf(importing.pid));
	}, LOOK_EVERY);
	const asking = askUntil({ origin, cookie }, importing.ended);
	await importing.ended;
	clearInterval(looking);
	await asking;
	return memoryRow(
		`P15 memory above idle beside an import of ${values} values, that of the import included, MB`,
		most - idle,
		idle,
		512,
	);
}

async function pagesRow(served: Served, folder: string, values: number): Promise<Row> {
	const bundle = join(folder, 'beside');
	await writeBundle(bundle, { values, seed: 6, plan: 'beside', indicators: 60 });
	const alone = await askUntil(served, new Promise((resolve) => setTimeout(resolve, SHORT * 1000)));
	const works = [
		command(served.database, 'scripts/import.ts', bundle),
		command(served.database, 'scripts/backup.ts', join(folder, 'beside.backup')),
	];
	const beside = await askUntil(served, Promise.all(works.map(({ ended }) => ended)));
	const [ours, reference] = [sharePoint(beside, 0.95), sharePoint(alone, 0.95)];
	return {
		name: `P17 p95 of a signed-in page beside an import of ${values} values and a backup, ms; alone`,
		ours: Math.round(ours),
		reference: Math.round(reference),
		ratio: Number((ours / reference).toPrecision(3)),
		limit: LONGEST,
		holds: ours < LONGEST,
	};
}

async function load({ origin, cookie }: Served, seconds: number): Promise<void> {
	const path = (n: number) => PATHS[n % PATHS.length]?.(n) ?? QUARTER;
	const headers = (n: number): Record<string, string> => (n % 4 === 0 ? { cookie } : {});
	const { statuses } = await crowd(origin, { rate: RATE, seconds, path, headers });
	if (Object.keys(statuses).join() !== '200') throw new Error(`Answers: ${JSON.stringify(statuses)}.`);
}

/** How long signed-in pages took, one after the other, until something has ended. Milliseconds. */
async function askUntil(
	{ origin, cookie }: Pick<Served, 'origin' | 'cookie'>,
	ended: Promise<unknown>,
): Promise<number[]> {
	let hasEnded = false;
	void ended.finally(() => (hasEnded = true));
	const times: number[] = [];
	while (!hasEnded) {
		const began = performance.now();
		const answer = await fetch(origin + QUARTER, { headers: { cookie } });
		await answer.arrayBuffer();
		if (answer.status !== 200) throw new Error(`A page answered ${answer.status}.`);
		times.push(performance.now() - began);
		await new Promise((resolve) => setTimeout(resolve, 1000 / RATE));
	}
	return times;
}

/** A command of the operator's beside the server, as it is run by hand. */
function command(database: string, script: string, argument: string) {
	const child = spawn(process.execPath, [join(root, script), argument], {
		cwd: root,
		env: { ...environment(), DATABASE_URL: `file:${database}` },
		stdio: ['ignore', 'ignore', 'ignore'],
	});
	const ended = once(child, 'exit').then(([code]) => {
		if (code !== 0) throw new Error(`${script} ended with ${String(code)}.`);
	});
	return { pid: child.pid ?? 0, ended };
}

function megabytes(ours: number, reference: number): Pick<Row, 'ours' | 'reference' | 'ratio'> {
	return {
		ours: Math.round(ours / MB),
		reference: Math.round(reference / MB),
		ratio: Number((ours / reference).toPrecision(3)),
	};
}

/** @param limit MB */
function memoryRow(name: string, above: number, idle: number, limit: number): Row {
	return { name, ...megabytes(above, idle), limit, holds: above <= limit * MB };
}
