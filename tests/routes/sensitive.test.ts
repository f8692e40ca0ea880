/** An indicator of sensitivity `district`, and what is made of it, shows strangers no lower level: anywhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activityDonor } from '#db/schema/index.ts';
import { storeLayer } from '#lib/server/places/commands/storeLayer.ts';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { closeDatabase, openDatabase, transaction } from '#lib/server/database/driver.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { seed } from './support/seed.ts';

const QUARTER = '/harbour/shelter/2024/q1';
const API = '/api/v1/plans/harbour/sectors/shelter';
/** Each is as sensitive as its part 1.1.c, which was reported at Upper town (ZZ111) in the district Hills (ZZ11). */
const SENSITIVE = ['1.1.c', '1.1.d', '1.1.e'];
/** The municipality drawn, so that a picture of areas could give it away. */
const TOPOLOGY = JSON.stringify({
	type: 'Topology',
	objects: {
		shapes: {
			type: 'GeometryCollection',
			properties: { level: 3, source: null, disclaimer: null },
			geometries: [{ type: 'Polygon', id: 'ZZ111', arcs: [[0]] }],
		},
	},
	arcs: [
		[
			[35, 33],
			[36, 33],
			[36, 34],
			[35, 33],
		],
	],
});
let app: App;
beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seed(path);
		const db = openDatabase(path);
		await transaction(db, async (writer) => {
			// The donor's money is in the sensitive activity as well.
			await writer.insert(activityDonor).values({ activityId: 4, donorId: 3 });
			const layer = { level: 3, topology: TOPOLOGY, shapes: 1, source: null, disclaimer: null } as const;
			await storeLayer(writer, 1, layer, new Date());
			await rebuildTotals(writer, 1);
		});
		await closeDatabase(db);
	});
}, BUILDING);
afterAll(() => app.stop());

/** What stands under a key anywhere in an answer. */
function keysOf(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(keysOf);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}

async function read(path: string): Promise<string> {
	const { status, body } = await raw(app, path);
	expect(status, path).toBe(200);
	return body.toString();
}

/** The rows of a file without its two heading rows. */
async function rowsOf(path: string): Promise<string[]> {
	return (await read(path)).trim().split(/\r?\n/).slice(2);
}

describe.each(SENSITIVE)('%s', (code) => {
	const map = `indicator=${code}`;

	test('stands at its district on the map and its file', async () => {
		expect(await read(`${QUARTER}/map?${map}`)).toMatch(/place=ZZ11(?!1)/);
		expect(await rowsOf(`${QUARTER}/map.csv?${map}`)).toEqual([expect.stringContaining(',ZZ11,')]);
	});

	test.each(['', '&show=areas', '&sex=female', '&partner=P1', '&donor=D1', '&window=quarter'])(
		'is not on the map by municipality, its file and its picture, with “%s”',
		async (more) => {
			const asked = `${map}&level=3${more}`;
			const page = await read(`${QUARTER}/map?${asked}`);
			expect(page).toContain('not shown below the district');
			expect(page).not.toContain('data-place="ZZ111"');
			expect(page).not.toContain('place=ZZ111');
			expect(await rowsOf(`${QUARTER}/map.csv?${asked}`)).toEqual([]);
			expect(await read(`${QUARTER}/map.svg?${asked}`)).not.toContain('ZZ111');
		},
	);

	test('is in no picture of municipalities, and in that of districts', async () => {
		for (const type of ['svg', 'png'])
			expect((await raw(app, `${QUARTER}/where.${type}?${map}`)).status).toBe(404);
		expect((await raw(app, `/embed${QUARTER}/where?${map}&level=3`)).status).toBe(404);
		const districts = await read(`${QUARTER}/where.svg?${map}&level=2`);
		expect(districts).toContain('Hills');
		expect(districts).not.toContain('Upper town');
	});

	test('is not in the panel of a municipality, nor on its page, nor in its file', async () => {
		const panel = await read(`${QUARTER}/map?${map}&level=2&place=ZZ111`);
		const section = /<section id="place"[\s\S]*?<\/section>/.exec(panel)?.[0] ?? '';
		expect(section).toContain('Upper town');
		expect(section).not.toContain(`/indicators/${code}`);
		const page = await read(`${QUARTER}/places/ZZ111`);
		expect(page).not.toContain(`/indicators/${code}`);
		expect(page).toContain('Not shown at this level');
		const rows = await rowsOf(`${QUARTER}/places/ZZ111/values.csv`);
		expect(rows.filter((row) => row.includes(`,${code},`))).toEqual([]);
		expect(rows.length).toBeGreaterThan(0);
	});

	test('is on the page of its district, without a word of where in it', async () => {
		expect(await read(`${QUARTER}/places/ZZ11`)).toContain(`/indicators/${code}`);
		const rows = await rowsOf(`${QUARTER}/places/ZZ11/values.csv`);
		expect(rows.filter((row) => row.includes(`,${code},`))).toHaveLength(1);
	});

	test('is not among the places of its own page and file, nor of the API', async () => {
		expect(await read(`${QUARTER}/indicators/${code}`)).not.toContain('/places/ZZ111');
		const rows = await rowsOf(`${QUARTER}/indicators/${code}/places.csv`);
		expect(rows.filter((row) => row.includes('ZZ111'))).toEqual([]);
		const answer = await read(`${API}/places?indicator=${code}&year=2024&quarter=1&level=3`);
		expect(answer).not.toContain('ZZ111');
	});

	test('is unknown to the API where the municipality is the filter, and known where its district is', async () => {
		const asked = `${API}/progress?year=2024&quarter=1&compare=previous-year`;
		const figureIn = async (more: string) => {
			const { indicators } = JSON.parse(await read(asked + more)) as {
				indicators: { code: string; reached: number | null; by_sex: object; previous: unknown }[];
			};
			return indicators.find((one) => one.code === code);
		};
		expect((await figureIn('&place=ZZ11'))?.reached).not.toBeNull();
		for (const more of ['&place=ZZ111', '&place=ZZ111&donor=D1', '&place=ZZ111&sex=female']) {
			const figure = await figureIn(more);
			expect(figure?.reached, more).toBeNull();
			expect(JSON.stringify(figure), more).not.toContain('123.45');
		}
	});

	test('is beside another district only as a district', async () => {
		expect(await read(`${QUARTER}/compare?place=ZZ11&other=ZZ1`)).toContain(`/indicators/${code}`);
		for (const asked of ['place=ZZ111', 'other=ZZ111', 'place=ZZ11&other=ZZ111']) {
			for (const page of ['compare', 'compare.csv']) {
				expect((await raw(app, `${QUARTER}/${page}?${asked}`)).status).toBe(404);
			}
		}
	});
});

test('a donor’s page and file tell districts, and count no municipalities of it', async () => {
	const page = await read(`${QUARTER}/donors/D1`);
	expect(page).toContain('/indicators/1.1.c');
	expect(page).toContain('/places/ZZ11"');
	expect(page).not.toContain('/places/ZZ111');
	const rows = await rowsOf(`${QUARTER}/donors/D1/places.csv`);
	expect(rows.filter((row) => row.includes(',1.1.c,'))).toEqual([
		expect.stringMatching(/,123\.45,usd,0,F,yes$/),
	]);
	for (const row of rows) expect(row).not.toContain('ZZ111');
});

test('who does what where tells its district, and counts no municipalities of it', async () => {
	const answer = await read(`${API}/partners?year=2024&quarter=1`);
	const { activities } = JSON.parse(answer) as {
		activities: { indicator: { code: string }; place: { pcode: string }; municipalities: number }[];
	};
	expect(activities.filter(({ indicator }) => indicator.code === '1.1.c')).toMatchObject([
		{ place: { pcode: 'ZZ11' }, municipalities: 0 },
	]);
	expect(answer).not.toContain('ZZ111');
	const rows = await rowsOf(`${QUARTER}/partners.csv`);
	expect(rows.filter((row) => row.includes('ZZ111'))).toEqual([]);
	expect(await read(`${QUARTER}/partners`)).not.toContain('/places/ZZ111');
});

test('shapes and the search for a place know the municipality, and not a figure of it', async () => {
	const shapes = await read(`${API}/geometry?level=3`);
	expect(JSON.parse(shapes)).toMatchObject({
		objects: { shapes: { geometries: [{ id: 'ZZ111', properties: { place: 'ZZ111' } }] } },
	});
	const drawn = ['type', 'id', 'arcs', 'properties', 'place', 'level', 'source', 'disclaimer'];
	for (const key of keysOf(JSON.parse(shapes)))
		expect([...drawn, 'objects', 'shapes', 'geometries']).toContain(key);
	const found = await read(`${API}/places/search?q=Upper%20town`);
	expect(JSON.parse(found)).toMatchObject({ places: [{ pcode: 'ZZ111' }] });
	expect(keysOf(JSON.parse(found))).not.toEqual(expect.arrayContaining(['reached']));
	for (const figure of ['123', '1.1.c']) expect(found).not.toContain(figure);
	const page = await read(`${QUARTER}/map?indicator=1.1.c&level=2&find=Upper%20town`);
	const search = /<search[\s\S]*?<\/search>/.exec(page)?.[0] ?? '';
	expect(search).toContain('Upper town');
	expect(search).not.toContain('123');
});

test('the file of the dashboard’s places has no sensitive indicator', async () => {
	for (const row of await rowsOf(`${QUARTER}/places.csv`)) {
		expect(SENSITIVE.filter((code) => row.startsWith(code))).toEqual([]);
	}
});
