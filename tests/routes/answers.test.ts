/** What the API answers, figure by figure, and that it is what its own document promises. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILDING, startApp, type App } from './support/app.ts';
import { answerSchema, type Document } from './support/document.ts';

const SECTOR = '/api/v1/plans/harbour/sectors/shelter';
let app: App;
beforeAll(async () => {
	app = await startApp();
}, BUILDING);
afterAll(() => app.stop());

async function get(path: string): Promise<unknown> {
	const answer = await fetch(app.origin + path);
	expect(answer.status, path).toBe(200);
	expect(answer.headers.get('content-type')).toBe('application/json');
	return answer.json();
}

interface Indicators {
	readonly indicators: readonly ({ readonly code: string } & Record<string, unknown>)[];
}

async function indicatorOf(query: string, code: string) {
	const { indicators } = (await get(`${SECTOR}/progress?${query}`)) as Indicators;
	return indicators.find((indicator) => indicator.code === code);
}

test('plans and their sectors, those that show nothing yet as well', async () => {
	expect(await get('/api/v1/plans')).toMatchObject({
		plans: [
			{ code: 'closed', demonstration: false, as_of: null, sectors: [{ code: 'shelter' }] },
			{ code: 'harbour', demonstration: true, as_of: '2024-05-03T08:00:00.000Z', status: 'Draft' },
		],
	});
});

describe('progress', () => {
	const QUARTER = 'year=2024&quarter=1';

	test('says whose figures they are, in the framework’s order', async () => {
		const answer = (await get(`${SECTOR}/progress?${QUARTER}`)) as Indicators;
		expect(answer).toMatchObject({
			plan: 'harbour',
			sector: 'shelter',
			demonstration: true,
			as_of: '2024-05-03T08:00:00.000Z',
			year: 2024,
			quarter: 1,
			window: 'year-to-date',
			reports: { expected: 2, approved: 1, submitted: 0 },
			previous_reports: null,
		});
		expect(answer.indicators.map(({ code }) => code)).toEqual([
			'1.1.a',
			'1.1.b',
			'1.1.c',
			'1.1.d',
			'1.1.e',
			'1.1.f',
		]);
	});

	test('gives figures unrounded, in the unit’s own numbers', async () => {
		expect(await indicatorOf(QUARTER, '1.1.a')).toMatchObject({
			reached: 100,
			target: 300,
			share: 1 / 3,
			expected: 75,
			pace: 100 / 75,
			status: 'on track',
			disaggregation_known: { sex: 0.9, cohort: 0 },
			by_sex: { female: 60, male: 30 },
			without_place: 0,
			previous: null,
		});
		expect(await indicatorOf(QUARTER, '1.1.d')).toMatchObject({ reached: 123.45, made_of: ['1.1.c'] });
		expect(await indicatorOf(QUARTER, '1.1.e')).toMatchObject({ reached: 123.45 / 100 });
	});

	test('tells unknown from zero', async () => {
		expect(await indicatorOf(QUARTER, '1.1.f')).toMatchObject({
			reached: null,
			share: null,
			status: 'not reported',
		});
	});

	test('tells the quarter from the year to date', async () => {
		const of = (quarter: number, window: string) =>
			indicatorOf(`year=2024&quarter=${quarter}&window=${window}`, '1.1.a');
		expect(await of(1, 'quarter')).toMatchObject({ reached: 100, expected: null });
		expect(await of(1, 'year-to-date')).toMatchObject({ reached: 100, expected: 75 });
		expect(await of(2, 'quarter')).toMatchObject({ reached: null, expected: null });
		// It has not opened: nothing is expected of it.
		expect(await of(2, 'year-to-date')).toMatchObject({ reached: 100, expected: null });
	});

	test('compares with the year before only when asked', async () => {
		expect(await indicatorOf(`${QUARTER}&compare=previous-year`, '1.1.a')).toMatchObject({
			previous: { reached: 50, change: 1, difference: 50, unknown_parts: [] },
		});
	});

	test.each([
		['partner=P1', 100],
		['partner=P2', null],
		['donor=D1', 100],
		['donor=P1', null],
		['place=ZZ111', 100],
		['place=ZZ', 100],
		['sex=female', 60],
		['sex=female&partner=P1&place=ZZ1&donor=D1', 60],
		['cohort=hosts', null],
		['tag=flood', null],
	])('filtered by %s', async (filter, reached) => {
		expect(await indicatorOf(`${QUARTER}&${filter}`, '1.1.a')).toMatchObject({ reached });
	});

	test('a sensitive indicator, and what is made of it, shows nothing below the district', async () => {
		for (const code of ['1.1.c', '1.1.d', '1.1.e']) {
			expect(await indicatorOf(`${QUARTER}&place=ZZ111`, code)).toMatchObject({
				withheld: true,
				reached: null,
				share: null,
				by_sex: {},
				previous: null,
			});
			const district = await indicatorOf(`${QUARTER}&place=ZZ11`, code);
			expect(district).toMatchObject({ withheld: false });
			expect(district?.reached).not.toBeNull();
		}
	});
});

test('people reached, with what is unknown of them', async () => {
	expect(await get(`${SECTOR}/people?year=2024&quarter=1&window=quarter`)).toMatchObject({
		reached: 100,
		method: 'largest',
		without_place: 0,
		by_sex: { female: 60, male: 30 },
		by_cohort: {},
		unknown: { sex: 10, cohort: 100 },
		indicators: ['1.1.a'],
	});
	expect(await get(`${SECTOR}/people?year=2023&quarter=4&window=quarter`)).toMatchObject({
		reached: null,
		unknown: { sex: null },
	});
});

test('a series has every quarter of the plan', async () => {
	expect(await get(`${SECTOR}/series?indicator=1.1.a`)).toMatchObject({
		indicator: '1.1.a',
		unit: 'people',
		series: [
			{ year: 2023, quarter: 1, reached: 50, year_to_date: 50, expected: null, target: null },
			{ year: 2024, quarter: 1, reached: 100, year_to_date: 100, expected: 75, target: 300 },
			{ year: 2024, quarter: 2, reached: null, year_to_date: 100, expected: 150, target: 300 },
		],
	});
});

describe('places', () => {
	const places = (query: string) => get(`${SECTOR}/places?year=2024&quarter=1&${query}`);

	test('at the municipalities unless asked otherwise', async () => {
		expect(await places('indicator=1.1.a')).toMatchObject({
			level: 3,
			withheld: false,
			places: [{ pcode: 'ZZ111', name: 'Upper town', parent: 'ZZ11', reached: 100, partners: 1 }],
		});
		expect(await places('indicator=1.1.a&level=1')).toMatchObject({
			level: 1,
			places: [{ pcode: 'ZZ1', name_ar: 'الشمال', reached: 100 }],
		});
	});

	test.each(['1.1.c', '1.1.d', '1.1.e'])('%s is withheld below the district', async (code) => {
		expect(await places(`indicator=${code}`)).toMatchObject({ withheld: true, places: [] });
		expect(await places(`indicator=${code}&level=2`)).toMatchObject({
			withheld: false,
			places: [{ pcode: 'ZZ11' }],
		});
	});
});

test('places by a spelling of their name', async () => {
	expect(await get(`${SECTOR}/places/search?q=uper%20twn`)).toMatchObject({
		plan: 'harbour',
		demonstration: true,
		places: [
			{
				pcode: 'ZZ111',
				name: 'Upper town',
				level: 3,
				kind: 'municipality',
				parent: 'ZZ11',
				district: { pcode: 'ZZ11', name: 'Hills' },
				governorate: { pcode: 'ZZ1', name_ar: 'الشمال' },
			},
		],
	});
	expect(await get(`${SECTOR}/places/search?q=${encodeURIComponent('شمال')}`)).toMatchObject({
		places: [{ pcode: 'ZZ1', level: 1, kind: null, parent: 'ZZ', score: 0.95 }],
	});
	expect(await get(`${SECTOR}/places/search?q=zzyzx`)).toMatchObject({ places: [] });
});

test('funding of a year, sub-grants in none of the sums', async () => {
	expect(await get(`${SECTOR}/funding?year=2024`)).toMatchObject({
		year: 2024,
		required: 1000,
		received: 400.5,
		carry_over: 0,
		committed: 0,
		pledged: 200,
		gap: 599.5,
		coverage: 0.4005,
		sub_grants: 50,
		outputs: [
			{ output: '1.1', required: 1000, received: 400.5 },
			{ output: null, required: null, pledged: 200 },
		],
		donors: [{ donor: { code: 'D1', name: 'Donor one' }, received: 400.5, pledged: 200 }],
		partners: [
			{ partner: { code: 'P1' }, received: 400.5, sub_grants_out: 50 },
			{ partner: null, pledged: 200 },
			{ partner: { code: 'P2' }, received: 0, sub_grants_in: 50 },
		],
	});
	expect(await get(`${SECTOR}/funding?year=2023`)).toMatchObject({
		required: null,
		received: null,
		gap: null,
		coverage: null,
		outputs: [],
		donors: [],
	});
});

test('who does what where', async () => {
	expect(await get(`${SECTOR}/partners?year=2024&quarter=1`)).toMatchObject({
		reports: { expected: 2, approved: 1 },
		activities: [
			{
				partner: { code: 'P1', name: 'Partner one', type: 'nngo' },
				indicator: { code: '1.1.a', unit: 'people' },
				output: '1.1',
				place: { pcode: 'ZZ11', level: 2 },
				reached: 100,
				municipalities: 1,
			},
			{ indicator: { code: '1.1.b' }, reached: 1 },
			{ indicator: { code: '1.1.c' }, reached: 123.45, municipalities: 0 },
		],
	});
});

test.each([
	['/api/v1/plans', '/api/v1/plans'],
	['progress', `${SECTOR}/progress?year=2024&quarter=1&compare=previous-year`],
	['progress', `${SECTOR}/progress?year=2023&quarter=3&sex=male&place=ZZ111`],
	['people', `${SECTOR}/people?year=2024&quarter=1`],
	['people', `${SECTOR}/people?year=2023&quarter=2&window=quarter`],
	['series', `${SECTOR}/series?indicator=1.1.e`],
	['places', `${SECTOR}/places?indicator=1.1.b&year=2024&quarter=1&level=2`],
	['partners', `${SECTOR}/partners?year=2024&quarter=1`],
	['search', `${SECTOR}/places/search?q=upper`],
	['funding', `${SECTOR}/funding?year=2024`],
	['funding', `${SECTOR}/funding?year=2023`],
])('%s answers as the document says', async (name, path) => {
	const document = (await get('/api/v1/openapi.json')) as Document;
	const schema = answerSchema(document, name);
	const answer = await get(path);
	expect(schema.safeParse(answer).error?.issues ?? []).toEqual([]);
	// Nothing undocumented leaves, and nothing documented is missing.
	expect(schema.safeParse({ ...(answer as object), undocumented: 1 }).success).toBe(false);
	for (const field of Object.keys(answer as object)) {
		expect(schema.safeParse({ ...(answer as object), [field]: undefined }).success, field).toBe(false);
	}
});
