import { geoMercator } from 'd3-geo';
import fc from 'fast-check';
import { topology } from 'topojson-server';
import { describe, expect, test } from 'vitest';
import { boxAround, type PlaceTopology } from '#lib/places/geometry.ts';
import { draw } from '#lib/maps/draw.ts';
import { landOf } from '#lib/maps/drawing.ts';
import { frameOf } from '#lib/maps/frame.ts';
import { PathText } from '#lib/maps/pathText.ts';
import { BOX, cells, shapesOf } from '../support/voronoi.ts';

const points = cells(20);

function topologyOf(place: (i: number) => string | undefined, reversed = false): PlaceTopology {
	const shapes = shapesOf(points);
	shapes.features.forEach((feature, i) => {
		feature.properties = { place: place(i) };
		if (reversed) feature.geometry.coordinates.forEach((ring) => ring.reverse());
	});
	return topology({ shapes }) as unknown as PlaceTopology;
}

/** The points of path data, absolute. */
function positions(path: string): [number, number][] {
	const found: [number, number][] = [];
	for (const [, kind, numbers] of path.matchAll(/([Ml])([^Mlz]*)/g)) {
		const values = numbers?.match(/-?\d+/g)?.map(Number) ?? [];
		for (let i = 0; i < values.length; i += 2) {
			const [x = 0, y = 0] = values.slice(i, i + 2);
			const [fromX, fromY] = kind === 'M' ? [0, 0] : (found.at(-1) ?? [0, 0]);
			found.push([fromX + x, fromY + y]);
		}
	}
	return found;
}

/** Twice the area that path data encloses. */
function areaOf(path: string): number {
	return Math.abs(
		path
			.split('z')
			.filter((ring) => ring !== '')
			.map(positions)
			.map((ring) =>
				ring.reduce((sum, [x, y], i) => {
					const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [0, 0];
					return sum + x * nextY - nextX * y;
				}, 0),
			)
			.reduce((sum, one) => sum + Math.abs(one), 0),
	);
}

describe('a frame', () => {
	const frame = frameOf(BOX, 2000);

	test('holds its box with room around it, the longer side as long as asked', () => {
		expect(Math.max(frame.width, frame.height)).toBeCloseTo(2000);
		expect(frame.x(BOX[0])).toBeGreaterThan(0);
		expect(frame.x(BOX[2])).toBeLessThan(frame.width);
		expect(frame.y(BOX[3])).toBeGreaterThan(0);
		expect(frame.y(BOX[1])).toBeLessThan(frame.height);
		expect([frame.x(frame.box[0]), frame.y(frame.box[3])]).toEqual([expect.closeTo(0), expect.closeTo(0)]);
		expect([frame.x(frame.box[2]), frame.y(frame.box[1])]).toEqual([
			expect.closeTo(frame.width, -0.5),
			expect.closeTo(frame.height, -0.5),
		]);
	});

	test('is the plane of every web map', () => {
		const mercator = geoMercator()
			.scale(180 / Math.PI)
			.translate([0, 0]);
		const across = frame.x(36) - frame.x(35);
		for (const [lon, lat] of [
			[35.2, 33.1],
			[36.4, 34.6],
		] as const) {
			const [x = 0, y = 0] = mercator([lon, lat]) ?? [];
			const [x0 = 0, y0 = 0] = mercator([35, 33]) ?? [];
			expect(frame.x(lon) - frame.x(35)).toBeCloseTo((x - x0) * across, 6);
			expect(frame.y(lat) - frame.y(33)).toBeCloseTo((y - y0) * across, 6);
		}
	});

	test('around one point is a neighbourhood, around nothing is none', () => {
		const box = boxAround([
			{ lat: 33.5, lon: 35.5 },
			{ lat: null, lon: null },
		]);
		expect(box).toEqual([35.5, 33.5, 35.5, 33.5]);
		const near = frameOf(box ?? BOX, 100);
		expect([near.width, near.height]).toEqual([100, 100]);
		expect(boxAround([{ lat: null, lon: null }])).toBeUndefined();
	});
});

test('path data is short and reads back to the rounded points', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.integer({ min: -500, max: 3000 }), fc.integer({ min: -500, max: 3000 })), {
				minLength: 1,
				maxLength: 20,
			}),
			(line) => {
				const text = new PathText();
				text.moveTo(...(line[0] ?? [0, 0]));
				for (const [x, y] of line.slice(1)) text.lineTo(x + 0.3, y - 0.3);
				text.closePath();
				const kept = line.filter(([x, y], i) => i === 0 || x !== line[i - 1]?.[0] || y !== line[i - 1]?.[1]);
				expect(positions(text.take())).toEqual(kept);
				expect(text.take()).toBe('');
			},
		),
	);
});

describe('shapes', () => {
	const frame = frameOf(BOX, 2000);
	const whole = 2 * (frame.x(BOX[2]) - frame.x(BOX[0])) * (frame.y(BOX[1]) - frame.y(BOX[3]));

	test('become an area for each place, together the whole country', () => {
		const { areas, ground } = draw(
			topologyOf((i) => `P${i}`),
			frame,
		);
		expect(areas.map(({ place }) => place)).toEqual(points.map((_, i) => `P${i}`));
		expect(ground).toBe('');
		const sum = areas.reduce((sum, { path }) => sum + areaOf(path), 0);
		expect(sum / whole).toBeCloseTo(1, 2);
	});

	test('are drawn alike whichever way their rings run: nothing fills the globe', () => {
		const [one, other] = [false, true].map((reversed) =>
			draw(
				topologyOf((i) => `P${i}`, reversed),
				frame,
			),
		);
		for (const [i, { path }] of (one?.areas ?? []).entries()) {
			expect(areaOf(other?.areas[i]?.path ?? '')).toBe(areaOf(path));
			expect(areaOf(path)).toBeLessThan(whole / 2);
		}
	});

	test('of one place become one area without the border inside', () => {
		const apart = draw(
			topologyOf((i) => `P${i}`),
			frame,
		);
		const joined = draw(
			topologyOf((i) => (i < 2 ? 'P' : undefined)),
			frame,
		);
		expect(joined.areas.map(({ place }) => place)).toEqual(['P']);
		const [first, second] = apart.areas;
		expect(areaOf(joined.areas[0]?.path ?? '')).toBe(areaOf(first?.path ?? '') + areaOf(second?.path ?? ''));
	});

	test('of no place are ground; land is all of it', () => {
		const drawing = draw(
			topologyOf((i) => (i < 5 ? `P${i}` : undefined)),
			frame,
		);
		expect(drawing.ground.split('M')).toHaveLength(16);
		expect(areaOf(landOf(drawing, '').path) / whole).toBeCloseTo(1, 2);
	});
});
