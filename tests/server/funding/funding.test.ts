import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FundingDetail } from '#lib/funding/answer.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getFunding, getFundingDetail } from '#lib/server/funding/queries/funding.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { readSeedCsv, SEED } from '../../support/seedFiles.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';
import { writeTinyBundle } from '../../support/tinyBundle.ts';

const HEADER = 'kind,year,output,donor,partner,status,date,amount,currency,usd_rate,id,in_kind';
const FUNDING = [
	HEADER,
	'requirement,2024,,,,,,1000,USD,1,,',
	'requirement,2024,1.1,,,,,900,USD,1,,',
	'contribution,2024,1.1,D1,P1,received,2024-02-01,100,USD,1,a,',
	// A cent each: 0.005 rounds up to 0.01, three times. Converted together they would be 0.02.
	'contribution,2024,1.1,D1,P1,received,2024-02-02,0.01,XAA,0.5,b,',
	'contribution,2024,1.1,D1,P1,received,2024-02-02,0.01,XAA,0.5,c,',
	'contribution,2024,1.1,D1,P1,received,2024-02-02,0.01,XAA,0.5,d,',
	'contribution,2024,1.1,D2,P2,carry_over,2024-01-01,40,EUR,1.1,e,yes',
	'contribution,2024,,D2,,received,2024-03-01,500,USD,1,f,',
	'contribution,2024,,D2,P2,pledged,,70,USD,1,g,',
	'contribution,2024,1.1,D1,P1,committed,,300,USD,1,h,',
	'contribution,2024,1.1,P1,P2,received,2024-03-02,60,USD,1,i,',
	'contribution,2024,1.1,P2,P2,received,2024-03-02,8,USD,1,j,',
	// The second year of a grant has a row of its own.
	'contribution,2025,1.1,D1,P1,committed,,200,USD,1,k,',
	'',
].join('\n');

const folder = temporaryFolder();
let db: Database & { close: () => void };
beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	const bundle = writeTinyBundle(`${folder.path}/tiny`, { 'funding.csv': FUNDING });
	await importBundle(db, bundle, { now: new Date('2024-05-03T09:00:00Z') });
	await importBundle(db, SEED, { now: new Date('2024-05-03T09:00:00Z') });
});
afterAll(() => {
	db.close();
	folder.remove();
});

function detailOf(plan: string, sector: string, year: number): Promise<FundingDetail> {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, plan, sector);
		if (!scope) throw new Error(`${plan} was imported but is not there`);
		const detail = await getFundingDetail(reader, scope, year);
		expect(detail).toMatchObject(await getFunding(reader, scope, year));
		return detail;
	});
}

const sumOf = (rows: readonly { received: number | null; carryOver: number | null }[]) =>
	rows.reduce((sum, { received, carryOver }) => sum + (received ?? 0) + (carryOver ?? 0), 0);

describe('a sector’s money in a year', () => {
	test('each row converted, rounded half up to a cent, then summed; the sub-grant in no sum', async () => {
		expect(await detailOf('tiny', 'stability', 2024)).toMatchObject({
			required: 1000,
			requiredOfOutputs: 900,
			received: 608.03,
			carryOver: 44,
			committed: 300,
			pledged: 70,
			gap: 347.97,
			coverage: 652.03 / 1000,
			inKind: 44,
			unearmarked: 500,
			subGrants: 60,
		});
	});

	test('by output, with what names none apart', async () => {
		const { outputs } = await detailOf('tiny', 'stability', 2024);
		expect(outputs).toEqual([
			{
				output: '1.1',
				required: 900,
				received: 108.03,
				carryOver: 44,
				committed: 300,
				pledged: 0,
				gap: 747.97,
				coverage: 152.03 / 900,
			},
			// 100 of the sector’s requirement belong to no output; 500 were given to none.
			{
				output: null,
				required: 100,
				received: 500,
				carryOver: 0,
				committed: 0,
				pledged: 70,
				gap: -400,
				coverage: 5,
			},
		]);
	});

	test('by donor and by partner, each adding up to the whole', async () => {
		const { donors, partners, received, carryOver } = await detailOf('tiny', 'stability', 2024);
		expect(donors).toMatchObject([
			{
				donor: { code: 'D2', name: 'Donor two' },
				received: 500,
				carryOver: 44,
				inKind: 44,
				unearmarked: 500,
			},
			{ donor: { code: 'D1' }, received: 100.03, committed: 300, inKind: 0 },
			{ donor: { code: 'P2' }, received: 8 },
		]);
		expect(partners).toMatchObject([
			{ partner: null, received: 500 },
			{ partner: { code: 'P1' }, received: 100.03, subGrantsIn: 0, subGrantsOut: 60 },
			{ partner: { code: 'P2' }, received: 8, carryOver: 44, pledged: 70, subGrantsIn: 60, subGrantsOut: 0 },
		]);
		for (const rows of [donors, partners])
			expect(sumOf(rows)).toBeCloseTo(sumOf([{ received, carryOver }]), 2);
	});

	test('every contribution as it was given', async () => {
		const { contributions } = await detailOf('tiny', 'stability', 2024);
		expect(contributions).toHaveLength(10);
		expect(contributions.find(({ currency }) => currency === 'EUR')).toEqual({
			donor: { code: 'D2', name: 'Donor two', type: 'donor' },
			partner: { code: 'P2', name: 'Partner two', type: 'un' },
			output: '1.1',
			status: 'carry_over',
			date: '2024-01-01',
			amount: 40,
			currency: 'EUR',
			usdRate: 1.1,
			usd: 44,
			inKind: true,
			subGrant: false,
		});
		expect(contributions.filter(({ subGrant }) => subGrant)).toMatchObject([
			{ donor: { code: 'P1' }, usd: 60 },
		]);
	});

	test('without a requirement there is no gap and no coverage', async () => {
		expect(await detailOf('tiny', 'stability', 2025)).toMatchObject({
			required: null,
			received: 0,
			committed: 200,
			gap: null,
			coverage: null,
			outputs: [{ output: '1.1', required: null, received: 0 }],
		});
	});

	test('of which nothing was entered is unknown', async () => {
		expect(await detailOf('lrp-2024', 'social-stability', 2023)).toMatchObject({
			required: null,
			received: null,
			gap: null,
			inKind: null,
			subGrants: 0,
			outputs: [],
			donors: [],
			contributions: [],
		});
	});
});

describe('the demonstration', () => {
	const rows = readSeedCsv('funding.csv');

	test('is called illustrative, in round amounts, from donors without a name', () => {
		const contributions = rows.filter(({ kind }) => kind === 'contribution');
		for (const { id, donor, amount, year } of contributions) {
			expect(id).toMatch(/^illustrative-\d\d$/);
			expect(donor).toMatch(/^D[DP]\d\d$/);
			expect(Number(amount) % 10_000).toBe(0);
			expect(year).toBe('2024');
		}
		expect(contributions.length).toBeGreaterThan(20);
	});

	test('has every case that a page must show', async () => {
		const detail = await detailOf('lrp-2024', 'social-stability', 2024);
		expect(detail.required).toBeGreaterThan(detail.requiredOfOutputs ?? Infinity);
		for (const part of ['received', 'carryOver', 'committed', 'pledged', 'inKind', 'unearmarked'] as const) {
			expect(detail[part], part).toBeGreaterThan(0);
		}
		expect(detail.subGrants).toBeGreaterThan(0);
		expect(detail.outputs.filter(({ gap }) => gap !== null && gap < 0)).toHaveLength(1);
		expect(detail.outputs.some(({ received, carryOver }) => received === 0 && carryOver === 0)).toBe(true);
	});

	test('every donor that a report names gave money to that partner', () => {
		const paid = new Set(rows.map(({ donor, partner, year }) => `${year} ${donor} ${partner}`));
		const named = readSeedCsv('reports.csv').flatMap(({ donor = '', partner, year }) =>
			donor.split(';').flatMap((one) => (one === '' ? [] : `${year} ${one} ${partner}`)),
		);
		expect(named.length).toBeGreaterThan(100);
		expect([...new Set(named)].filter((one) => !paid.has(one))).toEqual([]);
	});
});
