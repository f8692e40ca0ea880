/** Who counted a place's population, and when. Source: docs/exchange.md, places.csv. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { getPlace } from '#lib/server/figures/queries/place.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop, type Workshop } from './imports.ts';

closeWorkshops();

/** The tiny bundle's places, where one of them says where its population is from. */
function counted(pcode: string, source: string, year: string) {
	const [head = '', ...lines] = tinyRows('places.csv');
	const more = (line: string) => (line.startsWith(`${pcode},`) ? `${line},${source},${year}` : `${line},,`);
	return {
		'places.csv': [`${head},population_source,population_year`, ...lines.map(more), ''].join('\n'),
	};
}

function countedAt({ db }: Workshop, pcode: string) {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'tiny', 'stability');
		const place =
			scope && (await getPlace(reader, scope, pcode, { year: 2024, quarter: 2, window: 'quarter' }));
		return place?.counted;
	});
}

test('it comes with a place, goes out with it, and is told on its page', async () => {
	const shop = await workshop();
	await shop.take();
	expect((await shop.files())['places.csv']).not.toContain('population_');
	await shop.take(counted('M1', '=Census', '2018'));
	expect((await shop.files())['places.csv']).toMatch(/^M1,.*,1000,.*,'=Census,2018$/m);
	expect(await countedAt(shop, 'M1')).toEqual({ source: '=Census', year: 2018 });
	expect(await countedAt(shop, 'M2')).toBeUndefined();
	await shop.take(counted('M1', '', '2019'));
	expect(await countedAt(shop, 'M1')).toEqual({ source: null, year: 2019 });
});

test.each([
	['M2', 'Census', '', 'missing value', 'population_source'],
	['M2', '', '2018', 'missing value', 'population_year'],
	['M1', '', 'soon', 'bad number', 'population_year'],
])('it is of a number, and a year: %s, "%s", "%s"', async (pcode, source, year, kind, column) => {
	const { take } = await workshop();
	const { issues } = await refusal(take(counted(pcode, source, year)));
	expect(issues.kept).toMatchObject([{ kind, column, file: 'places.csv' }]);
});
