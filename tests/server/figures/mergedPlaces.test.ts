/** Municipalities that become one, counted before and after. Source: docs/rules.md, Places that become one. */
import { expect, test } from 'vitest';
import type { Quarter, Window } from '#lib/plan/quarter.ts';
import { toldPlace } from '#lib/places/meantPlace.ts';
import { snapshot, transaction, type Reader } from '#lib/server/database/driver.ts';
import { changeTotals } from '#lib/server/figures/commands/totals/change.ts';
import { readAtoms } from '#lib/server/disclosure/queries/atoms.ts';
import { checkTotals } from '#lib/server/figures/index.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { getPlace } from '#lib/server/figures/queries/place.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { getPlaceBook } from '#lib/server/places/queries/searchPlaces.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { closeWorkshops, refusal, workshop, type Workshop } from '../exchange/imports.ts';

closeWorkshops();

const MERGED = 'tests/fixtures/bundles/merged-places';

async function opened() {
	const at = await workshop();
	await at.takePath(MERGED);
	return at;
}

function reading<Answer>({ db }: Workshop, ask: (reader: Reader, scope: Scope) => Promise<Answer>) {
	return snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'm', 's');
		if (!scope) throw new Error('no sector');
		return ask(reader, scope);
	});
}

interface Asked {
	readonly quarter: Quarter['quarter'];
	readonly window?: Window;
	/** P-code. */
	readonly at?: string;
}

/** By indicator: what was reached in 2025, and what the year before is compared with. */
async function figures(plan: Workshop, { quarter, window = 'year-to-date', at }: Asked) {
	const [place] = await plan.ask<{ id: number }>(`select id from place where pcode = '${at ?? 'X'}'`);
	return reading(plan, async (reader, scope) => {
		const filter = at === undefined ? {} : { place: place?.id ?? 0 };
		const question = { year: 2025, quarter, window, filter, compare: true } as const;
		const { indicators } = await getProgress(reader, scope, question);
		return Object.fromEntries(
			indicators.map(({ code, reached, previous }) => [code, [reached, previous?.reached ?? null]]),
		);
	});
}

test('a year to date counts places as they stand at its end, and so does the year before as compared', async () => {
	const plan = await opened();
	expect(await figures(plan, { quarter: 2 })).toMatchObject({ '1.1.b': [2, 2], '1.1.e': [2, 1] });
	expect(await figures(plan, { quarter: 3 })).toMatchObject({
		'1.1.a': [13, 3],
		'1.1.b': [1, 2],
		'1.1.e': [1, 1],
	});
	expect(await figures(plan, { quarter: 1, window: 'quarter' })).toMatchObject({ '1.1.b': [2, 2] });
});

test('people of a place are those of all that it has become', async () => {
	const plan = await opened();
	const people = (quarter: Quarter['quarter']) =>
		reading(plan, async (reader, scope) => {
			const asked = { year: 2025, quarter, window: 'year-to-date' } as const;
			const { reached, byGroup } = await getPeople(reader, scope, asked);
			return [reached, byGroup.sex?.['female']];
		});
	expect([await people(2), await people(3)]).toEqual([
		[180, 100],
		[160, 150],
	]);
});

test('figures stand at what a place has become part of, on its page, on the map and under a filter', async () => {
	const plan = await opened();
	expect(await figures(plan, { quarter: 3, at: 'C' })).toMatchObject({
		'1.1.a': [13, 3],
		'1.1.b': [1, 1],
		'1.1.e': [1, 1],
	});
	expect((await figures(plan, { quarter: 2, at: 'C' }))['1.1.a']).toEqual([null, null]);
	expect((await figures(plan, { quarter: 2, at: 'A' }))['1.1.a']).toEqual([4, 2]);
	const { map, page } = await reading(plan, async (reader, scope) => {
		const asked = { year: 2025, quarter: 3, window: 'year-to-date' } as const;
		return {
			map: await listPlaceFigures(reader, scope, { ...asked, indicator: '1.1.a', level: 3 }),
			page: await getPlace(reader, scope, 'C', asked),
		};
	});
	expect(map?.places.map(({ pcode, reached }) => [pcode, reached])).toEqual([['C', 13]]);
	const counted = page?.activities.find(({ indicator }) => indicator.code === '1.1.b');
	expect(counted).toMatchObject({ reached: 1, quarters: [1, null, 1] });
	expect(page?.changes?.merged).toEqual([
		{ year: 2025, quarter: 3, value: { en: 'Mun A' } },
		{ year: 2025, quarter: 3, value: { en: 'Mun B' } },
	]);
});

test('the difference that a report makes is what a recount gives', async () => {
	const { db, ask, takePath } = await workshop();
	await takePath(MERGED);
	for (const { id } of await ask<{ id: number }>('select id from report where counts = 1')) {
		await transaction(db, async (writer) => {
			await changeTotals(writer, { leaving: id });
			await ask('update report set counts = 0 where id = @id returning id', { id });
			expect(await checkTotals(writer)).toEqual([]);
			await changeTotals(writer, { entering: id });
			await ask('update report set counts = 1 where id = @id returning id', { id });
			expect(await checkTotals(writer)).toEqual([]);
		});
	}
});

test('what a place is called leads to what it has become, from its quarter on', async () => {
	const plan = await opened();
	const named = (asked: Quarter, text: string) =>
		reading(plan, async (reader, scope) => {
			const book = await getPlaceBook(reader, scope, asked);
			const found = toldPlace(book, text);
			return typeof found === 'number' ? book.places.get(found)?.pcode : found;
		});
	expect(await named({ year: 2025, quarter: 2 }, 'Mun [A]')).toBe('A');
	expect(await named({ year: 2025, quarter: 3 }, 'Mun [A]')).toBe('C');
});

test('a bundle carries it, and comes back byte for byte', async () => {
	const { files } = await opened();
	const all = await files('m');
	expect(all['places.csv']).toContain('2025-Q3 C');
	const again = await workshop();
	await again.take(all);
	expect(await again.files('m')).toEqual(all);
});

test('of what was counted at a place that is part of another since, nothing is published', async () => {
	const plan = await opened();
	const beyond = (quarter: Quarter['quarter']) =>
		reading(plan, async (reader, scope) => {
			const asked = { year: 2025, quarter, window: 'year-to-date' } as const;
			const { byCode } = await getFramework(reader, scope.sector.id, asked);
			const people = ['1.1.c', '1.1.d'].flatMap((code) => byCode.get(code) ?? []);
			const tree = await listPlaces(reader, scope.plan.id, asked);
			const ids = { plan: scope.plan.id, sector: scope.sector.id };
			return (await readAtoms(reader, ids, asked, people, tree)).beyond.size;
		});
	expect([await beyond(2), await beyond(3)]).toEqual([0, 2]);
});

test.each([
	['2025-Q3 A', 'cannot become part of'],
	['2025-Q3 D1', 'cannot become part of'],
	['2025-Q3', 'is not understood'],
])('%s is refused in a sentence', async (cell, sentence) => {
	const plan = await opened();
	const all = await plan.files('m');
	const places = (all['places.csv'] ?? '').replace('2025-Q3 C', cell);
	const { issues } = await refusal(plan.take({ ...all, 'places.csv': places }));
	expect(issues.kept[0]?.message).toContain(sentence);
});
