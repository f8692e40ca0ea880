/** A place becomes another kind, or comes to lie elsewhere, from a quarter on. Source: docs/rules.md, First quarters. */
import { describe, expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { getPlace } from '#lib/server/figures/queries/place.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

const PLACES = 'tests/fixtures/bundles/later-places';
/** The first quarter of the tiny plan is locked by then, the second is not. */
const PLACE = 'M1,Municipality one,,3,ZZ11,33.5,35.5,1000,';

/** Its first municipality with what follows. */
function following({ kinds = '', parents = '' }: { kinds?: string; parents?: string }) {
	const { 'places.csv': file = '' } = withText('places.csv', PLACE, `ZZ12,District two,,2,ZZ1,,,,\n${PLACE}`);
	const lines = file.split('\n').map((line) => {
		if (line === '' || line.startsWith('#')) return line;
		if (line.startsWith('pcode')) return `${line},later_kinds,later_parents`;
		return line.startsWith('M1,') ? `${line},${kinds},${parents}` : `${line},,`;
	});
	return { 'places.csv': lines.join('\n') };
}

describe('of a place that is there', () => {
	test.each([
		['a kind', { kinds: '2024-Q1 union' }],
		['a parent', { parents: '2024-Q1 ZZ12' }],
	])('%s from a locked quarter on is refused with what it would move', async (_what, what) => {
		const { take, everything } = await workshop();
		await take(following({}));
		const before = await everything();
		const { issues } = await refusal(take(following(what)));
		expect(issues.kept.map(({ kind }) => kind)).toEqual(['locked figure']);
		expect(issues.kept[0]?.message).toContain('What places.csv changes would move figures of 2024-Q1');
		expect(await everything()).toEqual(before);
		const { moved } = await take(following(what), { reopen: 'it was wrong from the beginning' });
		expect(moved.length).toBeGreaterThan(0);
	});

	test.each([
		['a kind', { kinds: '2024-Q2 camp' }],
		['a parent', { parents: '2024-Q2 ZZ12' }],
	])('%s from an open quarter on moves nothing, and comes back as it was', async (_what, what) => {
		const { take, files } = await workshop();
		await take(following({}));
		expect((await take(following(what))).moved).toEqual([]);
		const cell = Object.values(what).join('');
		expect((await files())['places.csv']).toContain(cell);
		expect((await take(following(what))).summary).toMatchObject({ places: { added: 0, changed: 0 } });
	});
});

test('a place stays what it is within a year where what stands has one of its quarters', async () => {
	const { take } = await workshop();
	const peak = withText(
		'framework.csv',
		'indicator,1.1.d,1.1,Projects,count,sum',
		'indicator,1.1.d,1.1,Projects,count,peak',
	);
	await take({ ...following({}), ...peak });
	for (const what of [{ parents: '2024-Q2 ZZ12' }, { kinds: '2024-Q2 camp' }]) {
		const { issues } = await refusal(take({ ...following(what), ...peak }));
		expect(issues.kept.map(({ kind }) => kind)).toEqual(['changed within a year']);
		expect(issues.kept[0]?.message).toMatch(
			/^M1 becomes another place within a year, and 1\.1\.d is what stands/,
		);
	}
	await take({ ...following({ parents: '2025-Q1 ZZ12' }), ...peak });
});

test.each([
	[{ parents: '2024-Q2 NOWHERE' }, 'There is no place'],
	[{ parents: '2024-Q2 M2' }, 'cannot lie in'],
	[{ kinds: '2024-Q2 town' }, 'is not understood'],
	[{ kinds: '2024-Q2 camp;2024-Q1 union' }, 'in the order of their first quarters'],
])('%o is refused in a sentence', async (what, sentence) => {
	const { take } = await workshop();
	const { issues } = await refusal(take(following(what)));
	expect(issues.kept[0]?.message).toContain(sentence);
});

test('the page of a place has its own figures of every quarter, wherever it lay, and says since when it lies there', async () => {
	const { takePath, db } = await workshop();
	await takePath(PLACES);
	const place = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, 'm', 's');
		return scope && getPlace(reader, scope, 'A', { year: 2024, quarter: 3, window: 'year-to-date' });
	});
	expect(place?.path.map(({ pcode }) => pcode)).toEqual(['C', 'G1', 'D2', 'A']);
	const projects = place?.activities.find(({ indicator }) => indicator.code === '1.1.a');
	expect(projects).toMatchObject({ reached: 10, quarters: [4, 1, 5], reachedAbove: 5 });
	expect(place?.changes?.parents).toEqual({
		first: { en: 'Dist 1' },
		later: [{ year: 2024, quarter: 3, value: { en: 'Dist 2' } }],
	});
});
