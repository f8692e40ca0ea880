/** What a publication holds of small counts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlacesAnswer } from '#lib/figures/answer.ts';
import { readSpan } from '#lib/disclosure/cell.ts';
import { rows } from '#lib/server/database/driver.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { getPart } from '#lib/server/publication/queries/publications.ts';
import { PROTECTED } from '../../support/disclosure/protectedBundle.ts';
import { protectedDatabase, type ProtectedDatabase } from '../../support/disclosure/protectedDatabase.ts';
import { PATIENCE } from '../../support/long.ts';

let shop: ProtectedDatabase;
/** Answers by place as strangers read them, and which cells are not to be read. */
let places: PlacesAnswer[];
let withheld: readonly string[];

beforeAll(async () => {
	shop = await protectedDatabase(1);
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
