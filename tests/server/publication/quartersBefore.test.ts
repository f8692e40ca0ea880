/** Quarters of which a publication's tables say nothing: as everybody has read them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecentFigure, SeriesAnswer, SeriesPoint } from '#lib/figures/answer.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { run, transaction } from '#lib/server/database/driver.ts';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { getPart, listPublications } from '#lib/server/publication/queries/publications.ts';
import { findQuartersBefore } from '#lib/server/publication/queries/quartersBefore.ts';
import { PROTECTED } from '../../support/disclosure/protectedBundle.ts';
import { sectorDatabase, type SectorDatabase } from '../../support/disclosure/protectedDatabase.ts';
import { publishProtected, writeWords } from '../../support/disclosure/publishProtected.ts';
import { PATIENCE } from '../../support/long.ts';

const FIRST = { year: 2023, quarter: 2 } as const;
const LATER = { year: 2024, quarter: 1 } as const;

let shop: SectorDatabase;
beforeAll(async () => {
	shop = await sectorDatabase(1);
	await writeWords(shop, FIRST);
	await publishProtected(shop, FIRST);
}, PATIENCE);
afterAll(() => shop.close());

/** What strangers read of a part in the draft of a quarter, or where there is none in what was published of it. */
const partOf = (quarter: Quarter, part: string) =>
	shop.ask(async (reader) => {
		const { draft, revisions } = await listOfQuarter(reader, shop.scope.sector.id, quarter);
		const answers = await getPart(reader, (draft ?? revisions[0])?.id ?? 0, part);
		return [...answers.values()].map((text) => JSON.parse(text) as unknown);
	});

/** The points of a quarter, by indicator, as the draft or publication of one shows them. */
async function pointsIn(
	quarter: Quarter,
	of: Quarter = FIRST,
): Promise<Map<string, SeriesPoint | undefined>> {
	const series = (await partOf(quarter, 'series')) as SeriesAnswer[];
	return new Map(
		series.map(({ indicator, points }) => [
			indicator.code,
			points.find((one) => one.year === of.year && one.quarter === of.quarter),
		]),
	);
}

const drawUp = () =>
	pinQuarter(shop.db, { ...PROTECTED, ...LATER, personId: null, now: new Date('2024-08-01T08:00:00Z') });

test('a quarter is shown by a later one as it stands published', async () => {
	await drawUp();
	const [first, later] = [await pointsIn(FIRST), await pointsIn(LATER)];
	expect(later.get('1.1.a')?.reached).toBeGreaterThan(0);
	for (const code of ['1.1.a', '1.1.b', '1.1.d', '1.1.e', '1.1.f', '1.a'])
		expect(later.get(code), code).toEqual(first.get(code));
	const [recent] = (await partOf(LATER, 'recent')) as Record<string, RecentFigure[]>[];
	expect(recent?.['1.1.a']?.at(-4)).toBe(later.get('1.1.a')?.reached);
});

test('one that was not published itself is shown as the first publication after it shows it', async () => {
	const before = { year: 2023, quarter: 1 } as const;
	const found = await shop.ask(async (reader) =>
		findQuartersBefore(reader, await listPublications(reader, shop.scope.sector.id), LATER, () => true),
	);
	const shown = await pointsIn(FIRST, before);
	expect(shown.get('1.1.a')?.reached).toBeGreaterThan(0);
	expect(found.get(quarterIndex(before))?.get('1.1.a')).toEqual(shown.get('1.1.a'));
});

test('what was corrected since, and not published, is not told by a later one', async () => {
	const before = await pointsIn(LATER);
	await transaction(shop.db, async (writer) => {
		await run(
			writer,
			`update entry set total = total + 1 where report_id in (
				select r.id from report r join period p on p.id = r.period_id where p.year = 2023 and p.quarter = 2)`,
		);
		await rebuildTotals(writer, shop.scope.plan.id);
	});
	await drawUp();
	const after = await pointsIn(LATER);
	for (const code of ['1.1.a', '1.1.b', '1.1.f', '1.a'])
		expect(after.get(code), code).toEqual(before.get(code));
	// Projects are no people.
	expect(after.get('1.1.g')).not.toEqual(before.get('1.1.g'));
});

test('what is withdrawn is not shown by a later one', async () => {
	await run(shop.db.writer, `update publication set state = 'withdrawn' where state = 'published'`);
	await drawUp();
	expect((await pointsIn(LATER)).get('1.1.a')).toMatchObject({ reached: null });
	const [recent] = (await partOf(LATER, 'recent')) as Record<string, RecentFigure[]>[];
	expect(recent?.['1.1.a']?.at(-4)).toBe('withheld');
});
