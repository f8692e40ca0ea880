/** A plan that protects small counts shows strangers no group, no partner's, donor's or tag's figure, no municipality: anywhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#lib/access/permission.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { closeDatabase, openDatabase, run, transaction } from '#lib/server/database/driver.ts';
import { insertEntry } from '../support/entries.ts';
import { READABLE, addressOf } from './support/addresses.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, seedPeople } from './support/people.ts';

const QUARTER = '/harbour/shelter/2024/q1';
const API = '/api/v1/plans/harbour/sectors/shelter';
const ASKED = 'year=2024&quarter=1';
/** Of the quarter, the district and everything above it: what may be known. */
const WHOLE = 105_026;
/** Women, men, what was not told apart, and each partner's in its own municipality: what may not. */
const HIDDEN = [60_017, 30_019, 14_990, 100_003, 5_023];
let app: App;
let cookies: Record<Role, string>;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		const db = openDatabase(path);
		await transaction(db, async (writer) => {
			await run(writer, 'update plan set minimum_count = 5, demonstration = 0 where id = 1');
			await run(
				writer,
				`insert into place (id, plan_id, pcode, name, level, kind, parent_id, governorate_id, district_id, lat, lon)
				values (5, 1, 'ZZ112', '{"en":"Lower town"}', 3, 'municipality', 3, 2, 3, 33.6, 35.6)`,
			);
			await run(writer, 'update entry set total = 100003 where id = 2');
			await run(writer, 'update cell set value = 60017 where combination_id = 1');
			await run(writer, 'update cell set value = 30019 where combination_id = 2');
			await run(
				writer,
				`insert into report (id, sector_id, partner_id, period_id, state, counts, updated_at)
				values (9, 1, 2, 2, 'approved', 1, 0)`,
			);
			const row = { reportId: 9, indicatorId: 1, status: 'completed', eligible: true } as const;
			await insertEntry(writer, { ...row, id: 99, reference: 'B1', placeId: 5, total: 5023 });
			await rebuildTotals(writer, 1);
		});
		await closeDatabase(db);
	});
	cookies = await cookiesOf(app);
}, BUILDING);
afterAll(() => app.stop());

const asked = (path: string, role: Role = 'stranger') =>
	raw(app, path, { headers: { ...(cookies[role] && { cookie: cookies[role] }), accept: 'text/html' } });

/** Those of the figures that a text tells, as files and as pages write them. */
const told = (text: string, figures: readonly number[]) =>
	figures.filter((figure) => text.includes(String(figure)) || text.includes(figure.toLocaleString('en')));

const FILTERS = [
	'partner=P1',
	'donor=D1',
	'tag=flood',
	'sex=female',
	'cohort=hosts',
	'place=ZZ111',
	'place=ZZ112',
	'place=ZZ11&partner=P1',
	'place=ZZ11&sex=female',
	'level=3',
	'window=quarter',
	'show=areas',
	'window=quarter&level=3&partner=P1&show=areas',
];

describe('a stranger', () => {
	test.each(READABLE.filter((route) => !/^\/(reports|review|manage|account|audit)/.test(route)))(
		'is told no hidden figure at %s, whatever is asked of it',
		async (route) => {
			const address = addressOf(route);
			for (const place of ['ZZ111', 'ZZ112', 'ZZ11', 'ZZ']) {
				for (const filter of ['', ...FILTERS]) {
					const path =
						address.replace('ZZ111', place) + (filter && (address.includes('?') ? '&' : '?') + filter);
					for (const one of [
						path,
						...(address.startsWith('/api/') ? [] : [path.replace(/(?=\?|$)/, '/__data.json')]),
					]) {
						const { body, status } = await asked(one);
						expect(status, one).toBeLessThan(500);
						expect(told(body.toString(), HIDDEN), one).toEqual([]);
					}
				}
				if (!address.includes('ZZ111')) break;
			}
		},
	);

	test('reads the whole, governorates and districts', async () => {
		for (const path of [
			QUARTER,
			`${QUARTER}/progress.csv`,
			`${QUARTER}/indicators/1.1.a`,
			`${QUARTER}/map?indicator=1.1.a`,
			`${QUARTER}/map.csv?indicator=1.1.a&level=1`,
			`${QUARTER}/places/ZZ11`,
			`${API}/progress?${ASKED}&place=ZZ11`,
			`${API}/places?indicator=1.1.a&${ASKED}&level=2`,
			`${API}/people?${ASKED}`,
		]) {
			expect(told((await asked(path)).body.toString(), [WHOLE]), path).toEqual([WHOLE]);
		}
		expect((await asked(QUARTER)).body.toString()).toContain('Small counts are protected');
	});

	test('is refused what would tell them apart, with a sentence', async () => {
		const filters = ['partner=P1', 'donor=D1', 'tag=x', 'place=ZZ111', 'sex=female', 'cohort=hosts'];
		for (const filter of filters) {
			const { status, body } = await asked(`${API}/progress?${ASKED}&${filter}`);
			expect([status, JSON.parse(body.toString())], filter).toMatchObject([403, { code: 'not-published' }]);
		}
		expect((await asked(`${API}/partners?${ASKED}`)).status).toBe(403);
		for (const path of [
			'partners',
			'partners.csv',
			'donors/D1',
			'donors/D1/results.csv',
			'indicators/1.1.a/groups.csv',
			'map?partner=P1',
			'map.csv?sex=female',
			'map.svg?donor=D1',
		]) {
			const { status, body } = await asked(`${QUARTER}/${path}`);
			expect(status, path).toBe(404);
			// A file that is not there is a plain sentence.
			if (!/\.(csv|svg)/.test(path)) expect(body.toString(), path).toContain('protects people');
		}
	});

	test('has no group in any answer', async () => {
		const { indicators } = JSON.parse((await asked(`${API}/progress?${ASKED}`)).body.toString()) as {
			indicators: Record<string, object>[];
		};
		for (const dimension of DIMENSIONS) {
			for (const one of indicators) expect(one[`by_${dimension}`]).toEqual({});
		}
	});
});

test.each([
	'person',
	'reader',
	'donor',
	'clearer',
	'partner_reporter',
	'partner_approver',
	'unproven',
] as const)('a %s sees what strangers see', async (role) => {
	expect((await asked(`${API}/partners?${ASKED}`, role)).status).toBe(403);
	expect(told((await asked(`${QUARTER}/indicators/1.1.a`, role)).body.toString(), HIDDEN)).toEqual([]);
});

test.each(['coordinator', 'administrator'] as const)('a %s sees all of it', async (role) => {
	const text = (await asked(`${QUARTER}/indicators/1.1.a`, role)).body.toString();
	expect(told(text, HIDDEN)).toEqual(HIDDEN);
	expect((await asked(`${API}/progress?${ASKED}&partner=P1`, role)).status).toBe(200);
});

test('the start says so', () => {
	expect(app.log()).toContain('Plan harbour: minimum_count is 5');
});
