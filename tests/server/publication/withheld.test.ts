/** What a publication holds of small counts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlacesAnswer } from '#lib/figures/answer.ts';
import { readSpan } from '#lib/disclosure/cell.ts';
import { checkList } from '#lib/publication/checkList.ts';
import { rows, run } from '#lib/server/database/driver.ts';
import { listPeriods } from '#lib/server/plan/queries/plans.ts';
import { getCheckable } from '#lib/server/publication/checkable.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { getPart } from '#lib/server/publication/queries/publications.ts';
import { PROTECTED } from '../../support/disclosure/protectedBundle.ts';
import { sectorDatabase, type SectorDatabase } from '../../support/disclosure/protectedDatabase.ts';
import { PATIENCE } from '../../support/long.ts';

let shop: SectorDatabase;
/** Answers by place as strangers read them, and which cells are not to be read. */
let places: PlacesAnswer[];
let withheld: readonly string[];

beforeAll(async () => {
	shop = await sectorDatabase(1);
	await write('3 women were trained: {reached 1.1.a female} of {reached 1.1.a}.');
	await pinQuarter(shop.db, { ...PROTECTED, personId: null, now: new Date('2024-08-01T08:00:00Z') });
	const found = await shop.ask(async (reader) => {
		const { draft } = await listOfQuarter(reader, shop.scope.sector.id, PROTECTED);
		const [kept] = await rows<{ annex: string }>(reader, 'select annex from publication');
		return { part: await getPart(reader, draft?.id ?? 0, 'byPlace'), annex: kept?.annex ?? '{}' };
	});
	places = [...found.part].flatMap(([key, answer]) =>
		isOfYear(JSON.parse(key) as unknown[]) ? [JSON.parse(answer) as PlacesAnswer] : [],
	);
	({ withheld } = JSON.parse(found.annex) as { withheld: readonly string[] });
}, PATIENCE);
afterAll(() => shop.close());

const write = (body: string) =>
	run(
		shop.db.writer,
		`insert into narrative (sector_id, year, quarter, section, language, slug, body)
		values (@sector, @year, @quarter, 'summary', 'en', 'summary-en', @body)`,
		{ sector: shop.scope.sector.id, year: PROTECTED.year, quarter: PROTECTED.quarter, body },
	);

/** Of the year to date, of everybody's figures. */
function isOfYear([, , window, , , ...filter]: unknown[]): boolean {
	return window === 'year-to-date' && filter.every((one) => one === null);
}

test('no place has a figure that is withheld there, and each is still told to have one', () => {
	let met = 0;
	for (const name of withheld) {
		const [indicator, part, place, span = ''] = name.split('|');
		const at = readSpan(span);
		const isOurs =
			at?.window === 'year-to-date' && at.year === PROTECTED.year && at.quarter === PROTECTED.quarter;
		if (part !== 'total' || !isOurs) continue;
		for (const answer of places.filter((one) => one.indicator.code === indicator)) {
			expect(
				answer.places.map(({ pcode }) => pcode),
				name,
			).not.toContain(place);
			if (answer.withheldPlaces?.some(({ pcode }) => pcode === place)) met++;
		}
	}
	expect(met).toBeGreaterThan(3);
});

const listed = () =>
	shop.ask(async (reader) => {
		const periods = await listPeriods(reader, shop.scope);
		const period = periods.find(
			({ year, quarter }) => year === PROTECTED.year && quarter === PROTECTED.quarter,
		);
		const { draft } = await listOfQuarter(reader, shop.scope.sector.id, PROTECTED);
		if (!period || !draft) throw new Error('nothing is pinned');
		return checkList(await getCheckable(reader, shop.scope, period, draft, new Date('2024-08-01T08:00:00Z')));
	});

test('an indicator of which the figure of the whole is withheld is told as that, and not as one without a figure', async () => {
	const { warnings } = await listed();
	const told = (name: string) => warnings.find((one) => one.name === name)?.what ?? [];
	expect(told('indicators withheld')).toEqual(['1.1.d']);
	expect(told('indicators without report')).toEqual([]);
});

test('a typed number that tells of too few people stands in the way, and names where it stands', async () => {
	const { errors } = await listed();
	expect(errors.find(({ name }) => name === 'numbers withheld')?.what).toEqual(['summary||en|3']);
});

test('the annex has the true value of every figure that is shown or withheld', async () => {
	const [kept] = await shop.ask((reader) => rows<{ annex: string }>(reader, 'select annex from publication'));
	const annex = JSON.parse(kept?.annex ?? '{}') as Record<'withheld' | 'shown', string[]> & {
		values: Record<string, number>;
	};
	const names = [...annex.withheld, ...annex.shown];
	expect(names.filter((name) => annex.values[name] === undefined)).toEqual([]);
	expect(annex.withheld.some((name) => (annex.values[name] ?? 0) in [0, 1, 2, 3, 4])).toBe(true);
});
