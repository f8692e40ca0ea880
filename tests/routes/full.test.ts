/** Promise A3 (docs/rules.md, Tests of the promises): the disk is full, and then is not. */
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/setup/build.mjs';
import { alone } from '../../scripts/setup/lock.mjs';
import { noDisks, tmpfs } from '../server/database/faults/disk.ts';
import { PATIENCE, repeated } from '../support/long.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BUILDING, freePort, serve, type Server } from './support/app.ts';
import { writeDrafts, type Draft } from './support/drafts.ts';
import { sendAll, type Answer, type Form } from './support/flight.ts';
import { readStanding } from './support/standing.ts';

const why = noDisks();
const folder = temporaryFolder();
const disk = tmpfs(join(folder.path, 'disk'), 48_000_000);
const database = join(disk.path, 'masar.sqlite');
const ballast = join(disk.path, 'ballast');
let drafts: { whole: Draft[]; empty: Draft[] };
let server: Server | undefined;
let unmount = (): void => undefined;
beforeAll(async () => {
	if (why !== null) return;
	await alone(() => build());
	disk.mount();
	unmount = disk.unmount;
	drafts = await writeDrafts(database);
	server = await serve(database, await freePort(), { MAIL_FOLDER: join(folder.path, 'mail') });
}, BUILDING);
afterAll(async () => {
	await server?.end('SIGTERM');
	unmount();
	folder.remove();
});

/** Takes all that is left; what the server takes meanwhile is gone, too. */
function fill(): void {
	const { bavail, bsize } = statfsSync(disk.path);
	try {
		writeFileSync(ballast, Buffer.alloc((bavail + 1) * bsize));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
	}
}

const submit = ({ id, cookie, edition }: Draft): Form => ({
	path: `/reports/${id}/summary?/submit`,
	cookie,
	fields: { key: `a key of the report ${id}`, edition },
	scripted: false,
});
const isTaken = (answer: Answer | undefined) => answer?.status === 303;
/** The first is made anew for each who asks. */
const PAGES = [`/verify?sha256=${'0'.repeat(64)}`, '/', '/api/v1/plans'];

test('writes are refused with 507, reads go on, and nothing is lost', { timeout: PATIENCE }, async () => {
	if (!server) return console.log(`A3 was not tried: ${why}`);
	const { origin } = server;
	const { whole } = drafts;
	const taken: number[] = [];
	const statuses = new Map<number, number>();
	let [slowest, round] = [0, 0];
	for (const n of repeated({ title: 'Full disks', full: 20 })) {
		// Some while there is room, then the disk is filled under those that follow.
		const batch = whole.slice(n * 50, n * 50 + 50);
		const answers = await sendAll(origin, batch.map(submit), 10, () => {
			round += 1;
			if (round === n * 50 + 10) fill();
		});
		for (const [i, answer] of answers.entries()) {
			statuses.set(answer?.status ?? 0, (statuses.get(answer?.status ?? 0) ?? 0) + 1);
			if (isTaken(answer)) taken.push(batch[i]?.id ?? 0);
			else
				expect([answer?.status, answer?.body]).toEqual([
					507,
					expect.stringContaining('no space left') as string,
				]);
		}
		for (const path of PAGES) expect([path, (await fetch(`${origin}${path}`)).status]).toEqual([path, 200]);
		rmSync(ballast);
		const freed = performance.now();
		const rest = batch.filter(({ id }) => !taken.includes(id));
		const again = await sendAll(origin, rest.map(submit), 10);
		slowest = Math.max(slowest, performance.now() - freed);
		expect(again.filter((answer) => !isTaken(answer))).toEqual([]);
		taken.push(...rest.map(({ id }) => id));
	}
	console.log(
		`${JSON.stringify(Object.fromEntries(statuses))}; all the others were taken within ${Math.round(slowest)} ms of room`,
	);
	expect(statuses.get(507)).toBeGreaterThan(0);
	expect(slowest).toBeLessThan(10_000);
	const { submitted, faults } = await readStanding(database);
	expect(faults).toEqual([]);
	expect(taken.filter((id) => !submitted.has(id))).toEqual([]);
});
