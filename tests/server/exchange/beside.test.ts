/** Services and counts of referrals in a bundle, in and out. Source: docs/exchange.md, services.csv and referrals.csv. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, snapshot } from '#lib/server/database/driver.ts';
import { exportBundle } from '#lib/server/exchange/export.ts';
import { TABLES } from '#lib/server/exchange/csv/columns.ts';
import { REFERRAL_COLUMNS } from '#lib/referral/columns.ts';
import { ALL_SERVICE_COLUMNS } from '#lib/service/columns.ts';
import { MOST_SERVICES } from '#lib/service/service.ts';
import type { OpenSectors } from '#lib/server/http/openSectors.ts';
import { listPlans, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { receiveReferrals } from '#lib/server/referral/receiveReferrals.ts';
import { receiveServices } from '#lib/server/service/receiveServices.ts';
import { BESIDE, REFERRALS, referrals, SERVICES, services } from '../../support/besideFigures.ts';
import { tinyRows, withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

const NONE = { added: 0, changed: 0 };
const linesOf = (text: string | undefined) => text?.trim().split('\n').slice(2);

test('what came in goes out in its order, and in again as it is', async () => {
	const { take, files } = await workshop();
	const { summary } = await take(BESIDE);
	expect([summary.services, summary.referrals]).toEqual([
		{ added: 2, changed: 0 },
		{ added: 3, changed: 0 },
	]);
	const first = await files();
	expect(linesOf(first['services.csv'])).toEqual([SERVICES.food, SERVICES.law]);
	expect(linesOf(first['referrals.csv'])).toEqual([REFERRALS.outside, ...REFERRALS.own]);
	expect(first['services.csv']?.split('\n')[0]).toBe(SERVICES.head);
	expect(first['referrals.csv']?.split('\n')[0]).toBe(REFERRALS.head);
	const again = await workshop();
	await again.take(first);
	expect(await again.files()).toEqual(first);
	const { summary: nothing } = await again.take(first);
	expect([nothing.services, nothing.referrals]).toEqual([NONE, NONE]);
});

test('the columns are those of the pages that take such files', () => {
	const names = (table: 'services.csv' | 'referrals.csv') => TABLES[table].map(({ name }) => name).sort();
	expect(names('services.csv')).toEqual([...ALL_SERVICE_COLUMNS].sort());
	const { needed, spare } = REFERRAL_COLUMNS;
	expect(names('referrals.csv')).toEqual([...needed, ...spare].sort());
});

test('each file, sent alone on its page, says what is stored already', async () => {
	const { take, files, db } = await workshop();
	await take(BESIDE);
	const out = await files();
	const [found] = await snapshot(db, listPlans);
	if (!found) throw new Error('no plan');
	const sectors = await snapshot(db, (reader) => listPlanSectors(reader, 1));
	const act = { planId: 1, personId: 1, now: new Date('2024-06-01T09:00:00Z') };
	const open: OpenSectors = { plan: found.plan, mayAll: true, sectors, act };
	const request = (file: string) => {
		const body = new FormData();
		body.set('sent', new File([out[file] ?? ''], file));
		return new Request('http://x', { method: 'POST', body });
	};
	const same = { faults: [], faultCount: 0, changed: 0 };
	expect(await receiveServices(db, request('services.csv'), open)).toEqual({ ...same, lines: 2 });
	expect(await receiveReferrals(db, request('referrals.csv'), open)).toEqual({ ...same, lines: 4 });
});

test('a month of a sender is replaced whole, and other months stay', async () => {
	const { take, files } = await workshop();
	await take(BESIDE);
	const line = '2024-01,stability,P1,health,P2,ZZ11,,female,,accepted,15,';
	expect((await take(referrals(line))).summary.referrals).toEqual({ added: 0, changed: 1 });
	expect(linesOf((await files())['referrals.csv'])).toEqual([REFERRALS.outside, line, REFERRALS.own[2]]);
});

test('a service takes the place of its own alone, and offered as before it keeps the later confirmation', async () => {
	const { take, files } = await workshop();
	await take(BESIDE);
	const [earlier, later] = ['2024-05-01', '2024-05-31'].map((day) =>
		SERVICES.food.replace('2024-05-30', day),
	);
	expect((await take(services(earlier ?? ''))).summary.services).toEqual(NONE);
	expect((await take(services(later ?? ''))).summary.services).toEqual({ added: 0, changed: 1 });
	const other = SERVICES.food.replace('Food', 'Bread').replace('2024-05-30', '2024-05-01');
	expect((await take(services(other))).summary.services).toEqual({ added: 0, changed: 1 });
	expect(linesOf((await files())['services.csv'])).toEqual([other, SERVICES.law]);
});

test('a line that stands twice counts once, and a merged organisation is the one that stays', async () => {
	const { take, files } = await workshop();
	const organisations = [...tinyRows('organisations.csv'), 'P9,Partner nine,nngo'];
	const [head, ...all] = organisations.map(
		(row, i) => `${row},${i === 0 ? 'merged_into' : row.startsWith('P9') ? 'P1' : ''}`,
	);
	await take({
		'organisations.csv': [head, ...all, ''].join('\n'),
		...referrals(REFERRALS.own[0], REFERRALS.own[0].replace('P1', 'P9')),
		...services(SERVICES.food.replace('P1', 'P9')),
	});
	const out = await files();
	expect(linesOf(out['referrals.csv'])).toEqual([REFERRALS.own[0]]);
	expect(linesOf(out['services.csv'])).toEqual([SERVICES.food]);
});

test('lines that became alike as two organisations became one are one line, which stays so', async () => {
	const { take, files, db } = await workshop();
	await take(referrals(REFERRALS.own[0]));
	await run(
		db.writer,
		`insert into referral (plan_id, month, from_sector, from_id, to_sector, to_id, district_id, sex_id, status, count)
		select plan_id, month, from_sector, from_id, to_sector, to_id, district_id, sex_id, status, 5 from referral`,
	);
	const out = await files();
	expect(linesOf(out['referrals.csv'])).toEqual([REFERRALS.own[0].replace(',12,', ',17,')]);
	expect((await take(out)).summary.referrals).toEqual(NONE);
});

test.each([
	['services.csv', SERVICES.food.replace('P1', 'P8'), 'organisation', 'unknown code'],
	['services.csv', SERVICES.food.replace('ZZ11', 'ZZ1'), 'districts', 'unknown code'],
	['services.csv', SERVICES.food.replace('ar;en', 'ar;qq9'), 'languages', 'unknown code'],
	['services.csv', SERVICES.food.replace(',food,', ',bread,'), 'need', 'unknown word'],
	['services.csv', SERVICES.food.replace('S2', 'S 2'), 'code', 'bad code'],
	['services.csv', SERVICES.food.replace('2024-05-30', '2024-06-02'), 'confirmed_on', 'bad date'],
	['services.csv', SERVICES.food.replace('Food', ''), 'name', 'missing value'],
	['services.csv', SERVICES.food.replace('Monday', 'x'.repeat(501)), 'hours', 'too long'],
	['referrals.csv', REFERRALS.own[0].replace('2024-01', '2024-13'), 'month', 'bad month'],
	['referrals.csv', REFERRALS.own[0].replace('2024-01', '2026-01'), 'month', 'missing period'],
	['referrals.csv', REFERRALS.own[0].replace('P1', 'P8'), 'from', 'unknown code'],
	['referrals.csv', REFERRALS.own[0].replace('ZZ11', 'M1'), 'district', 'unknown code'],
	['referrals.csv', REFERRALS.own[0].replace('female', 'martian'), 'sex', 'unknown code'],
	['referrals.csv', REFERRALS.own[0].replace('stability', 'nowhere'), 'from_sector', 'unknown code'],
	['referrals.csv', REFERRALS.own[0].replace('no answer', 'gone'), 'status', 'unknown word'],
	['referrals.csv', REFERRALS.own[0].replace(',12,', ',0,'), 'count', 'bad number'],
	['referrals.csv', `${REFERRALS.own[0]}48`, 'hours', 'rows disagree'],
] as const)('%s: “%s” is refused at its cell', async (file, line, column, kind) => {
	const { take, everything } = await workshop();
	const before = await everything();
	const wrong = file === 'services.csv' ? services(line) : referrals(line);
	const { issues } = await refusal(take(wrong));
	expect(issues.kept).toMatchObject([{ file, line: 2, column, kind }]);
	expect(await everything()).toEqual(before);
});

test('all faults are told at once: twice, otherwise counted, translated without its English, too many', async () => {
	const { take } = await workshop();
	const many = Array.from({ length: MOST_SERVICES }, (_, i) => SERVICES.law.replace('S10', `S1${i}`));
	const { issues } = await refusal(
		take({
			...services(
				SERVICES.food,
				SERVICES.food,
				SERVICES.law.replace('S10', 'S0').replace('Advice,', ',نصيحة'),
				...many,
			),
			...referrals(REFERRALS.own[0], REFERRALS.own[0].replace(',12,', ',13,')),
		}),
	);
	expect(issues.kept.map(({ file, line, column, kind }) => [file, line, column, kind])).toEqual([
		['services.csv', 3, null, 'duplicate key'],
		['services.csv', 4, 'name', 'missing value'],
		['services.csv', null, null, 'too large'],
		['referrals.csv', 3, 'count', 'duplicate key'],
	]);
});

test('what names an organisation whose row could not be read is no fault of its own', async () => {
	const { take } = await workshop();
	const wrong = withText('organisations.csv', 'Partner one,nngo', 'Partner one,club');
	const { issues } = await refusal(
		take({ ...wrong, ...BESIDE, 'reports.csv': `${tinyRows('reports.csv')[0]}\n` }),
	);
	expect(issues.kept).toMatchObject([{ file: 'organisations.csv', line: 2 }]);
});

test('a plan without any writes no such file, and takes away one of an earlier export', async () => {
	const { take, db, folder } = await workshop();
	await take(BESIDE);
	const dir = join(folder, 'twice');
	const write = () => snapshot(db, (reader) => exportBundle(reader, 'tiny', dir));
	const { take: takeElse, files } = await workshop();
	await takeElse();
	expect(Object.keys(await files())).not.toContain('services.csv');
	await write();
	await run(db.writer, 'delete from service');
	await run(db.writer, 'delete from referral');
	await write();
	const there = (name: string) => () => rmSync(join(dir, name));
	expect(there('services.csv')).toThrow('ENOENT');
	expect(there('referrals.csv')).toThrow('ENOENT');
	expect(there('organisations.csv')).not.toThrow();
});

test('a plan keeps the years of which referrals are told', async () => {
	const { take } = await workshop();
	const quarters = {
		'periods.csv':
			'year,quarter,opens,due,locks\n2024,1,2024-04-01,2024-04-20,2024-05-05\n2024,2,2024-07-01,2024-07-20,\n',
	};
	await take({ ...referrals(REFERRALS.own[2].replace('2024-02', '2025-02')), ...quarters });
	const { issues } = await refusal(take(withText('plan.json', '"last_year":2025', '"last_year":2024')));
	expect(issues.kept).toMatchObject([{ kind: 'year cut off', column: 'last_year' }]);
});

const water = {
	...withText('plan.json', '"code":"stability"', '"code":"water"'),
	'reports.csv': `${tinyRows('reports.csv')[0]}\n`,
};

test('each sector’s bundle has what it sent, and all have the services and what sectors outside the plan sent', async () => {
	const { take, files } = await workshop();
	await take(BESIDE);
	const sent = '2024-01,water,P1,stability,,,,,,done,1,';
	await take({ ...water, ...services(SERVICES.food), ...referrals(sent, REFERRALS.outside) });
	const [one, other] = [await files('tiny', 'stability'), await files('tiny', 'water')];
	expect(linesOf(one['referrals.csv'])).toEqual([REFERRALS.outside, ...REFERRALS.own]);
	expect(linesOf(other['referrals.csv'])).toEqual([REFERRALS.outside, sent]);
	expect(one['services.csv']).toBe(other['services.csv']);
	// Into an empty database, one after the other: the first names a sector that is not there yet.
	const again = await workshop();
	await again.take(one);
	await again.take(other);
	expect([await again.files('tiny', 'stability'), await again.files('tiny', 'water')]).toEqual([one, other]);
});

test('a bundle says nothing of what another sector of the plan sent', async () => {
	const { take } = await workshop();
	await take();
	const { issues } = await refusal(take({ ...water, ...referrals(REFERRALS.own[0]) }));
	expect(issues.kept).toMatchObject([
		{ kind: 'other sector', file: 'referrals.csv', line: 2, column: 'from_sector' },
	]);
});

test('a sector that nobody knows receives, and that is told', async () => {
	const { take, files } = await workshop();
	const line = REFERRALS.own[0].replace('health', 'moon');
	const { issues } = await take(referrals(line));
	expect(issues.kept).toMatchObject([
		{ severity: 'warning', kind: 'unknown code', line: 2, column: 'to_sector' },
	]);
	expect(linesOf((await files())['referrals.csv'])).toEqual([line]);
});

test('a bundle that adds a sector agrees in services and in what sectors outside the plan sent', async () => {
	const { take } = await workshop();
	await take(BESIDE);
	const { issues } = await refusal(
		take({
			...water,
			...services(SERVICES.food.replace('Food', 'Bread'), SERVICES.law.replace('2024-04-01', '2024-05-01')),
			...referrals(REFERRALS.outside.replace(',4,', ',5,')),
		}),
	);
	expect(issues.kept.map(({ kind, file, line }) => [kind, file, line])).toEqual([
		['shared differs', 'referrals.csv', 2],
		['shared differs', 'services.csv', 2],
	]);
});
