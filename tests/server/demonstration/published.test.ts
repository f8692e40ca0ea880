/** What the first start publishes of the demonstration. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import {
	closeDatabase,
	openDatabase,
	run,
	snapshot,
	transaction,
	type Database,
	type Reader,
} from '#lib/server/database/driver.ts';
import { addDemonstrationAccounts } from '#lib/server/demonstration/commands/accounts.ts';
import { addDemonstrationReports } from '#lib/server/demonstration/commands/reports.ts';
import { addDemonstrationSurveys } from '#lib/server/demonstration/surveys.ts';
import { exportBundle } from '#lib/server/exchange/export.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { checkAll } from '#lib/server/integrity/checkAll.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { readLiveSource, readProse } from '#lib/server/publication/index.ts';
import { listNarrative } from '#lib/server/publication/queries/narrative.ts';
import { listOfQuarter, openEdition } from '#lib/server/publication/queries/edition.ts';
import { listPublications } from '#lib/server/publication/queries/publications.ts';
import { publishNow } from '#lib/server/publication/publishNow.ts';
import { readNarrativeState } from '#lib/server/publication/state.ts';
import { listStandings } from '#lib/server/report/queries/standings.ts';
import { loadDemonstration, publishDemonstration } from '../../../scripts/setup/seeding.ts';
import { SEED } from '../../support/seedFiles.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

/** The server's clock, which is not the demonstration's. */
const NOW = new Date('2026-11-28T09:00:00Z');
const FIRST = { year: 2024, quarter: 1 as QuarterNumber };
const SMALL = ['72211', '72214', '72217', '72277'];
const folder = temporaryFolder();
const opened: { close: () => Promise<void> }[] = [];
let db: Database;
let scope: WholeScope;

async function empty(name: string) {
	const made = await emptyDatabase(folder.path, name);
	opened.push(made);
	return made;
}
const ask = <Answer>(question: (reader: Reader) => Promise<Answer>) => snapshot(db, question);

beforeAll(async () => {
	db = await empty('first');
	await loadDemonstration(db, SEED);
	await addDemonstrationSurveys(db);
	await publishDemonstration(db);
	await addDemonstrationAccounts(db, NOW);
	await addDemonstrationReports(db);
	const found = await ask((reader) => getScope(reader, 'lrp-2024', 'social-stability'));
	if (!found) throw new Error('the demonstration was loaded but is not there');
	scope = found;
}, 120_000);
afterAll(async () => {
	for (const one of opened) await one.close();
	folder.remove();
});

test('the first quarters of 2023 and 2024 stand published, and the one that is collected is not', async () => {
	const all = await ask((reader) => listPublications(reader, scope.sector.id));
	expect(all.map(({ year, quarter, state }) => [year, quarter, state])).toEqual([
		[2023, 1, 'published'],
		[2024, 1, 'published'],
	]);
});

test('nothing of its text contradicts a figure, no live figure is unknown, and no language lacks a section', async () => {
	for (const year of [2023, 2024]) {
		const state = await ask((reader) => readNarrativeState(reader, scope, { ...FIRST, year }));
		expect(state.unresolved.filter(({ wrong }) => wrong > 0)).toEqual([]);
		expect(state.unknownLive).toEqual([]);
		expect(state.languages).toEqual([]);
		expect(state.missing).toEqual([]);
	}
});

/** Asks what was published of the first quarter of 2024. */
async function published<Answer>(question: (reader: Reader, edition: WholeScope) => Promise<Answer>) {
	return ask(async (reader) => {
		const of = await listOfQuarter(reader, scope.sector.id, FIRST);
		const [publication] = of.revisions;
		if (!publication) throw new Error('nothing is published');
		const missing = () => {
			throw new Error('it is not held');
		};
		return question(reader, await openEdition(reader, scope, of, { publication, segment: null, missing }));
	});
}

test('its text says the one published share by the survey’s own figure, in three languages', async () => {
	const spoken = await published(async (reader, edition) => {
		const words = await listNarrative(reader, edition, FIRST);
		const bodies = words.map(({ body }) => body).filter((body) => body.includes('{share perception/'));
		const source = await readLiveSource(reader, edition, FIRST, bodies);
		return { count: bodies.length, texts: readProse(words, source).map((text) => JSON.stringify(text)) };
	});
	expect(spoken.count).toBe(3);
	expect(spoken.texts.filter((text) => text.includes('53% ± 2.0 (n = 5,000)'))).toHaveLength(3);
});

test('four small places are withheld and their district is not, nor any figure of the country', async () => {
	const asked = { ...FIRST, window: 'year-to-date', indicator: '2.2.c' } as const;
	const figures = (level: 2 | 3) =>
		published((reader, edition) => listPlaceFigures(reader, edition, { ...asked, level }));
	const [districts, municipalities] = [await figures(2), await figures(3)];
	const withheld = municipalities?.withheldPlaces ?? [];
	expect(withheld.map(({ pcode }) => pcode)).toEqual(expect.arrayContaining(SMALL));
	expect(withheld.length).toBeLessThanOrEqual(SMALL.length + 1);
	expect(districts?.withheldPlaces).toBeUndefined();
	expect(districts?.places.find(({ pcode }) => pcode === 'LB41')?.reached).toBe(66);
	const whole = await published((reader, edition) =>
		getProgress(reader, edition, { ...asked, compare: true }),
	);
	const live = await ask((reader) => getProgress(reader, scope, { ...asked, compare: true }));
	expect(whole.indicators.map(({ code, reached, byGroup }) => [code, reached, byGroup])).toEqual(
		live.indicators.map(({ code, reached, byGroup }) => [code, reached, byGroup]),
	);
});

test('nobody is late on the day of the plan, whatever the server’s clock says', async () => {
	const second = { ...FIRST, quarter: 2 as QuarterNumber, due: '2024-07-20' };
	const standings = await ask((reader) => listStandings(reader, scope, second, NOW));
	expect(standings.length).toBeGreaterThan(10);
	expect(standings.filter(({ daysLate }) => daysLate > 0)).toEqual([]);
});

test('no check of what is stored finds an error', async () => {
	// As the command opens it.
	const patient = openDatabase(db.path, { patient: true });
	const results = await checkAll(patient, NOW, () => 0);
	await closeDatabase(patient);
	expect(results.filter(({ severity, count }) => severity === 'error' && count > 0)).toEqual([]);
});

const filesIn = (path: string) =>
	readdirSync(path, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(path.length))
		.sort()
		.map((name) => [name, readFileSync(join(path, name), 'utf8')]);

test('its bundle goes out, comes in anew and goes out the same; over itself it changes nothing', async () => {
	const [out, again] = [join(folder.path, 'out'), join(folder.path, 'again')];
	await ask((reader) => exportBundle(reader, 'lrp-2024', out));
	const { summary, moved } = await importBundle(db, out, { now: NOW });
	expect(Object.values(summary).filter(({ added, changed }) => added + changed > 0)).toEqual([]);
	expect(moved).toEqual([]);
	const other = await empty('other');
	await importBundle(other, out, { now: NOW });
	await snapshot(other, (reader) => exportBundle(reader, 'lrp-2024', again));
	expect(filesIn(again)).toEqual(filesIn(out));
}, 60_000);

test('a live figure that strangers may not read stands in the way, and one of a group that they may does not', async () => {
	const say = (body: string) =>
		transaction(db, (writer) =>
			run(
				writer,
				`update narrative set body = @body where year = 2024 and section = 'referrals' and language = 'en'`,
				{ body },
			),
		);
	const publish = () =>
		publishNow(db, {
			...{ plan: 'lrp-2024', sector: 'social-stability', ...FIRST, personId: null, now: NOW },
			noted: PUBLICATION_WARNINGS,
			reason: { en: 'One more sentence.' },
		});
	await say('In Tibnine it was {reached 2.2.c 72211}, of {reached 2.2.c LB41} in the district.');
	expect(await publish()).toMatchObject({
		errors: [{ name: 'live figures unknown', what: ['{reached 2.2.c 72211}'] }],
	});
	await say('In the district it was {reached 2.2.c LB41}, and {reached 2.2.d female} women in all.');
	expect(await publish()).toMatchObject({ revision: '1.1' });
}, 60_000);
