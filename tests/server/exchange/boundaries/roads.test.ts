/** Boundary files as countries publish them: each in `tests/fixtures/roads/boundaries`, for the plan of the bundle there. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '#lib/server/database/driver.ts';
import { BoundariesRefused, importBoundaries } from '#lib/server/exchange/boundaries/import.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { formatIssue } from '#lib/server/exchange/issue.ts';
import { codesIn, collection, Harness, ring, standard } from './harness.ts';

const FOLDER = 'tests/fixtures/roads/boundaries';
const harness = await Harness.open();
let planId = 0;

beforeAll(async () => {
	await importBundle(harness.db, join(FOLDER, 'bundle'), { now: standard.now });
	const [plan] = await rows<{ id: number }>(harness.db.writer, `select id from plan`);
	planId = plan?.id ?? 0;
});
afterAll(() => harness.close());

async function take(paths: readonly string[]) {
	const taken = importBoundaries(harness.db, paths, { ...standard, plan: 'mini' });
	const { issues } = await taken.catch((error: unknown) => {
		if (error instanceof BoundariesRefused) return error;
		throw error;
	});
	const errors = issues.kept.filter(({ severity }) => severity === 'error');
	return (errors.length > 0 ? errors : issues.kept).map(formatIssue);
}

describe('taken', () => {
	test.each([
		['ok.geojson', ['M1', 'M2', 'M3'], []],
		['disputed.geojson', ['M1', 'M2', 'M3', '0', '0'], ['2 of 5 shapes are of no place of the plan']],
		['height-and-measure.topojson', ['M1', 'M2', 'M3'], []],
		['height-only.topojson', ['M1', 'M2', 'M3'], []],
		[
			'crossing-of-ten-metres.geojson',
			['M1', 'M2', 'M3'],
			['the outlines of 1 shapes, the first of them shape 1 (M1 One)'],
		],
	])('%s', async (file, codes, warnings) => {
		expect(await take([join(FOLDER, file)])).toEqual(
			warnings.map((words) => expect.stringContaining(words) as string),
		);
		expect(codesIn(await harness.stored(planId))).toEqual(codes);
	});
});

describe('refused', () => {
	test.each([
		[
			'one-code-two-towns.geojson',
			'shape 4 (M2 Quite another town): the code M2 is that of shape 2 (M2 Two) in one-code-two-towns.geojson too: give one of them the code of its own',
		],
		['null-geometry.geojson', 'shape 3 (M3): has no geometry'],
	])('%s', async (file, message) => {
		expect(await take([join(FOLDER, file)])).toEqual([expect.stringContaining(message)]);
	});

	test('a loop that anybody would see, with the way to mend it', async () => {
		const bow = ring([35.45, 33.45], [35.55, 33.55], [35.55, 33.45], [35.45, 33.54], [35.45, 33.45]);
		expect(await take([harness.write(collection(['M1', bow]))])).toEqual([
			expect.stringMatching(/crosses its own outline at .* mapshaper by "-clean"/),
		]);
	});
});

test('a small loop goes, what is left is drawn; a ring that encloses nothing goes where there are others', async () => {
	const island = [
		[35.7, 33.5],
		[35.7001, 33.5],
		[35.7, 33.5],
	];
	const square = [
		[35.45, 33.45],
		[35.55, 33.45],
		[35.55, 33.55],
		[35.45, 33.55],
		[35.45, 33.45],
	];
	const shape = { type: 'MultiPolygon', coordinates: [[square], [island]] };
	expect(await take([harness.write(collection(['M1', shape]))])).toEqual([
		expect.stringContaining('cut off the outlines of 1 shapes'),
		expect.stringContaining('2 of 3 places of level 3 have no shape'),
	]);
	const { objects } = await harness.stored(planId);
	expect(objects.shapes.geometries.map(({ type }) => type)).toEqual(['MultiPolygon']);
});
