/** An indicator of sensitivity `district`, and what is made of it, shows strangers no lower level: anywhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILDING, raw, startApp, type App } from './support/app.ts';

const QUARTER = '/harbour/shelter/2024/q1';
const API = '/api/v1/plans/harbour/sectors/shelter';
/** Each is as sensitive as its part 1.1.c, which was reported at Upper town (ZZ111) in the district Hills (ZZ11). */
const SENSITIVE = ['1.1.c', '1.1.d', '1.1.e'];
let app: App;
beforeAll(async () => {
	app = await startApp();
}, BUILDING);
afterAll(() => app.stop());

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
	expect(await read(`${QUARTER}/donors/D1`)).not.toContain('/places/ZZ111');
	for (const row of await rowsOf(`${QUARTER}/donors/D1/places.csv`)) expect(row).not.toContain('ZZ111');
});

test('the file of the dashboard’s places has no sensitive indicator', async () => {
	for (const row of await rowsOf(`${QUARTER}/places.csv`)) {
		expect(SENSITIVE.filter((code) => row.startsWith(code))).toEqual([]);
	}
});
