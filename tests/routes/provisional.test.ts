/** Provisional figures of what a donor funds: for its own people and those who review, and for nobody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#lib/access/permission.ts';
import { closeDatabase, openDatabase, run, transaction } from '#lib/server/database/driver.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, seedPeople } from './support/people.ts';
import { insertEntry } from '../support/entries.ts';

const PROGRESS =
	'/api/v1/plans/harbour/sectors/shelter/progress?year=2024&quarter=2&window=quarter&provisional=true';
const PAGE = '/harbour/shelter/2024/q2/donors';
const MARK = 'Provisional.';
let app: App;
let cookies: Record<Role, string>;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		const db = openDatabase(path);
		await transaction(db, async (writer) => {
			await run(
				writer,
				`insert into organisation (id, plan_id, code, name, type) values (90, 1, 'D2', '{"en":"Donor two"}', 'donor')`,
			);
			// The submitted row of 9 names the donor; another of 4000 names the other one, a third nobody.
			await run(writer, `insert into activity_donor (activity_id, donor_id) values (5, 3)`);
			for (const [id, total] of [
				[91, 4000],
				[92, 70_000],
			] as const) {
				const row = { reportId: 3, indicatorId: 1, status: 'completed', eligible: true } as const;
				await insertEntry(writer, { ...row, id, reference: `X${id}`, total });
			}
			await run(writer, `insert into activity_donor (activity_id, donor_id) values (91, 90)`);
		});
		await closeDatabase(db);
	});
	cookies = await cookiesOf(app);
}, BUILDING);
afterAll(() => app.stop());

const get = (role: Role, path: string) =>
	raw(app, path, { headers: { ...(cookies[role] && { cookie: cookies[role] }), accept: 'text/html' } });

async function figure(role: Role, donor: string): Promise<number | null> {
	const { status, body: text } = await get(role, `${PROGRESS}${donor && `&donor=${donor}`}`);
	if (status !== 200) return null;
	const answer = JSON.parse(text.toString()) as { indicators: { code: string; reached: number | null }[] };
	return answer.indicators.find(({ code }) => code === '1.1.a')?.reached ?? -1;
}

describe('the API', () => {
	test('tells a donor what names it, and only that', async () => {
		expect(await figure('donor', 'D1')).toBe(9);
	});

	test('refuses it another donor, a code that is none, and everybody’s', async () => {
		for (const donor of ['D2', 'P1', 'nobody', '']) {
			expect((await get('donor', `${PROGRESS}${donor && `&donor=${donor}`}`)).status, donor).toBe(403);
		}
	});

	test('refuses whoever is neither that donor nor a reviewer', async () => {
		for (const role of [
			'stranger',
			'unproven',
			'person',
			'reader',
			'partner_reporter',
			'partner_approver',
		] as const) {
			expect(await figure(role, 'D1'), role).toBeNull();
		}
		expect(await figure('coordinator', 'D2')).toBe(4000);
		expect(await figure('administrator', '')).toBe(74_009);
	});
});

describe('the donor’s page', () => {
	test('marks them as provisional for the donor itself, and keeps them in no shared store', async () => {
		const { body, headers } = await get('donor', `${PAGE}/D1`);
		expect(body.toString()).toContain(MARK);
		expect(headers['cache-control']).toContain('no-store');
		expect(body.toString()).not.toMatch(/4,000|70,000|74,009/);
	});

	test('has none of it for strangers, other donors and readers', async () => {
		for (const [role, code] of [
			['stranger', 'D1'],
			['unproven', 'D1'],
			['person', 'D1'],
			['reader', 'D1'],
			['partner_approver', 'D1'],
			['donor', 'D2'],
		] as const) {
			const { status, body } = await get(role, `${PAGE}/${code}`);
			expect([role, status]).toEqual([role, 200]);
			expect(body.toString(), role).not.toContain(MARK);
		}
	});
});
