/** What may be wrong with the framework, places, targets, periods and the rest. */
import { describe } from 'vitest';
import { testRefusals } from './refusals.ts';
import { withRows } from '../../support/tinyBundle.ts';

describe('a bundle is refused for', () => {
	testRefusals([
		{
			what: 'a parent that is missing',
			changes: withRows('places.csv', 'M3,Three,,3,ZZ99,,,,'),
			at: 'places.csv:8:parent',
			kind: 'parent missing',
			says: 'There is no place "ZZ99"',
		},
		{
			what: 'no parent at all',
			changes: withRows('places.csv', 'M3,Three,,3,,,,,'),
			at: 'places.csv:8:parent',
			kind: 'parent missing',
			says: 'write the P-code',
		},
		{
			what: 'places in a circle',
			changes: withRows('places.csv', 'X1,X,,2,X2,,,,', 'X2,X,,1,X1,,,,'),
			at: 'places.csv:8:parent',
			kind: 'circle',
			says: 'X1 lies in X2 lies in X1',
		},
		{
			what: 'a place in one of a lower level',
			changes: withRows('places.csv', 'ZZ12,District,,2,M1,,,,'),
			at: 'places.csv:8:parent',
			kind: 'wrong level',
			says: 'cannot lie in "M1"',
		},
		{
			what: 'a place twice',
			changes: withRows('places.csv', 'M1,Again,,3,ZZ11,,,,'),
			at: 'places.csv:8:',
			kind: 'duplicate key',
			says: 'as line 5',
		},
		{
			what: 'half a point',
			changes: withRows('places.csv', 'M3,Three,,3,ZZ11,33.5,,,'),
			at: 'places.csv:8:lon',
			kind: 'missing value',
			says: 'both lat and lon',
		},
		{
			what: 'a latitude that is none',
			changes: withRows('places.csv', 'M3,Three,,3,ZZ11,133.5,35,,'),
			at: 'places.csv:8:lat',
			kind: 'bad number',
			says: 'from -90 to 90',
		},
		{
			what: 'parts in a circle',
			changes: withRows(
				'framework.csv',
				'indicator,1.x,1,X,count,composite,1.y,,,,,,',
				'indicator,1.y,1,Y,count,composite,1.x,,,,,,',
			),
			at: 'framework.csv:10:parts',
			kind: 'circle',
			says: '1.x → 1.y → 1.x',
		},
		{
			what: 'a part that comes twice, below another',
			changes: withRows('framework.csv', 'indicator,1.x,1,X,count,composite,1.a;1.1.d,,,,,,'),
			at: 'framework.csv:10:parts',
			kind: 'counted twice',
			says: '1.1.d would count twice, through 1.a and 1.1.d',
		},
		{
			what: 'parts of different units',
			changes: withRows('framework.csv', 'indicator,1.x,1,X,count,composite,1.1.a;1.1.d,,,,,,'),
			at: 'framework.csv:10:parts',
			kind: 'different units',
			says: '1.1.a is in people, this composite in count',
		},
		{
			what: 'a ratio as a part',
			changes: withRows('framework.csv', 'indicator,1.x,1,X,count,composite,1.b,,,,,,'),
			at: 'framework.csv:10:parts',
			kind: 'wrong parts',
			says: '1.b is a ratio',
		},
		{
			what: 'an unknown part',
			changes: withRows('framework.csv', 'indicator,1.x,1,X,count,composite,9.z,,,,,,'),
			at: 'framework.csv:10:parts',
			kind: 'unknown code',
			says: '"9.z"',
		},
		{
			what: 'a ratio without a denominator',
			changes: withRows('framework.csv', 'indicator,1.x,1,X,percent,ratio,,1.1.a,,,,,'),
			at: 'framework.csv:10:denominator',
			kind: 'wrong parts',
			says: 'needs both',
		},
		{
			what: 'an indicator that hangs on nothing',
			changes: withRows('framework.csv', 'indicator,7.1.x,7.1,X,count,sum,,,,,,,'),
			at: 'framework.csv:10:parent',
			kind: 'parent missing',
			says: '"7.1"',
		},
		{
			what: 'counting people in money',
			changes: withRows('framework.csv', 'indicator,1.1.x,1.1,X,usd,sum,,,,yes,,,'),
			at: 'framework.csv:10:counts_people',
			kind: 'wrong unit',
			says: 'cannot count people in usd',
		},
		{
			what: 'a calculation that there is not',
			changes: withRows('framework.csv', 'indicator,1.1.x,1.1,X,usd,mean,,,,,,,'),
			at: 'framework.csv:10:calculation',
			kind: 'unknown word',
			says: 'sum, distinct',
		},
		{
			what: 'a target of an unknown indicator',
			changes: withRows('targets.csv', '9.9.z,2024,,,,,5'),
			at: 'targets.csv:5:indicator',
			kind: 'unknown code',
			says: '"9.9.z"',
		},
		{
			what: 'a target twice',
			changes: withRows('targets.csv', '1.1.a,2024,,,,,5'),
			at: 'targets.csv:5:',
			kind: 'duplicate key',
			says: 'line 2',
		},
		{
			what: 'a target outside the plan',
			changes: withRows('targets.csv', '1.1.a,2030,,,,,5'),
			at: 'targets.csv:5:year',
			kind: 'bad number',
			says: 'from 2024 to 2025',
		},
		{
			what: 'a day that there is not',
			changes: withRows('periods.csv', '2024,3,2024-02-30,2024-10-20,'),
			at: 'periods.csv:4:opens',
			kind: 'bad date',
			says: 'write it as 2024-03-31',
		},
		{
			what: 'a period that is due before it opens',
			changes: withRows('periods.csv', '2024,3,2024-10-21,2024-10-20,'),
			at: 'periods.csv:4:due',
			kind: 'bad date',
			says: 'before it opens',
		},
		{
			what: 'a partner that takes part in nothing known',
			changes: { 'participation.csv': 'partner,output,from,to\nP1,9.9,2024-Q1,\n' },
			at: 'participation.csv:2:output',
			kind: 'unknown code',
			says: '"9.9"',
		},
		{
			what: 'money without a rate',
			changes: {
				'funding.csv':
					'kind,year,output,donor,partner,status,date,amount,currency,usd_rate\ncontribution,2024,1.1,D1,P1,received,2024-01-31,5,EUR,\n',
			},
			at: 'funding.csv:2:usd_rate',
			kind: 'bad rate',
			says: 'how many USD one EUR is',
		},
	]);
});
