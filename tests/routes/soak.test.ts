/** Promise I1 (docs/rules.md, Tests of the promises): mixed load, for long. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/setup/build.mjs';
import { alone } from '../../scripts/setup/lock.mjs';
import { PATIENCE, secondsOf } from '../support/long.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BUILDING, freePort, serve, type Server } from './support/app.ts';
import type { Draft } from './support/drafts.ts';
import { heldBy, inspectedAt } from './support/inspected.ts';
import { crowd } from './support/load.ts';
import { memoryOf, working, writeOfficers } from './support/officers.ts';

const folder = temporaryFolder();
let officers: Draft[];
let server: Server;
let inspector: number;
beforeAll(async () => {
	await alone(() => build());
	mkdirSync(join(folder.path, 'db'));
	const database = join(folder.path, 'db', 'masar.sqlite');
	officers = await writeOfficers(database);
	inspector = await freePort();
	server = await serve(database, await freePort(), {
		...{ LOG_LEVEL: 'warn', BACKUP_AT: '*/10 * * * *' },
		...inspectedAt(inspector),
	});
}, BUILDING);
afterAll(async () => {
	await server.end('SIGTERM');
	folder.remove();
});

const PAGE = '/plan/s1/2024/q1';
/** What strangers ask for: mostly what is kept, at times what is made for each. */
const PATHS: readonly ((n: number) => string)[] = [
	() => PAGE,
	() => `/ar${PAGE}`,
	() => `${PAGE}/progress.csv`,
	() => `${PAGE}/map`,
	() => '/api/v1/plans/plan/sectors/s1/progress?year=2024&quarter=1',
	() => '/',
	(n) => `${PAGE}?seen=${n}`,
	(n) => `${PAGE}/indicators/1.1?seen=${n}`,
];
const path = (n: number) => PATHS[n % PATHS.length]?.(n) ?? PAGE;

const SECONDS = secondsOf(7200, 6);
const QUARTERS = 4;
const MB = 1e6;

test('two hours: no failure, no more memory', { timeout: PATIENCE + SECONDS * 1000 }, async () => {
	const stop = working(server.origin, officers);
	const memory: number[] = [];
	const held: number[] = [];
	const statuses: Record<string, number> = {};
	for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
		const tally = await crowd(server.origin, { rate: 15, seconds: SECONDS / QUARTERS, path });
		for (const [status, count] of Object.entries(tally.statuses))
			statuses[status] = (statuses[status] ?? 0) + count;
		memory.push(await memoryOf(server.origin));
		held.push(await heldBy(inspector));
	}
	const { sent, taken, slowest } = await stop();
	const listed = (bytes: readonly number[]) => bytes.map((one) => (one / MB).toFixed(1)).join(', ');
	console.log(
		`${SECONDS} s: ${JSON.stringify(statuses)}; ${taken} of ${sent} rows saved, slowest ${slowest} ms; ` +
			`memory after each quarter ${listed(memory)} MB, of which ${listed(held)} MB are held`,
	);
	expect(Object.keys(statuses)).toEqual(['200']);
	expect(taken).toBe(sent);
	// The engine's pages in memory grow with the database, to a bound; what the program holds does not.
	const [first = 0] = memory;
	expect(memory.at(-1)).toBeLessThan(first * 1.15 + 48 * MB);
	const [once = 0] = held;
	expect(held.at(-1)).toBeLessThan(once + 4 * MB);
});
