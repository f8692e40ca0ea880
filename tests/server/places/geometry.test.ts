import { feature } from 'topojson-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { place, placeShape } from '#db/schema/index.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { getShapes, getShapesVersion, listDrawnLevels } from '#lib/server/places/geometry.ts';
import type { Level } from '#lib/places/place.ts';
import { Harness } from '../exchange/boundaries/harness.ts';
import { addGeoPlan } from '../../support/geoPlan.ts';
import { BOX, cells, shapesOf } from '../../support/voronoi.ts';

const points = cells(30);
const harness = await Harness.open();
let planId: number;

beforeAll(async () => {
	planId = await addGeoPlan(harness.db, points);
});
afterAll(() => harness.close());

const shapes = (level: Level, plan = planId) =>
	snapshot(harness.db, (reader) => getShapes(reader, plan, level));
const version = (level: Level) => snapshot(harness.db, (reader) => getShapesVersion(reader, planId, level));
const geometries = async (level: Level, plan = planId) =>
	(await shapes(level, plan)).topology?.objects.shapes.geometries ?? [];

describe('a plan without shapes', () => {
	test('has none at any level, not those of another country either', async () => {
		for (const level of [0, 1, 2, 3] as const) expect(await geometries(level)).toEqual([]);
		expect(await snapshot(harness.db, (reader) => listDrawnLevels(reader, planId))).toEqual([]);
	});

	test('of Lebanon has the outline that the project ships, unless its point lies elsewhere', async () => {
		const lebanon = await addGeoPlan(harness.db, points, 'lebanon');
		const rename = (values: Partial<typeof place.$inferInsert>) =>
			transaction(harness.db, async (writer) => {
				const [country] = (await writer.select().from(place)).filter(
					(one) => one.planId === lebanon && one.level === 0,
				);
				await run(writer, 'update place set pcode = @pcode, lat = @lat, lon = @lon where id = @id', {
					...{ pcode: 'LB', lat: 33.9, lon: 35.9, ...values },
					id: country?.id,
				});
			});
		await rename({});
		expect(await geometries(0, lebanon)).toMatchObject([{ id: 'LB', properties: { place: 'LB' } }]);
		expect(await geometries(1, lebanon)).toEqual([]);
		expect((await shapes(0, lebanon)).topology?.objects.lines?.arcs.length).toBeGreaterThan(0);
		await rename({ lat: null, lon: null });
		expect(await geometries(0, lebanon)).toHaveLength(1);
		await rename({ lat: 5, lon: 5 });
		expect(await geometries(0, lebanon)).toEqual([]);
	});
});

describe('a plan with municipalities only', () => {
	beforeAll(async () => {
		await harness.take(shapesOf(points));
	});

	test('has them labelled with their places', async () => {
		expect(await geometries(3)).toMatchObject(
			points.map(({ code }) => ({ id: code, properties: { place: code } })),
		);
		expect(await geometries(2)).toEqual([]);
	});

	test('has for an outline what they enclose together, without the borders inside', async () => {
		const { topology } = await shapes(0);
		if (!topology) throw new Error('nothing');
		expect(topology.objects.shapes.geometries).toMatchObject([{ id: 'ZZ', properties: { place: 'ZZ' } }]);
		const [outline] = feature(topology, topology.objects.shapes).features;
		const rings = outline?.geometry.type === 'MultiPolygon' ? outline.geometry.coordinates.flat() : [];
		expect(rings).toHaveLength(1);
		const longitudes = rings.flat().map(([lon = 0]) => lon);
		expect([Math.min(...longitudes), Math.max(...longitudes)]).toEqual([
			expect.closeTo(BOX[0], 3),
			expect.closeTo(BOX[2], 3),
		]);
		const { topology: inner } = await shapes(3);
		expect(topology.arcs.length).toBeLessThan((inner?.arcs.length ?? 0) / 2);
	});

	test('has another version as soon as a shape draws another place', async () => {
		const before = await version(3);
		expect(await version(3)).toBe(before);
		expect((await shapes(3)).version).toBe(before);
		await transaction(harness.db, async (writer) => {
			const [first, second] = (await writer.select().from(place)).filter(
				(one) => one.planId === planId && one.level === 3,
			);
			await writer.insert(placeShape).values([
				{ placeId: first?.id ?? 0, code: first?.pcode ?? '' },
				{ placeId: first?.id ?? 0, code: second?.pcode ?? '' },
			]);
		});
		expect(await version(3)).not.toBe(before);
		const [first, second] = await geometries(3);
		expect(second?.properties).toEqual(first?.properties);
	});

	test('has lines where governorates meet, under another version; within one there are none', async () => {
		const linesOf = async (level: Level) => {
			const { topology } = await shapes(level);
			return topology?.objects.lines
				? feature(topology, topology.objects.lines).geometry.coordinates.flat()
				: [];
		};
		expect([await linesOf(3), await linesOf(0)]).toEqual([[], []]);
		const before = await version(3);
		const middle = (BOX[0] + BOX[2]) / 2;
		await transaction(harness.db, async (writer) => {
			const all = (await writer.select().from(place)).filter((one) => one.planId === planId);
			const country = all.find(({ level }) => level === 0);
			const [east] = await writer
				.insert(place)
				.values({ planId, pcode: 'ZZ2', name: { en: 'East' }, level: 1, parentId: country?.id ?? 0 })
				.returning();
			for (const one of all) {
				if (one.level !== 3 || (one.lon ?? 0) < middle) continue;
				await run(writer, 'update place set governorate_id = @east where id = @id', {
					...{ east: east?.id ?? 0, id: one.id },
				});
			}
		});
		expect(await version(3)).not.toBe(before);
		for (const level of [3, 0] as const) {
			const longitudes = (await linesOf(level)).map(([lon = 0]) => lon);
			expect(longitudes.length).toBeGreaterThan(3);
			for (const lon of longitudes) expect(Math.abs(lon - middle)).toBeLessThan(0.55);
		}
	});
});
