/** Promises E7 and E8 (docs/rules.md, Tests of the promises): bodies that lie and heads that are dear to read, at the counts of `support/long`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../scripts/setup/build.mjs';
import { alone } from '../../scripts/setup/lock.mjs';
import { PATIENCE, repeated, secondsOf } from '../support/long.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BUILDING, freePort, raw, serve, type Server } from './support/app.ts';
import { heldBy, inspectedAt } from './support/inspected.ts';
import { memoryOf } from './support/officers.ts';
import { seedReach, type Reach } from './support/reach.ts';
import { strains } from './support/bodies.ts';
import { DEAR, dearOf, type Dear } from './support/dear.ts';
import { headOf, sendBytes } from './support/strains.ts';

const folder = temporaryFolder();
let server: Server;
let inspector: number;
let reach: Reach;
beforeAll(async () => {
	await alone(() => build());
	const database = join(folder.path, 'db', 'masar.sqlite');
	mkdirSync(join(folder.path, 'db'));
	reach = await seedReach(database);
	inspector = await freePort();
	server = await serve(database, await freePort(), { LOG_LEVEL: 'warn', ...inspectedAt(inspector) });
}, BUILDING);
afterAll(async () => {
	await server.end('SIGTERM');
	folder.remove();
});

const MB = 2 ** 20;

describe('E7', () => {
	test('E7: a body that lies, is slow, deep or without end is refused', { timeout: PATIENCE }, async () => {
		const { cookies, targets } = reach;
		const all = strains(server, {
			cookie: cookies.partner_approver,
			draft: targets.own.report('draft'),
		});
		// The first of each kind takes what later ones have.
		for (const { send } of all) await send();
		const before = await heldBy(inspector);
		const wrong: string[] = [];
		let slowest = 0;
		for (const at of repeated({ title: 'Bodies that are not what they say', full: 400 })) {
			const strain = all[at % all.length];
			if (!strain) throw new Error('there is none');
			const { statuses, ms } = await strain.send();
			slowest = Math.max(slowest, ms);
			const [first = 0] = statuses;
			if (!strain.allowed.includes(first)) wrong.push(`${strain.name}: ${first}`);
			if (statuses.some((status) => status >= 500)) wrong.push(`${strain.name}: ${statuses.join()}`);
		}
		expect(wrong).toEqual([]);
		expect((await raw(server, '/')).status).toBe(200);
		const given = Math.round((await memoryOf(server.origin)) / MB);
		const more = ((await heldBy(inspector)) - before) / MB;
		console.log(
			`slowest ${Math.round(slowest)} ms; ${given} MB, of which ${more.toFixed(1)} MB more are held than before`,
		);
		// What the system gave tells of the pace of bodies, too: refused ones leave nothing behind.
		expect(more).toBeLessThan(16);
	});

	test('E7: forms that never come to an end hold nobody up', { timeout: PATIENCE }, async () => {
		// Their time runs out after half a minute: only where that is waited for.
		const waited = secondsOf(60, 1);
		const slow = Array.from({ length: 200 }, () =>
			sendBytes(
				server,
				[headOf({ path: '/account/sign-in', origin: server.origin, more: 'content-length: 5000\r\n' })],
				{
					patience: waited * 1000,
				},
			),
		);
		const times: number[] = [];
		for (let i = 0; i < 20; i++) {
			const began = performance.now();
			expect((await raw(server, '/health/ready')).status).toBe(200);
			times.push(performance.now() - began);
		}
		expect(times.sort((a, b) => a - b)[10]).toBeLessThan(1000);
		const answers = await Promise.all(slow);
		const told = answers.filter(({ statuses }) => statuses[0] === 408).length;
		// The line before the framework is no longer than it may be.
		const away = answers.filter(({ statuses }) => statuses[0] === 503).length;
		console.log(`${told} of ${slow.length} slow forms were told so within ${waited} s, ${away} at once`);
		expect(told + away).toBe(waited > 35 ? slow.length : away);
		expect(told > 0).toBe(waited > 35);
	});
});

/** Milliseconds of the processor that the process has used: ticks of ten. */
function processorOf(pid: number): number {
	const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
	const fields = rest.split(' ');
	return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Milliseconds of the processor that one request may take. */
const MOST_PROCESSOR = 200;

describe('E8', () => {
	test('E8: nothing of 16 kB takes more than 200 ms of the processor', { timeout: PATIENCE }, async () => {
		const pid = server.pid ?? 0;
		const ask = async ({ path, headers = {}, form }: Dear) => {
			const own = { accept: 'text/html', ...headers };
			const asked =
				form === undefined
					? { headers: own }
					: {
							method: 'POST',
							body: form,
							headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded', ...own },
						};
			// What no header may hold is refused here already.
			return raw(server, path, asked).then(
				({ status }) => status,
				(error: NodeJS.ErrnoException) => {
					if (error.code === 'ERR_INVALID_CHAR' || error.code === 'ERR_UNESCAPED_CHARACTERS') return 0;
					if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return 400;
					throw error;
				},
			);
		};
		const slots = dearOf('a').length;
		// What is loaded and compiled once is not what a text costs.
		for (const dear of dearOf('a')) await ask(dear);
		for (const dear of dearOf('b ')) await ask(dear);
		const wrong: string[] = [];
		const statuses = new Map<number, number>();
		let largest = 0;
		for (const at of repeated({ title: 'Requests that are dear to read', full: 2000 })) {
			const unit = DEAR[(at * 7) % DEAR.length] ?? 'a';
			const dear = dearOf(unit)[(at + Math.floor(at / DEAR.length)) % slots];
			if (!dear) throw new Error('there is none');
			const before = processorOf(pid);
			const status = await ask(dear);
			const taken = processorOf(pid) - before;
			largest = Math.max(largest, taken);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
			if (taken > MOST_PROCESSOR) wrong.push(`${dear.name} of ${JSON.stringify(unit)}: ${taken} ms`);
			if (status >= 500) wrong.push(`${dear.name} of ${JSON.stringify(unit)}: ${status}`);
		}
		console.log(`at most ${largest} ms of the processor`, Object.fromEntries(statuses));
		expect(wrong).toEqual([]);
		expect(statuses.size).toBeGreaterThan(2);
	});
});
