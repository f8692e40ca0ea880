/** What may be wrong with the rows of reports.csv. */
import { describe, expect, test } from 'vitest';
import { refusals, testRefusals } from './refusals.ts';
import { withRows, withText } from '../../support/tinyBundle.ts';

const report = (rest: string) => withRows('reports.csv', `P1,2024,2,approved,${rest}`);

describe('a bundle is refused for', () => {
	testRefusals([
		{
			what: 'an unknown indicator',
			changes: report('X1,9.9.z,M1,completed,,,,,,,5,'),
			at: 'reports.csv:7:indicator',
			kind: 'unknown code',
			says: 'There is no indicator "9.9.z": add it to framework.csv or correct the code.',
		},
		{
			what: 'an unknown place',
			changes: report('X1,1.1.a,M9,completed,,,,,,,5,'),
			at: 'reports.csv:7:place',
			kind: 'unknown code',
			says: 'add it to places.csv',
		},
		{
			what: 'an unknown partner',
			changes: withRows('reports.csv', 'P9,2024,2,approved,X1,1.1.a,M1,completed,,,,,,,5,'),
			at: 'reports.csv:7:partner',
			kind: 'unknown code',
			says: 'There is no organisation "P9"',
		},
		{
			what: 'an unknown donor among several',
			changes: report('X1,1.1.a,M1,completed,,D1;D9,,,,,5,'),
			at: 'reports.csv:7:donor',
			kind: 'unknown code',
			says: '"D9"',
		},
		{
			what: 'an unknown group',
			changes: report('X1,1.1.a,M1,completed,,,martian,,,,5,'),
			at: 'reports.csv:7:cohort',
			kind: 'unknown group',
			says: 'There is no cohort "martian": add it to plan.json or correct the code.',
		},
		{
			what: 'a code that JavaScript knows',
			changes: report('X1,__proto__,M1,completed,,,constructor,,,,5,'),
			at: 'reports.csv:7:indicator',
			kind: 'unknown code',
			says: '__proto__',
		},
		{
			what: 'a missing period',
			changes: withRows('reports.csv', 'P1,2024,3,approved,X1,1.1.a,M1,completed,,,,,,,5,'),
			at: 'reports.csv:7:quarter',
			kind: 'missing period',
			says: 'The plan has no quarter "2024-Q3": add it to periods.csv or correct it.',
		},
		{
			what: 'a negative figure',
			changes: report('X1,1.1.a,M1,completed,,,,,,,-5,'),
			at: 'reports.csv:7:value',
			kind: 'negative',
			says: 'is below 0',
		},
		{
			what: 'a fraction of a whole unit',
			changes: report('X1,1.1.a,M1,completed,,,,,,,5.5,'),
			at: 'reports.csv:7:value',
			kind: 'fraction',
			says: 'people are whole',
		},
		{
			what: 'more decimals than money has',
			changes: report('X1,1.1.c,M1,completed,,,,,,,5.5555,'),
			at: 'reports.csv:7:value',
			kind: 'fraction',
			says: 'write at most 2',
		},
		{
			what: 'a number that reads two ways',
			changes: report('X1,1.1.a,M1,completed,,,,,,,1.200,'),
			at: 'reports.csv:7:value',
			kind: 'two ways',
			says: 'thousands or decimals',
		},
		{
			what: 'a number beyond all measure',
			changes: report(`X1,1.1.a,M1,completed,,,,,,,${'9'.repeat(14)},`),
			at: 'reports.csv:7:value',
			kind: 'bad number',
			says: 'check its digits',
		},
		{
			what: 'a breakdown above its total',
			changes: withText('reports.csv', ',female,,,6,', ',female,,,7,'),
			at: 'reports.csv:3:value',
			kind: 'breakdown above total',
			says: 'by sex comes to 11, above its total of 10 in line 2',
		},
		{
			what: 'a breakdown above its total, far from it',
			changes: withRows('reports.csv', 'P1,2024,1,approved,A1,1.1.a,M1,completed,,D1,lebanese,,,,11,'),
			at: 'reports.csv:7:value',
			kind: 'breakdown above total',
			says: 'by cohort comes to 11',
		},
		{
			what: 'a municipality counted twice',
			changes: report('X1,1.1.b,M1,completed,,,,,,,2,'),
			at: 'reports.csv:7:value',
			kind: 'above 1 at a place',
			says: 'is 0 or 1, not 2',
		},
		{
			what: 'a municipality counted at the country',
			changes: report('X1,1.1.b,ZZ,completed,,,,,,,2,'),
			at: 'reports.csv:7:place',
			kind: 'place not counted',
			says: '1.1.b counts places of the kind municipality, and this is none',
		},
		{
			what: 'a value for a composite',
			changes: report('X1,1.a,M1,completed,,,,,,,2,'),
			at: 'reports.csv:7:indicator',
			kind: 'computed indicator',
			says: 'report 1.1.b, 1.1.d',
		},
		{
			what: 'a value for a ratio',
			changes: report('X1,1.b,M1,completed,,,,,,,2,'),
			at: 'reports.csv:7:indicator',
			kind: 'computed indicator',
			says: 'report 1.1.d, 1.1.a',
		},
		{
			what: 'a dimension that the indicator does not have',
			changes: report('X1,1.1.d,M1,completed,,,lebanese,,,,2,'),
			at: 'reports.csv:7:cohort',
			kind: 'dimension not allowed',
			says: 'has no figures by cohort',
		},
		{
			what: 'a total twice in one activity',
			changes: withText('reports.csv', ',female,,,6,', ',,,,6,'),
			at: 'reports.csv:3:value',
			kind: 'duplicate key',
			says: 'already stands in line 2',
		},
		{
			what: 'a total twice, far apart',
			changes: withRows('reports.csv', 'P1,2024,1,approved,A1,1.1.a,M1,completed,,D1,,,,,10,'),
			at: 'reports.csv:7:value',
			kind: 'duplicate key',
			says: 'already stands in line 2',
		},
		{
			what: 'a cell twice, far apart',
			changes: withRows('reports.csv', 'P1,2024,1,approved,A1,1.1.a,M1,completed,,D1,,male,,,0,'),
			at: 'reports.csv:7:value',
			kind: 'duplicate key',
			says: 'already stands in line 4',
		},
		{
			what: 'rows of an activity that disagree',
			changes: withText('reports.csv', 'M1,completed,,D1,,female', 'M1,ongoing,,D1,,female'),
			at: 'reports.csv:3:activity_status',
			kind: 'rows disagree',
			says: 'in line 2',
		},
		{
			what: 'rows far apart that disagree',
			changes: withRows('reports.csv', 'P1,2024,1,approved,A1,1.1.a,M1,completed,,D2,lebanese,,,,1,'),
			at: 'reports.csv:7:donor',
			kind: 'rows disagree',
			says: 'in line 2',
		},
		{
			what: 'a quarter in two states before approval',
			changes: withRows('reports.csv', 'P2,2024,2,draft,B2,1.1.a,M1,completed,,,,,,,5,'),
			at: 'reports.csv:7:state',
			kind: 'two states',
			says: 'it has one state, or approved and one later',
		},
		{
			what: 'a state that there is not',
			changes: withRows('reports.csv', 'P1,2024,2,final,X1,1.1.a,M1,completed,,,,,,,5,'),
			at: 'reports.csv:7:state',
			kind: 'unknown word',
			says: 'write draft, submitted, returned, approved',
		},
		{
			what: 'an activity without a status',
			changes: report('X1,1.1.a,M1,,,,,,,,5,'),
			at: 'reports.csv:7:activity_status',
			kind: 'unknown word',
			says: 'write planned, ongoing, completed',
		},
		{
			what: 'nothing to report beside activities',
			changes: withRows('reports.csv', 'P1,2024,1,approved,,,,,,,,,,,,'),
			at: 'reports.csv:7:',
			kind: 'rows disagree',
			says: 'nothing to report',
		},
		{
			what: 'a reference longer than any needs',
			changes: report(`${'R'.repeat(101)},1.1.a,M1,completed,,,,,,,5,`),
			at: 'reports.csv:7:activity',
			kind: 'bad code',
			says: 'cannot be a reference',
		},
	]);
});

describe('faults together', () => {
	const refused = refusals();

	test('everything that is wrong is told at once', async () => {
		const { kept } = await refused({
			...report('X1,9.9.z,M9,completed,,,,,,,5,'),
			...withRows('places.csv', 'M3,Three,,3,ZZ99,,,,'),
			...withRows('targets.csv', '1.1.a,2024,,,,,-5'),
		});
		expect(kept.map(({ file, column }) => `${file}:${column}`).sort()).toEqual([
			'places.csv:parent',
			'reports.csv:indicator',
			'reports.csv:place',
			'targets.csv:target',
		]);
	});

	test('of a fault in every row a thousand are kept, and the rest is counted', async () => {
		const many = Array.from(
			{ length: 1500 },
			(_, i) => `P1,2024,2,approved,X${i},1.1.a,M1,completed,,,,,,,-1,`,
		);
		const { errors, kept, beyond } = await refused(withRows('reports.csv', ...many));
		expect(errors).toBe(1500);
		expect(kept).toHaveLength(1000);
		expect(beyond.get('negative')).toBe(500);
	});
});
