import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importBundle } from '#lib/server/exchange/import.ts';
import { addGeoPlan } from '../../../support/geoPlan.ts';
import { cells, shapesOf } from '../../../support/voronoi.ts';
import { closeWorkshops, workshop } from '../imports.ts';
import { codesIn, Harness } from './harness.ts';

/** Boundaries that the project may not ship; they lie beside it where it is developed. */
const REAL = '../shared/data/geo';

const harness = await Harness.open();
afterAll(() => harness.close());
closeWorkshops();

test('1,608 cells: every one of them becomes a shape', async () => {
	const many = cells(1608);
	const planId = await addGeoPlan(harness.db, many);
	const { shapes, issues } = await harness.take(shapesOf(many));
	expect([shapes, issues.errors, issues.warnings]).toEqual([1608, 0, 0]);
	expect(codesIn(await harness.stored(planId))).toHaveLength(1608);
});

if (existsSync(REAL)) {
	describe('real files, for the places of the demonstration', () => {
		const read = (name: string) => readFileSync(join(REAL, name), 'utf8');

		beforeAll(async () => {
			await importBundle(harness.db, 'db/seed/lrp-2024', { now: new Date() });
		});

		test.each([
			[0, 1],
			[1, 8],
			[2, 26],
			[3, 1608],
		] as const)('level %d of GeoJSON and of TopoJSON: %d shapes', async (level, count) => {
			for (const file of [`lb-adm${level}.geojson`, 'lb-admin.topojson']) {
				const { shapes, issues } = await harness.take(read(file), { plan: 'lrp-2024', level });
				expect([shapes, issues.errors]).toEqual([count, 0]);
				expect(issues.kept.filter(({ kind }) => kind === 'missing code')).toEqual([]);
			}
		});

		test('of all levels leave in a bundle and come back to the byte', async () => {
			const shop = await workshop();
			await shop.takePath('db/seed/lrp-2024');
			const folder = join(shop.folder, 'real');
			for (const inner of ['narrative', 'boundaries']) mkdirSync(join(folder, inner), { recursive: true });
			const files = Object.entries(await shop.files('lrp-2024'));
			for (const [name, text] of files) writeFileSync(join(folder, name), text);
			for (const level of [0, 1, 2, 3]) {
				writeFileSync(join(folder, `boundaries/level-${level}.geojson`), read(`lb-adm${level}.geojson`));
			}
			await shop.takePath(folder);
			const first = await shop.files('lrp-2024');
			expect(Object.keys(first).filter((name) => name.startsWith('boundaries/'))).toHaveLength(4);
			const other = await workshop();
			await other.take(first);
			expect(await other.files('lrp-2024')).toEqual(first);
		});

		test('one level is no other', async () => {
			const told = await harness.refusal(1, read('lb-adm2.geojson'), { plan: 'lrp-2024', level: 1 });
			expect(told).toEqual([expect.stringContaining('No shape is of a place of level 1')]);
		});
	});
} else {
	test(`${REAL} is not there: only shapes made here are tested`, () => {
		expect(existsSync(REAL)).toBe(false);
	});
}
