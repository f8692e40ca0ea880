/** A process that dies while it publishes leaves what stood, and a draft or a publication that is whole. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import { linesOf } from '#lib/publication/content.ts';
import { closeDatabase, isSound, openDatabase, rows, snapshot } from '#lib/server/database/driver.ts';
import { sha256 } from '#lib/server/publication/makeDraft.ts';
import {
	getContent,
	getManifest,
	getPart,
	listPublications,
} from '#lib/server/publication/queries/publications.ts';
import { dropAddress, newAddress, urlOf } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { seedPublishable } from './setting.ts';

const folder = temporaryFolder();
let path: string;
let environment: NodeJS.ProcessEnv;
const asked = [
	...['scripts/publish.ts', 'harbour', 'shelter', '2024-Q1', '--reason', 'Published again.'],
	...PUBLICATION_WARNINGS.flatMap((name) => ['--note', name]),
];
/** How long it takes when nobody stops it; milliseconds. */
let whole: number;

beforeAll(async () => {
	path = await newAddress(folder.path, 'killed');
	await seedPublishable(path, []);
	environment = { ...process.env, DATABASE_URL: urlOf(path) };
	const began = performance.now();
	execFileSync(process.execPath, asked, { env: environment, stdio: 'pipe' });
	whole = performance.now() - began;
}, 120_000);
afterAll(async () => {
	await dropAddress(path);
	folder.remove();
});

/** Every publication and draft by its state; throws where one of them is not whole. */
async function standing(): Promise<string[]> {
	const db = openDatabase(path);
	try {
		expect(await isSound(db)).toBe(true);
		return await snapshot(db, async (reader) => {
			const all = await listPublications(reader, 1);
			for (const { id, state, hash, contentHash } of all) {
				const content = await getContent(reader, id);
				for (const { name, answers, sha256: hashed } of content?.parts ?? []) {
					const part = await getPart(reader, id, name);
					expect([id, name, part.size, sha256(linesOf(part))]).toEqual([id, name, answers, hashed]);
				}
				const manifest = await getManifest(reader, id);
				if (state === 'draft')
					expect([manifest, sha256(JSON.stringify(content))]).toEqual([undefined, contentHash]);
				else expect(sha256(manifest ?? '')).toBe(hash);
			}
			const [told] = await rows<{ n: number }>(
				reader,
				`select count(*) as n from audit_entry where action = 'publish quarter'`,
			);
			const published = all.filter(({ state }) => state === 'published');
			expect(told?.n).toBe(published.length);
			return all.map(({ state }) => state);
		});
	} finally {
		await closeDatabase(db);
	}
}

test.each([0.6, 0.75, 0.85, 0.9, 0.95])(
	'killed at %f of the way, everything or nothing is there',
	async (part) => {
		const before = await standing();
		const child = spawn(process.execPath, asked, { env: environment, stdio: 'ignore' });
		const ended = once(child, 'close');
		await Promise.race([pause(whole * part), ended]);
		child.kill('SIGKILL');
		await ended;
		const published = (states: readonly string[]) => states.filter((state) => state === 'published').length;
		const more = published(await standing()) - published(before);
		expect([0, 1]).toContain(more);
	},
	60_000,
);

test('publishing that follows finds everything in order', async () => {
	const before = await standing();
	execFileSync(process.execPath, asked, { env: environment, stdio: 'pipe' });
	const after = await standing();
	expect(after).toEqual([...before.filter((state) => state !== 'draft'), 'published']);
}, 60_000);
