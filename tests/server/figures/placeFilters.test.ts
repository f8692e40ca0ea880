/** A map under a filter tells at each place what the sector's progress tells when it is filtered to that place too. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Filter, ProgressAnswer } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { snapshot, type Database, type Reader } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { findFilter, type FilterCodes } from '#lib/server/figures/queries/filter.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { writeBundle } from '../../support/bundle.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
let db: Database & { close: () => void };
let scope: Scope;

beforeAll(async () => {
	const dir = join(folder.path, 'bundle');
	await writeBundle(dir, {
		seed: 5,
		plan: 'map',
		values: 5000,
		municipalities: 40,
		partners: 12,
		indicators: 24,
	});
	db = await emptyDatabase(folder.path, 'map');
	await importBundle(db, dir, { now: new Date('2027-01-01T00:00:00Z') });
	const found = await snapshot(db, (reader) => getScope(reader, 'map', 'social-stability'));
	if (!found) throw new Error('the plan was imported but is not there');
	scope = found;
});
afterAll(() => {
	db.close();
	folder.remove();
});

const ask = async (reader: Reader, codes: FilterCodes): Promise<Filter> => {
	const found = await findFilter(reader, scope, codes);
	if (!('filter' in found)) throw new Error(`no such filter: ${Object.keys(codes).join(', ')}`);
	return found.filter;
};

const FILTERS: readonly FilterCodes[] = [
	{},
	{ partner: 'PAR003' },
	{ donor: 'DON02' },
	{ sex: 'female' },
	{ cohort: 'lebanese' },
	{ cohort: 'palestine_refugee' },
	{ partner: 'PAR001', sex: 'male' },
	{ donor: 'DON05', cohort: 'displaced_syrian' },
	{ sex: 'female', cohort: 'lebanese' },
];

const LEVELS = [
	{ level: 1, quarter: 4, window: 'year-to-date' },
	{ level: 2, quarter: 3, window: 'quarter' },
	{ level: 3, quarter: 2, window: 'year-to-date' },
] as const;

/** Compares each indicator's figures at some places; returns how many. */
async function compare(reader: Reader, filter: Filter, level: (typeof LEVELS)[number]): Promise<number> {
	const question = { year: 2025, ...level };
	const whole = await getProgress(reader, scope, { ...question, filter });
	const byPlace = new Map<string, ProgressAnswer>();
	let compared = 0;
	for (const { code, calculation, reached, notDisaggregated, sensitivity } of whole.indicators) {
		const answer = await listPlaceFigures(reader, scope, { ...question, indicator: code, filter });
		expect([code, answer?.reached, answer?.notDisaggregated]).toEqual([code, reached, notDisaggregated]);
		const places = answer?.places ?? [];
		if (sensitivity === 'district' && level.level === 3) {
			expect(places).toEqual([]);
			continue;
		}
		if (calculation === 'sum' && reached !== null) {
			const sum = places.reduce((sum, place) => sum + place.reached, answer?.withoutPlace ?? 0);
			expect(sum).toBeCloseTo(reached, 6);
		}
		for (const place of places.slice(0, 4)) {
			const there =
				byPlace.get(place.pcode) ??
				(await getProgress(reader, scope, { ...question, filter: { ...filter, place: place.id } }));
			byPlace.set(place.pcode, there);
			const same = there.indicators.find((one) => one.code === code);
			expect([code, place.pcode, place.reached]).toEqual([code, place.pcode, same?.reached]);
			compared++;
		}
	}
	return compared;
}

test.each(FILTERS)('filtered by %o', async (codes) => {
	await snapshot(db, async (reader) => {
		const filter = await ask(reader, codes);
		let compared = 0;
		for (const level of LEVELS) compared += await compare(reader, filter, level);
		expect(compared).toBeGreaterThan(0);
	});
});
