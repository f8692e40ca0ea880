/** Promise I2 (docs/rules.md, Tests of the promises): far more is asked than can be answered. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/setup/build.mjs';
import { alone } from '../../scripts/setup/lock.mjs';
import { PATIENCE, secondsOf } from '../support/long.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BUILDING, freePort, serve, type Server } from './support/app.ts';
import type { Draft } from './support/drafts.ts';
import { sendAll } from './support/flight.ts';
import { crowd, sustainable } from './support/load.ts';
import { memoryOf, save, working, writeOfficers } from './support/officers.ts';

const folder = temporaryFolder();
let officers: Draft[];
let server: Server;
beforeAll(async () => {
	await alone(() => build());
	const database = join(folder.path, 'db', 'masar.sqlite');
	mkdirSync(join(folder.path, 'db'));
	officers = await writeOfficers(database);
	server = await serve(database, await freePort(), { LOG_LEVEL: 'warn' });
}, BUILDING);
afterAll(async () => {
	await server.end('SIGTERM');
	folder.remove();
});

/** A page that is made for each who asks: nobody knows this parameter, so it is not kept. */
const page = (n: number) => `/plan/s1/2024/q1?seen=${n}`;

const MB = 1e6;

test(
	'ten times what can be answered: strangers are told to come back, work goes on',
	{ timeout: PATIENCE },
	async () => {
		// Each officer is somebody whom the server has seen.
		const seen = await sendAll(
			server.origin,
			officers.map((officer) => save(officer, -1)),
			4,
		);
		expect(seen.filter((answer) => answer?.status === 200)).toHaveLength(officers.length);
		const rate = await sustainable(server.origin, page, secondsOf(10, 1.5));
		const seconds = secondsOf(300, 3);
		const rounds = [];
		for (const round of ['first', 'second']) {
			const stop = working(server.origin, officers);
			const { statuses, silent, times } = await crowd(server.origin, {
				rate: 10 * rate,
				seconds,
				path: page,
			});
			const { sent, taken, slowest } = await stop();
			const slow = Math.round(times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0);
			const rss = await memoryOf(server.origin);
			console.log(
				`${round} ${seconds} s at 10 × ${rate.toFixed(0)}/s: ${JSON.stringify(statuses)}, p95 of 200 ${slow} ms; ` +
					`${taken} of ${sent} rows saved, slowest ${slowest} ms; ${(rss / MB).toFixed(0)} MB`,
			);
			expect(Object.keys(statuses).filter((status) => !['200', '503'].includes(status))).toEqual([]);
			// How many depends on what else the machine does; that some are is what keeps the others quick.
			expect(statuses[503]).toBeGreaterThan(0);
			expect(statuses[200]).toBeGreaterThan(0);
			expect(silent).toBe(0);
			expect(sent).toBeGreaterThan(0);
			expect(taken / sent).toBeGreaterThanOrEqual(0.99);
			rounds.push(rss);
		}
		// What the first crowd left behind is used again by the second.
		const [first = 0, second = Infinity] = rounds;
		expect(second).toBeLessThan(first * 1.15 + 32 * MB);
		expect(await sustainable(server.origin, page, secondsOf(10, 1.5))).toBeGreaterThan(rate / 3);
	},
);
