/** The attack reads what a document says of an earlier quarter's figures. */
import { expect, test } from 'vitest';
import type { GivenBridge } from '../../scripts/attack/bridge.ts';
import { shownSmall } from '../../scripts/attack/shown.ts';
import { readTables } from '../../scripts/attack/tables.ts';

const label = {
	...{ code: '1.1.a', unit: 'people', calculation: 'sum', addsUp: true, isFraction: false, isRange: false },
	...{
		countsPlaces: false,
		madeOf: [],
		countsPeople: false,
		sensitivity: 'public',
		target: null,
		share: null,
	},
	...{ withoutPlace: null, byGroup: {}, unknown: {}, previous: null, reached: 100 },
};
const tables = new Map([
	[
		'places',
		`[2024]\t${JSON.stringify([{ id: 1, pcode: 'ZZ', name: { en: 'Z' }, level: 0, kind: null, parent_id: null }])}`,
	],
	[
		'progress',
		`[2024,2,"year-to-date",true,null,null,null,null]\t${JSON.stringify({ indicators: [label] })}`,
	],
	[
		'series',
		`["1.1.a"]\t${JSON.stringify({
			points: [
				{
					year: 2024,
					quarter: 1,
					reached: null,
					yearToDate: null,
					withheldFigures: ['reached', 'yearToDate'],
				},
			],
		})}`,
	],
]);
const read = (line: GivenBridge['lines'][number]) =>
	readTables(
		{
			...{
				plan: { code: 'p', minimumCount: 5 },
				sector: { code: 's' },
				year: 2024,
				quarter: 2,
				revision: '1.0',
			},
			...{ groups: [], parts: [], bridge: { year: 2024, quarter: 1, lines: [line] } },
		},
		tables,
		(part) => `/${part}`,
	);
const terms = { published: 40, lateAndCorrected: -3, yearToDate: 100 };

test('a withheld figure that a bridge tells is shown', () => {
	const adds = read({ code: '1.1.a', kind: 'adds', terms, lateIsAdded: true });
	expect(adds.seen.filter(({ address }) => address === '/bridge').map(({ value }) => value)).toEqual([
		100, 37,
	]);
	expect(shownSmall([adds])).toMatchObject([
		{ how: 'shown', figure: '1.1.a ZZ 2024-Q1', addresses: ['/bridge'] },
	]);
	const other = read({ code: '1.1.a', kind: 'other', is: 37 });
	expect(shownSmall([other])).toMatchObject([{ how: 'shown', figure: '1.1.a ZZ 2024-Q1' }]);
});

test('with what was late it is no figure of that quarter, and tells none', () => {
	expect(shownSmall([read({ code: '1.1.a', kind: 'adds', terms, lateIsAdded: false })])).toEqual([]);
});
