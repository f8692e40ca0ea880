/** A process that dies while it publishes leaves what stood, and a draft or a publication that is whole. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import { linesOf } from '#lib/publication/content.ts';
import {
	closeDatabase,
	isSound,
	openDatabase,
	rows,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { sha256 } from '#lib/server/publication/makeDraft.ts';
import {
	getContent,
	getManifest,
	getPart,
	listPublications,
} from '#lib/server/publication/queries/publications.ts';
import { joinWaves } from '#lib/server/survey/commands/joinWaves.ts';
import { storeSurvey } from '#lib/server/survey/index.ts';
import { dropAddress, newAddress, urlOf } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { seedPublishable } from './setting.ts';
import { spokenSurvey } from './spokenSurvey.ts';

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
	await keepWaves();
	environment = { ...process.env, DATABASE_URL: urlOf(path) };
	const began = performance.now();
	execFileSync(process.execPath, asked, { env: environment, stdio: 'pipe' });
	whole = performance.now() - began;
}, 120_000);
afterAll(async () => {
	await dropAddress(path);
	folder.remove();
});

/** A wave for each trial. */
const WAVES = [1, 2, 3, 4, 5].map((day) => `2024-03-0${day}`);
const ACT = { personId: null, now: new Date('2024-05-04T09:30:00Z') };

async function keepWaves(): Promise<void> {
	const given = spokenSurvey('open');
	const [wave] = given.waves;
	const waves = wave ? WAVES.map((day) => ({ ...wave, code: day, firstDay: day })) : [];
	await withDatabase((db) => storeSurvey(db, 'harbour', { ...given, sector: 'shelter', waves }, ACT));
}

async function withDatabase<Answer>(ask: (db: Database) => Promise<Answer>): Promise<Answer> {
	const db = openDatabase(path);
	try {
		return await ask(db);
	} finally {
		await closeDatabase(db);
	}
}

/** The next wave that is not public goes with the quarter. */
const joinNext = () =>
	withDatabase(async (db) => {
		const asked = { plan: 'harbour', sector: 'shelter', year: 2024, quarter: 1 } as const;
		const [next] = await snapshot(db, (reader) =>
			rows<{ id: number }>(
				reader,
				`select id from survey_wave where published_at is null and code like '2024-03-0%' order by id limit 1`,
			),
		);
		await joinWaves(db, { ...asked, ...ACT }, next ? [next.id] : []);
	});
const publicWaves = () =>
	withDatabase((db) =>
		snapshot(db, async (reader) => {
			const [found] = await rows<{ n: number }>(
				reader,
				`select count(*) as n from survey_wave where published_at is not null and code like '2024-03-0%'`,
			);
			return Number(found?.n);
		}),
	);

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
		await joinNext();
		const [before, told] = [await standing(), await publicWaves()];
		const child = spawn(process.execPath, asked, { env: environment, stdio: 'ignore' });
		const ended = once(child, 'close');
		await Promise.race([pause(whole * part), ended]);
		child.kill('SIGKILL');
		await ended;
		const published = (states: readonly string[]) => states.filter((state) => state === 'published').length;
		const more = published(await standing()) - published(before);
		expect([0, 1]).toContain(more);
		expect((await publicWaves()) - told).toBe(more);
	},
	60_000,
);

test('publishing that follows finds everything in order', async () => {
	const before = await standing();
	execFileSync(process.execPath, asked, { env: environment, stdio: 'pipe' });
	const after = await standing();
	expect(after).toEqual([...before.filter((state) => state !== 'draft'), 'published']);
}, 60_000);
