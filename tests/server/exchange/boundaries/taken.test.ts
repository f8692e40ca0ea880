import { feature } from 'topojson-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { place, placeShape } from '#db/schema/index.ts';
import { transaction } from '#lib/server/database/driver.ts';
import { formatIssue } from '#lib/server/exchange/issue.ts';
import { addGeoPlan } from '../../../support/geoPlan.ts';
import { cells, shapesOf } from '../../../support/voronoi.ts';
import { codesIn, collection, Harness, ring, SQUARE } from './harness.ts';

const points = cells(40);
const harness = await Harness.open();
let planId: number;

beforeAll(async () => {
	planId = await addGeoPlan(harness.db, points);
});
afterAll(() => harness.close());

describe('boundaries are taken', () => {
	test('as one topology whose neighbours share their border; again changes nothing', async () => {
		const shapes = shapesOf(points);
		const first = await harness.take(shapes, { source: 'Own work', disclaimer: 'No opinion.' });
		expect(first).toMatchObject({ plan: 'voronoi', shapes: 40, changed: true });
		expect(first.issues.errors + first.issues.warnings).toBe(0);
		const topology = await harness.stored(planId);
		expect(codesIn(topology)).toEqual(points.map(({ code }) => code));
		expect(topology.objects.shapes).toMatchObject({
			properties: { level: 3, source: 'Own work', disclaimer: 'No opinion.' },
		});
		const uses = JSON.stringify(topology.objects).match(/-?\d+(?=[,\]])/g)?.length ?? 0;
		expect(uses).toBeGreaterThan(topology.arcs.length * 1.5);
		const again = await harness.take(shapes, { source: 'Own work', disclaimer: 'No opinion.' });
		expect(again.changed).toBe(false);
		const labels = await harness.layers(planId);
		expect(labels).toMatchObject([{ level: 3, source: 'Own work', disclaimer: { en: 'No opinion.' } }]);
	});

	test('as TopoJSON, the object of the level among several', async () => {
		await harness.take(shapesOf(points));
		const exported = await harness.stored(planId);
		const objects = { adm2: exported.objects.shapes, adm3: exported.objects.shapes };
		const { issues } = await harness.take({ ...exported, objects });
		expect(issues.errors).toBe(0);
		expect(
			await harness.refusal(planId, { ...exported, objects: { a: objects.adm2, b: objects.adm3 } }),
		).toEqual([expect.stringContaining('"a", "b": name the one with the shapes adm3, or say by --object')]);
		expect(
			(await harness.take({ ...exported, objects: { a: objects.adm2, b: objects.adm3 } }, { object: 'b' }))
				.shapes,
		).toBe(40);
	});

	test.each([
		{ adm3_pcode: 'ZZ110000', adm3_name: 'Nought' },
		{ admin3Pcode: 'ZZ110000', admin3Name: 'Nought' },
		{ ADM3_PCODE: 'ZZ110000', ADM3_EN: 'Nought', ADM3_AR: 'صفر' },
		{ ACS_Code: 'ZZ110000' },
		{ CAS_CODE: 'ZZ110000' },
	])('with the property names of COD-AB, whichever year: %o', async (properties) => {
		const file = { type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry: SQUARE }] };
		await harness.take(file);
		expect(codesIn(await harness.stored(planId))).toEqual(['ZZ110000']);
	});

	test('with properties that the caller names; a number is a code as it stands', async () => {
		await transaction(harness.db, async (writer) => {
			const [one] = (await writer.select().from(place)).filter(({ pcode }) => pcode === 'ZZ110001');
			await writer.insert(placeShape).values({ placeId: one?.id ?? 0, code: '61419' });
		});
		const properties = { pcode: 'no', nr: 61419, label: 'One' };
		const { issues } = await harness.take(
			{ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry: SQUARE }] },
			{ code: 'nr', name: 'label' },
		);
		expect(codesIn(await harness.stored(planId))).toEqual(['61419']);
		expect(issues.kept.map(({ kind }) => kind)).toEqual(['missing code']);
	});

	test('though their rings run the wrong way round, which is told', async () => {
		const turned = { ...SQUARE, coordinates: SQUARE.coordinates.map((one) => one.toReversed()) };
		const { issues } = await harness.take(collection(['ZZ110000', turned]));
		expect(issues.kept.map(({ kind }) => kind)).toContain('ring orientation');
		const topology = await harness.stored(planId);
		const { features } = feature(topology, topology.objects.shapes);
		expect(features[0]?.geometry.type).toBe('MultiPolygon');
	});

	test('with shapes of no place, which stay in the background, and places without one: both are listed', async () => {
		const { issues } = await harness.take(collection(['ZZ110000', SQUARE], ['77777', SQUARE]));
		expect(issues.kept.map(formatIssue)).toEqual([
			expect.stringMatching(
				/^warning: shapes.geojson: 1 of 2 shapes are of no place .*: 77777\. \(unknown code\)$/,
			),
			expect.stringMatching(/^warning: shapes.geojson: 39 of 40 places .*ZZ110002, .* \(missing code\)$/),
		]);
	});

	test('not in a dry run', async () => {
		const before = await harness.stored(planId);
		expect((await harness.take(shapesOf(points.slice(0, 7)), { dryRun: true })).shapes).toBe(7);
		expect(await harness.stored(planId)).toEqual(before);
	});

	test('however small a shape is: it never vanishes with the detail', async () => {
		const tiny = ring([35.5, 33.5], [35.50001, 33.5], [35.50001, 33.50001], [35.5, 33.50001], [35.5, 33.5]);
		await harness.take({
			type: 'FeatureCollection',
			features: [...shapesOf(points).features.slice(1), ...collection(['ZZ110000', tiny]).features],
		});
		expect(codesIn(await harness.stored(planId))).toHaveLength(40);
	});
});
