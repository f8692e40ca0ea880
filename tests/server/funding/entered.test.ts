/** Money that is entered by hand: the same rules as by file, the record, and nobody's word lost. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { contributionForm, removeContributionForm } from '#lib/funding/forms/entered.ts';
import { rows, run, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { typedFunding } from '#lib/server/exchange/typedFunding.ts';
import { removeContribution } from '#lib/server/funding/commands/removeContribution.ts';
import { saveContribution, type AskedContribution } from '#lib/server/funding/commands/saveContribution.ts';
import { setRequirement } from '#lib/server/funding/commands/setRequirement.ts';
import { openEntered } from '#lib/server/funding/openEntered.ts';
import { getFunding } from '#lib/server/funding/queries/funding.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { listKnownOrganisations } from '#lib/server/report/queries/workbook.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { addPerson } from '../../support/people.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';
import { writeTinyBundle } from '../../support/tinyBundle.ts';

const NOW = new Date('2024-05-03T09:00:00Z');
const folder = temporaryFolder();
let db: Database & { close: () => void };
let scope: WholeScope;
let act: { planId: number; sectorId: number; personId: number; now: Date };
beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await importBundle(db, writeTinyBundle(`${folder.path}/tiny`, {}), { now: NOW });
	const found = await snapshot(db, (reader) => getScope(reader, 'tiny', 'stability'));
	if (!found) throw new Error('the plan is not there');
	scope = { ...found, disclosure: 'whole' };
	const personId = await addPerson(db, { email: 'c@example.org', grants: [] }, NOW);
	act = { planId: scope.plan.id, sectorId: scope.sector.id, personId, now: NOW };
});
beforeEach(async () => {
	await transaction(db, async (writer) => {
		await run(writer, 'delete from requirement');
		await run(writer, 'delete from contribution');
	});
});
afterAll(() => {
	db.close();
	folder.remove();
});

const page = (asked: Record<string, string> = {}) =>
	snapshot(db, (reader) => openEntered(reader, scope, new URLSearchParams({ year: '2024', ...asked }), NOW));
const typed = (kind: 'requirement' | 'contribution', cells: Record<string, string>) =>
	snapshot(db, async (reader) =>
		typedFunding(kind, { year: '2024', currency: 'USD', ...cells }, scope.plan, {
			organisations: await listKnownOrganisations(reader, scope.plan.id),
			outputs: new Set(['1.1']),
		}),
	);
const GIVEN: AskedContribution = {
	...{ id: null, year: 2024, output: '1.1', donor: 'D1', partner: null, status: 'received' },
	...{ date: null, inKind: false, amount: 1_000_00, currency: 'LBP', usdRate: 0.00001117318 },
};
const recorded = () =>
	snapshot(db, (reader) =>
		rows<{ action: string }>(
			reader,
			`select action from audit_entry where action like '%contribution' or action = 'set requirement' order by id`,
		),
	);

test('what is typed is read as a file is: numbers as people write them, an organisation by its name', async () => {
	const { row } = await typed('contribution', {
		...{ donor: 'donor one', output: '1.1', status: 'pledged', amount: '1,500,000.5', date: '2024-02-01' },
	});
	expect(row).toMatchObject({ donor: 'D1', amount: 1_500_000_50, usdRate: 1, date: '2024-02-01' });
});

test('each mistake is told at its field', async () => {
	const { issues } = await typed('contribution', {
		...{
			donor: 'nobody',
			output: '9.9',
			status: 'received',
			amount: '1.500',
			currency: 'LBP',
			date: '2024-13-01',
		},
	});
	expect(Object.keys(issues ?? {}).sort()).toEqual(['moneyAmount', 'moneyDate', 'moneyRate']);
	const codes = await typed('contribution', {
		donor: 'nobody',
		output: '9.9',
		status: 'received',
		amount: '1',
	});
	expect(Object.keys(codes.issues ?? {}).sort()).toEqual(['moneyDonor', 'moneyOutput']);
	expect(codes.issues?.moneyDonor).toContain('D1');
});

test('a contribution is added, changed and taken away, counts at once, and each step is recorded', async () => {
	const sums = () => snapshot(db, (reader) => getFunding(reader, scope, 2024));
	const before = (await recorded()).length;
	await saveContribution(db, act, GIVEN, null);
	expect((await sums()).received).toBe(0.01);
	const one = (await page()).contributions[0];
	const seen = async () => ({
		id: one?.id ?? 0,
		version: (await page({ one: `${one?.id}` })).edited?.version ?? '',
	});
	await saveContribution(db, act, { ...GIVEN, currency: 'USD', usdRate: 1 }, await seen());
	expect((await sums()).received).toBe(1000);
	await removeContribution(db, act, await seen());
	expect((await sums()).received).toBeNull();
	expect((await recorded()).slice(before).map(({ action }) => action)).toEqual([
		'save contribution',
		'save contribution',
		'remove contribution',
	]);
});

test('what somebody else changed meanwhile is not stored over', async () => {
	await saveContribution(db, act, GIVEN, null);
	const id = (await page()).contributions[0]?.id ?? 0;
	const version = (await page({ one: `${id}` })).edited?.version ?? '';
	await saveContribution(db, act, { ...GIVEN, amount: 5_00 }, { id, version });
	const again = saveContribution(db, act, { ...GIVEN, amount: 6_00 }, { id, version });
	await expect(again).rejects.toMatchObject({ reason: 'changed meanwhile' });
	await expect(removeContribution(db, act, { id, version })).rejects.toMatchObject({
		reason: 'changed meanwhile',
	});
	expect((await page()).contributions.map(({ amount }) => amount)).toEqual([5_00]);
});

test('two contributions have not one identifier', async () => {
	await saveContribution(db, act, { ...GIVEN, id: 'G-1' }, null);
	const twin = saveContribution(db, act, { ...GIVEN, id: 'G-1' }, null);
	await expect(twin).rejects.toMatchObject({ reason: 'code taken' });
});

test('what is required is set, changed by whoever saw it, and unknown again', async () => {
	const money = { amount: 900_00, currency: 'USD', usdRate: 1 };
	await setRequirement(db, act, { year: 2024, output: null, money, version: '' });
	const blind = setRequirement(db, act, {
		year: 2024,
		output: null,
		money: { ...money, amount: 1 },
		version: '',
	});
	await expect(blind).rejects.toMatchObject({ reason: 'changed meanwhile' });
	const { needed, funding } = await page({ need: '*' });
	expect([funding.required, needed?.money?.amount]).toEqual([900, 900]);
	await setRequirement(db, act, { year: 2024, output: null, money: null, version: needed?.version ?? '' });
	expect((await page()).funding.required).toBeNull();
});

test('an output or organisation of elsewhere is none', async () => {
	const money = { amount: 900_00, currency: 'USD', usdRate: 1 };
	await expect(
		setRequirement(db, act, { year: 2024, output: '7.7', money, version: '' }),
	).rejects.toMatchObject({ reason: 'gone' });
	await expect(saveContribution(db, act, { ...GIVEN, donor: 'ELSE' }, null)).rejects.toMatchObject({
		reason: 'gone',
	});
});

test.each(['x', '0', '1.5', '-1', '1e3', '9'.repeat(16)])('an identifier is digits: %s is refused', (one) => {
	const given = { version: '' };
	expect(contributionForm.safeParse({ ...given, one }).success).toBe(false);
	expect(removeContributionForm.safeParse({ ...given, one }).success).toBe(false);
	expect(removeContributionForm.safeParse({ ...given, one: '12' }).success).toBe(true);
});
