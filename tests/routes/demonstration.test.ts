/** The published figures at the addresses under which everybody reads them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { addOpenDemonstration } from '../support/demonstration.ts';
import { figureNamed, readPublished, type PublishedFigure } from '../support/published.ts';
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
		await migrate(db);
		await addOpenDemonstration(db, new Date('2024-05-03T09:00:00Z'));
		await closeDatabase(db);
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

test('where: each municipality that was published, and what has none', async () => {
	const { indicators } = await get<{ indicators: (Indicator & { code: string })[] }>(`/progress?${WINDOW}`);
	const placesOf = async (figure: PublishedFigure) => {
		const code = indicators.find(({ name }) => name === figure.name)?.code ?? '';
		const answer = await get<{
			places: { reached: number }[];
			without_place: number | null;
		}>(`/places?indicator=${code}&level=3&${WINDOW}`);
		return { ...answer, sum: answer.places.reduce((all, { reached }) => all + reached, 0) };
	};
	const projects = figureNamed(outputs, '# of municipalities with basic service');
	const waste = figureNamed(outputs, '# of municipalities with SWM');
	expect([projects.reached, waste.reached]).toEqual([7, 2]);
	for (const figure of [projects, waste]) {
		const { places, without_place, sum } = await placesOf(figure);
		expect([places.length, sum, without_place]).toEqual([figure.reached, figure.reached, 0]);
	}
	const initiatives = figureNamed(headlines, '# of youth empowerment');
	expect([initiatives.reached, initiatives.not_geographically_disaggregated]).toEqual([32, 14]);
	const { sum, without_place } = await placesOf(initiatives);
	expect(without_place).toBe(initiatives.not_geographically_disaggregated);
	expect(sum + (without_place ?? 0)).toBe(initiatives.reached);
});

test('the dashboard’s small maps draw them, and a footnote says how the 14 are read', async () => {
	const page = await (await fetch(`${app.origin}/lrp-2024/social-stability/2024/q1`)).text();
	const where = /<section aria-labelledby="where"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
	const maps = where.match(/<svg[^>]* role="img"[\s\S]*?<\/svg>/g) ?? [];
	const circles = maps.map((map) => map.match(/<circle /g)?.length);
	const [projects, waste] = ['# of municipalities with basic', '# of municipalities with SWM'].map(
		(start) => figureNamed(outputs, start).reached,
	);
	// What varies most from place to place is drawn large, before the others.
	expect(maps[0]).toContain('# of youth empowerment initiatives');
	expect(circles.slice(1)).toEqual([projects, waste]);
	expect(where).toContain('14: place unknown');
	const [, note] = /Youth empowerment initiatives[\s\S]*?href="#note-(\d+)"/.exec(where) ?? [];
	const [, text] = new RegExp(`<li id="note-${note}"[^>]*>([\\s\\S]*?)</li>`).exec(page) ?? [];
	expect(text).toContain('14 of the 32; read literally, there would be 46');
	const map = await fetch(`${app.origin}/lrp-2024/social-stability/2024/q1/map?indicator=2.2.a`);
	expect(await map.text()).toContain('read literally, there would be 46');
	const file = await fetch(`${app.origin}/lrp-2024/social-stability/2024/q1/map.svg?indicator=2.2.a`);
	expect(await file.text()).toContain('read here as 14 of the 32');
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
