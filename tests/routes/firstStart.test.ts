/** `npm start` on a PostgreSQL database in which there is nothing, and again on what it made. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { closeDatabase, openDatabase, rows, snapshot } from '#lib/server/database/driver.ts';
import { build } from '../../scripts/setup/build.mjs';
import { projectNode } from '../../scripts/setup/install.mjs';
import { alone } from '../../scripts/setup/lock.mjs';
import { root } from '../../scripts/setup/process.mjs';
import { dropDatabase, makeDatabase } from '../support/postgresql/database.ts';
import { BUILDING, freePort } from './support/app.ts';

let database: string;
beforeAll(async () => {
	await alone(() => build());
	database = await makeDatabase(inject('postgresql'), 'template0');
}, BUILDING);
afterAll(() => dropDatabase(inject('postgresql'), database));

/** Plans that somebody's own machine starts with. */
const DEMONSTRATED = ['lrp-2024', 'organizers-2022', 'sewa-2018'];

interface Started {
	readonly origin: string;
	readonly end: () => Promise<void>;
}

/** As `npm start` does, until it says that it serves. */
async function start(): Promise<Started> {
	const port = await freePort();
	const { PATH, HOME } = process.env;
	const started = spawn(projectNode(), [join(root, 'scripts/start.mjs')], {
		cwd: root,
		// With what it starts, in a group of its own: it is ended as by Ctrl-C.
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH, HOME, PORT: String(port), DATABASE_URL: database, MASAR_KEY: 'of this test' },
	});
	let written = '';
	const ended = once(started, 'exit');
	const end = async () => {
		if (started.exitCode === null && started.pid !== undefined) process.kill(-started.pid, 'SIGINT');
		await ended;
	};
	try {
		await new Promise<void>((resolve, reject) => {
			const read = (chunk: Buffer) => {
				written += chunk.toString();
				if (written.includes('Serving on')) resolve();
			};
			started.stdout.on('data', read);
			started.stderr.on('data', read);
			started.once('exit', () => reject(new Error(written)));
		});
	} catch (error) {
		await end();
		throw error;
	}
	return { origin: `http://localhost:${port}`, end };
}

/** Codes of the plans that strangers are told of. */
async function plansOf({ origin }: Started): Promise<string[]> {
	const answer = await fetch(`${origin}/api/v1/plans`);
	const { plans } = (await answer.json()) as { plans: { code: string }[] };
	return plans.map(({ code }) => code);
}

/** How much of some tables there is. */
async function stored(): Promise<Record<string, number>> {
	const db = openDatabase(database);
	try {
		const [counts = {}] = await snapshot(db, (reader) =>
			rows<Record<string, number>>(
				reader,
				`select (select count(*) from plan) as plans, (select count(*) from entry) as entries,
					(select count(*) from person) as people, (select count(*) from audit_entry) as record`,
			),
		);
		return counts;
	} finally {
		await closeDatabase(db);
	}
}

test(
	'an empty database gets its tables and the demonstration, once',
	async () => {
		const first = await start();
		try {
			expect(await plansOf(first)).toEqual(DEMONSTRATED);
			const page = await fetch(`${first.origin}/lrp-2024/social-stability/2024/q1`);
			expect(page.status).toBe(200);
			const text = await page.text();
			expect(text).toContain('Demonstration');
			expect(text).toContain('Revision 1.0');
		} finally {
			await first.end();
		}
		const before = await stored();
		expect(before.entries).toBeGreaterThan(0);
		const again = await start();
		try {
			expect(await plansOf(again)).toEqual(DEMONSTRATED);
			expect(await stored()).toEqual(before);
		} finally {
			await again.end();
		}
	},
	BUILDING,
);
