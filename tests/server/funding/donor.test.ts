import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DonorAnswer } from '#lib/funding/answer.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { donorSentences } from '#lib/funding/words.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { listFilterOptions } from '#lib/server/figures/queries/filterOptions.ts';
import { getDonor, listDonors } from '#lib/server/funding/queries/donor.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { SEED } from '../../support/seedFiles.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';
import { writeTinyBundle } from '../../support/tinyBundle.ts';

const HEADER =
	'partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,value,note';
const REPORTS = [
	HEADER,
	'P1,2024,1,approved,A1,1.1.a,M1,completed,,D1,,,,,10,',
	'P1,2024,1,approved,A2,1.1.a,M2,completed,,D1;D2,,,,,30,',
	'P1,2024,1,approved,A3,1.1.a,ZZ1,completed,,D1,,,,,5,',
	'P1,2024,1,approved,A4,1.1.a,,completed,,D2,,,,,100,',
	'P1,2024,1,approved,A5,1.1.b,M1,completed,,D1;D2,,,,,1,',
	'P1,2024,1,approved,A6,1.1.b,M2,completed,,D1,,,,,1,',
	'P1,2024,1,approved,A7,1.1.d,M1,completed,,D1,,,,,4,',
	'P1,2024,1,approved,A8,1.1.a,M1,planned,,D1,,,,,900,',
	'P1,2024,2,approved,A1,1.1.a,M1,completed,,D1,,,,,7,',
	'P2,2024,2,submitted,B1,1.1.a,M1,completed,,D1;P2,,,,,5000,',
	'',
].join('\n');
const FUNDING = [
	'kind,year,output,donor,partner,status,date,amount,currency,usd_rate,id,in_kind',
	'contribution,2024,1.1,D1,P1,received,2024-02-01,100,USD,1,a,',
	'contribution,2024,1.1,D1,P2,pledged,,50,USD,1,b,yes',
	'contribution,2024,1.1,D2,P1,received,,10,USD,1,c,',
	'contribution,2024,1.1,P1,P2,received,,20,USD,1,d,',
	'',
].join('\n');

const folder = temporaryFolder();
let db: Database & { close: () => void };
beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	const files = { 'reports.csv': REPORTS, 'funding.csv': FUNDING };
	const bundle = writeTinyBundle(`${folder.path}/tiny`, files);
	await importBundle(db, bundle, { now: new Date('2024-05-03T09:00:00Z') });
	await importBundle(db, SEED, { now: new Date('2024-05-03T09:00:00Z') });
});
afterAll(() => {
	db.close();
	folder.remove();
});

function donorOf(code: string, quarter: QuarterNumber = 1, window: Window = 'year-to-date', plan = 'tiny') {
	return snapshot(db, async (reader) => {
		const sector = plan === 'tiny' ? 'stability' : 'social-stability';
		const scope = await getScope(reader, plan, sector);
		if (!scope) throw new Error(`${plan} was imported but is not there`);
		return getDonor(reader, scope, code, { year: 2024, quarter, window });
	});
}

const resultOf = (answer: DonorAnswer | undefined, code: string) =>
	answer?.results.find(({ indicator }) => indicator.code === code);

test('it is told in sentences: what is in hand of it, who names it, in how many districts', async () => {
	const answer = await donorOf('D1');
	expect([answer?.activities, answer?.shared]).toEqual([6, 2]);
	expect(answer && donorSentences(answer, {})).toEqual([
		'USD 100 in hand, 90.9% of what the sector has in hand.',
		'Approved activities that name it: 6, of them shared with others: 2.',
		'Districts: 1.',
	]);
	const nothing = await donorOf('D2', 3, 'quarter');
	expect(nothing && donorSentences(nothing, {})).toHaveLength(1);
});

describe('what it gave', () => {
	test('each contribution, and by status', async () => {
		const donor = await donorOf('D1');
		expect(donor).toMatchObject({
			donor: { code: 'D1', name: 'Donor one', type: 'donor' },
			funding: { received: 100, pledged: 50, inKind: 0 },
			contributions: [
				{ partner: { code: 'P1' }, status: 'received', usd: 100 },
				{ partner: { code: 'P2' }, status: 'pledged', usd: 50, inKind: true },
			],
		});
	});

	test('a partner that only passes money on is no donor of new money', async () => {
		expect(await donorOf('P1')).toMatchObject({
			funding: null,
			contributions: [{ usd: 20, subGrant: true }],
			results: [],
			places: [],
		});
	});

	test('whom only a report that is not approved names is no donor yet, here and among the filters', async () => {
		expect(await donorOf('P2')).toBeUndefined();
		const { donors, partners } = await snapshot(db, async (reader) => {
			const scope = await getScope(reader, 'tiny', 'stability');
			if (!scope) throw new Error('no plan');
			return listFilterOptions(reader, scope);
		});
		expect(donors.map(({ code }) => code)).toEqual(['D1', 'D2']);
		expect(partners.map(({ code }) => code)).toEqual(['P1']);
	});

	test('who gives nothing, or is nobody, has no answer', async () => {
		expect(await donorOf('nobody')).toBeUndefined();
		expect(await donorOf('')).toBeUndefined();
	});
});

describe('what the activities that name it reached', () => {
	test('each is whole with every donor that it names, and counts once in the sector', async () => {
		const one = resultOf(await donorOf('D1'), '1.1.a');
		const two = resultOf(await donorOf('D2'), '1.1.a');
		expect(one).toMatchObject({ reached: 45, whole: 145, activities: 3, shared: 1, sharedReached: 30 });
		expect(two).toMatchObject({ reached: 130, whole: 145, activities: 2, shared: 1, sharedReached: 30 });
		expect((one?.reached ?? 0) + (two?.reached ?? 0) - 30).toBe(one?.whole);
	});

	test('where parts do not add up, only the shared activities are told', async () => {
		expect(resultOf(await donorOf('D1'), '1.1.b')).toMatchObject({
			reached: 2,
			whole: 2,
			activities: 2,
			shared: 1,
			sharedReached: null,
		});
	});

	test('composites by their parts, ratios recomputed', async () => {
		const donor = await donorOf('D1');
		expect(resultOf(donor, '1.a')).toMatchObject({ reached: 6, activities: 3, shared: 1 });
		expect(resultOf(donor, '1.b')).toMatchObject({ reached: 4 / 45, sharedReached: null });
	});

	test('in the window that was asked for; planned and not approved activities never', async () => {
		expect(resultOf(await donorOf('D1', 2), '1.1.a')).toMatchObject({ reached: 52, activities: 4 });
		expect(resultOf(await donorOf('D1', 2, 'quarter'), '1.1.a')).toMatchObject({
			reached: 7,
			shared: 0,
			sharedReached: 0,
		});
	});
});

test('where: districts, then wider places, then the unknown', async () => {
	const places = (await donorOf('D1'))?.places ?? [];
	expect(
		places.map(({ place, indicator, reached, municipalities }) => [
			place?.pcode,
			indicator.code,
			reached,
			municipalities,
		]),
	).toEqual([
		['ZZ11', '1.1.a', 40, 2],
		['ZZ11', '1.1.b', 2, 2],
		['ZZ11', '1.1.d', 4, 1],
		['ZZ1', '1.1.a', 5, 0],
	]);
	expect((await donorOf('D2'))?.places.at(-1)).toMatchObject({ place: null, reached: 100 });
});

describe('the demonstration', () => {
	test('its donors', async () => {
		const donors = await snapshot(db, async (reader) => {
			const scope = await getScope(reader, 'lrp-2024', 'social-stability');
			return scope ? listDonors(reader, scope, 2024) : [];
		});
		// Two partners pass money on.
		expect(donors.map(({ code }) => code)).toEqual([
			'DD01',
			'DD02',
			'DD03',
			'DD04',
			'DD05',
			'DD06',
			'DP01',
			'DP02',
			'DP11',
		]);
	});

	test('a project with two donors is one of seven, and shared with either', async () => {
		for (const code of ['DD01', 'DD02']) {
			expect(resultOf(await donorOf(code, 1, 'year-to-date', 'lrp-2024'), '1.1.a')).toMatchObject({
				whole: 7,
				shared: 1,
				sharedReached: 1,
			});
		}
	});
});
