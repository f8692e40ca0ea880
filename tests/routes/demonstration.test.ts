/** The published figures at the addresses under which everybody reads them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, migrate, openDatabase } from '#lib/server/db.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { readPublished, type PublishedFigure } from '../support/published.ts';
import { SEED } from '../support/seedFiles.ts';
import { BUILDING, startApp, type App } from './support/app.ts';

interface Indicator {
	readonly name: string;
	readonly reached: number | null;
	readonly target: number | null;
	readonly share: number | null;
	readonly by_sex: Record<string, number>;
	readonly previous: { readonly reached: number | null } | null;
}

const { headline_indicators: headlines, output_indicators: outputs, people } = readPublished();
const everyFigure: readonly PublishedFigure[] = [...headlines, ...outputs];
const SECTOR = '/api/v1/plans/lrp-2024/sectors/social-stability';
const WINDOW = 'year=2024&quarter=1&window=year-to-date';
let app: App;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		const db = openDatabase(path);
		migrate(db);
		await importBundle(db, SEED, { now: new Date('2024-05-03T09:00:00Z') });
		closeDatabase(db);
	});
}, BUILDING);
afterAll(() => app.stop());

async function get<Answer>(path: string): Promise<Answer> {
	const answer = await fetch(app.origin + SECTOR + path);
	expect(answer.status).toBe(200);
	return (await answer.json()) as Answer;
}

test('every headline and output figure, its target, and the year before', async () => {
	const query = `/progress?${WINDOW}&compare=previous-year`;
	const { indicators } = await get<{ indicators: Indicator[] }>(query);
	const answered = everyFigure.map(({ name }) => {
		const found = indicators.find((indicator) => indicator.name === name);
		return { name, reached: found?.reached, target: found?.target, share: found?.share };
	});
	expect(answered).toEqual(
		everyFigure.map(({ name, reached, target }) => ({
			name,
			reached,
			target: target ?? null,
			share: target ? reached / target : null,
		})),
	);
	const before = outputs.map(
		({ name }) => indicators.find((one) => one.name === name)?.previous?.reached ?? null,
	);
	expect(before).toEqual(outputs.map((figure) => figure.same_quarter_previous_year ?? null));
	for (const { name, sex } of everyFigure.filter((figure) => figure.sex)) {
		expect(indicators.find((one) => one.name === name)?.by_sex, name).toEqual(sex);
	}
});

test('the people reached, and that they are a demonstration', async () => {
	expect(await get(`/people?${WINDOW}`)).toMatchObject({
		demonstration: true,
		reached: people.total,
		by_sex: people.sex,
		unknown: { sex: 0 },
	});
});

test('12 of 14 partners', async () => {
	expect(await get(`/progress?${WINDOW}`)).toMatchObject({
		reports: { expected: 14, approved: 12, submitted: 1 },
		previous_reports: null,
	});
});
