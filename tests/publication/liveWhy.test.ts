import { expect, test } from 'vitest';
import { findLive, isFault, isSaid } from '#lib/publication/live.ts';
import { whyOfLive } from '#lib/publication/liveWhy.ts';

const OWN = { year: 2024, quarter: 2 } as const;
const CODES = {
	indicators: new Set(['2.2.a']),
	groups: new Map([['female', 'sex' as const]]),
	places: new Set(['LB62']),
};

test.each([
	['{reached 2.2.a}', { figure: 'indicator', indicator: '2.2.a', window: 'year-to-date' }],
	[
		'{reached 2.2.a LB62}',
		{ figure: 'indicator', indicator: '2.2.a', window: 'year-to-date', place: 'LB62' },
	],
	['{reached 2.2.a quarter short}', { figure: 'indicator', indicator: '2.2.a', window: 'quarter' }],
	['{reached 2.2.a 2024-q2}', { figure: 'indicator', indicator: '2.2.a', window: 'year-to-date' }],
	['{people}', { figure: 'people', window: 'year-to-date' }],
	['{gap}', { figure: 'gap' }],
	['{pipeline 2.2.a}', { figure: 'pipeline', indicator: '2.2.a' }],
	// Of another quarter the page of this one says nothing; what is left out of a publication's answers neither.
	['{reached 2.2.a 2024-q1}', null],
	['{reached 2.2.a female}', null],
	['{target 2.2.a}', null],
	['{share 2.2.a}', null],
	['{coverage}', null],
	['{people LB62}', null],
	['{pipeline 2.2.a LB62}', null],
	['{pipeline 2.2.a 2024-q1}', null],
])('%s is explained by %j', (written, why) => {
	const live = findLive(written, CODES)[0]?.live;
	if (!live || isFault(live) || isSaid(live)) throw new Error(`no figure: ${written}`);
	expect(whyOfLive(live, OWN)).toEqual(why);
});
