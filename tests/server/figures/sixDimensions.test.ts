/** Dimensions are lines of a table: with two more, six in all, everything that follows the table takes them. */
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';

// The file has a worker of its own (`APART`): all that follow the table are loaded with this one.
vi.doMock('#lib/plan/dimensions.ts', async (original) => {
	const { DIMENSION_LINES } = await original<typeof import('#lib/plan/dimensions.ts')>();
	const line = { asks: 'Only these', splitsTargets: false, always: false };
	return {
		DIMENSION_LINES: {
			...DIMENSION_LINES,
			nationality: { ...line, tag: '#population+nationality' },
			language: { ...line, tag: '#population+language' },
		},
	};
});

const { ANSWERS_AS_BITS, DIMENSIONS } = await import('#lib/plan/groups.ts');
const { run, transaction } = await import('#lib/server/database/driver.ts');
const { answerReport } = await import('#lib/server/figures/index.ts');
const { checkTotals } = await import('#lib/server/figures/commands/totals/index.ts');
const { closeWorkshops, workshop } = await import('../exchange/imports.ts');
const { readFileAt } = await import('../../support/reader.ts');

closeWorkshops();

const KINDS = 'tests/fixtures/bundles/kinds-counted';
const PLAN = {
	...(JSON.parse(readFileSync(`${KINDS}/plan.json`, 'utf8')) as object),
	groups: {
		sex: [{ code: 'female', name: 'Women' }],
		cohort: [{ code: 'lebanese', name: 'Lebanese' }],
		age: [{ code: '0-4', name: '0-4' }],
		disability: [{ code: 'with', name: 'With' }],
		nationality: [
			{ code: 'lb', name: 'LB' },
			{ code: 'sy', name: 'SY' },
		],
		language: [{ code: 'ar', name: 'AR' }],
	},
};
const copied = (name: string) => ({ [name]: readFileSync(`${KINDS}/${name}`, 'utf8') });
const HEAD =
	'partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,value,note,nationality,language';
const row = (value: number, { sex = '', nationality = '', language = '' } = {}) =>
	`P1,2024,1,approved,a,i,A,completed,,,,${sex},,,${value},,${nationality},${language}`;
const BUNDLE = {
	...copied('organisations.csv'),
	...copied('periods.csv'),
	...copied('places.csv'),
	'participation.csv': null,
	'funding.csv': null,
	'targets.csv': 'indicator,year,quarter,place,cohort,sex,target\n',
	'plan.json': JSON.stringify(PLAN),
	'framework.csv': [
		'level,code,parent,name,unit,calculation,parts,numerator,denominator,counts_people,headline,required',
		'outcome,1,,O,,,,,,,,',
		'output,1.1,1,U,,,,,,,,',
		'indicator,i,1.1,I,people,sum,,,,yes,,',
		'',
	].join('\n'),
	'reports.csv': [
		HEAD,
		row(100),
		row(10, { sex: 'female' }),
		row(40, { sex: 'female', nationality: 'sy' }),
		row(30, { sex: 'female', nationality: 'lb' }),
		row(5, { nationality: 'sy' }),
		row(60, { language: 'ar', nationality: 'lb' }),
		'',
	].join('\n'),
};

test('six dimensions: bundles, totals, filters by one and by two of them, and the recount', async () => {
	expect(DIMENSIONS).toHaveLength(6);
	expect(ANSWERS_AS_BITS).toBe(false);
	const shop = await workshop();
	await shop.take(BUNDLE);
	const ask = async (filter: string) => {
		const address = `progress?year=2024&quarter=1&window=quarter${filter}`;
		const answer = await readFileAt(shop.db, { plan: 'm', sector: 's' }, address);
		return (JSON.parse(answer) as { indicators: [{ reached: number | null; by_nationality: object }] })
			.indicators[0];
	};
	// Of the breakdowns that have it the one with the largest sum answers.
	expect(await ask('')).toMatchObject({ reached: 100, by_nationality: { sy: 40, lb: 30 } });
	expect((await ask('&nationality=sy')).reached).toBe(40);
	expect((await ask('&sex=female')).reached).toBe(70);
	expect((await ask('&sex=female&nationality=lb')).reached).toBe(30);
	expect((await ask('&nationality=lb&language=ar')).reached).toBe(60);
	expect((await ask('&sex=female&language=ar')).reached).toBeNull();
	expect((await ask('&language=ar&partner=P1')).reached).toBe(60);
	await transaction(shop.db, async (writer) => {
		expect(await checkTotals(writer)).toEqual([]);
	});
	// What breakdowns answer is told anew from the cells alone.
	const serves = await shop.ask('select * from cell order by combination_id');
	await transaction(shop.db, async (writer) => {
		await run(writer, 'update cell set serves = 0', {});
		await answerReport(writer, 1);
	});
	expect(await shop.ask('select * from cell order by combination_id')).toEqual(serves);
	const first = await shop.files('m');
	expect(first['reports.csv']).toContain(',female,,,40,,,,,sy,\n');
	const other = await workshop();
	await other.take(first);
	expect(await other.files('m')).toEqual(first);
});
