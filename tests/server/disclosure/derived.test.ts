/** What a count of places tells of the people that it is made of. Source: docs/rules.md, Small counts. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { maskPlaces } from '#lib/figures/masks/places.ts';
import { maskProgress } from '#lib/figures/masks/progress.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { protectQuarter } from '#lib/server/disclosure/protectQuarter.ts';
import { readProtected } from '#lib/server/disclosure/queries/protected.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const QUARTER = { year: 2024, quarter: 2 } as const;

test('a derived count tells of no group and of no quarter of a municipality that its parts do not tell', async () => {
	const folder = temporaryFolder();
	const db = await emptyDatabase(folder.path);
	const bundle = join(folder.path, 'bundle');
	cpSync('tests/fixtures/bundles/derived-by-group', bundle, { recursive: true });
	const plan = join(bundle, 'plan.json');
	const text = readFileSync(plan, 'utf8').replace(
		'"minimum_count": 0',
		'"minimum_count": 5, "demonstration": true',
	);
	writeFileSync(plan, text);
	await importBundle(db, bundle, { now: new Date('2024-07-30T09:00:00Z') });
	const ask = <T>(question: Parameters<typeof snapshot<T>>[1]) => snapshot(db, question);
	const scope = await ask((reader) => getScope(reader, 'm', 's'));
	if (!scope) throw new Error('the plan is not there');
	const read = await ask((reader) => readProtected(reader, scope, QUARTER));
	const { isWithheld } = await protectQuarter(read, QUARTER, [], () => undefined);
	const masking = { isWithheld, groups: scope.groups };
	for (const indicator of ['1.1.c', '1.1.e']) {
		const cell = { indicator, ...QUARTER } as const;
		expect(isWithheld({ ...cell, window: 'quarter', place: 'B' })).toBe(true);
		expect(isWithheld({ ...cell, window: 'year-to-date', place: 'B' })).toBe(false);
		expect(isWithheld({ ...cell, window: 'quarter' })).toBe(false);
	}
	const alone = { ...QUARTER, window: 'quarter' } as const;
	const places = await ask((reader) =>
		listPlaceFigures(reader, scope, { ...alone, indicator: '1.1.c', level: 3 }),
	);
	if (!places) throw new Error('the indicator is not there');
	expect(places.places.length).toBeGreaterThan(0);
	expect(maskPlaces(places, alone, masking).places).toEqual([]);
	const toDate = { ...QUARTER, window: 'year-to-date' } as const;
	const { indicators } = await ask((reader) => getProgress(reader, scope, { ...toDate, compare: true }));
	const masked = indicators.map((one) => maskProgress(one, toDate, masking));
	const [derived, equipped] = ['1.1.c', '1.1.d'].map((one) => masked.find(({ code }) => code === one));
	expect(derived?.reached).toBe(4);
	// Who was employed by sex is withheld, and by cohort.
	expect(derived?.withheldGroups?.sex).toContain('female');
	expect(derived?.byGroup.sex?.female).toBeUndefined();
	expect(equipped).toEqual(indicators.find(({ code }) => code === '1.1.d'));
	await db.close();
	folder.remove();
});
