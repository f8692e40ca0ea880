import type { Feature, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import { describe, expect, test } from 'vitest';
import { loadAround } from '#lib/places/around.ts';
import type { PlaceTopology } from '#lib/places/geometry.ts';
import { surroundedCountry, SURROUNDINGS } from '#lib/places/surroundings.ts';
import { OUTLINE } from '#lib/server/places/outlines/lb.ts';

const lebanon = { pcode: 'LB', level: 0, lat: 33.9, lon: 35.9 } as const;

describe('the surroundings', () => {
	test('are those of Lebanon, and of no other plan', () => {
		expect(surroundedCountry([lebanon])).toBe('LB');
		expect(surroundedCountry([{ ...lebanon, lat: null, lon: null }])).toBe('LB');
		expect(surroundedCountry([{ ...lebanon, lat: 5, lon: 5 }])).toBeUndefined();
		expect(surroundedCountry([{ ...lebanon, pcode: 'JO' }])).toBeUndefined();
		expect(surroundedCountry([{ ...lebanon, level: 1 }])).toBeUndefined();
	});

	test('are land where land is, sea where sea is, and leave the country out', async () => {
		const topology = await loadAround('LB');
		const { geometry } = feature(topology, topology.objects.land) as Feature<MultiPolygon>;
		// Counted on the plane: d3 takes a ring of the other direction for the rest of the globe.
		const rings = geometry.coordinates.flat();
		const isLand = (lon: number, lat: number) => rings.some((ring) => crosses(ring, lon, lat));
		expect([isLand(36.3, 33.5), isLand(35.3, 32.9), isLand(33.2, 35.1)]).toEqual([true, true, true]);
		expect([isLand(35.2, 34.1), isLand(34.5, 33)]).toEqual([false, false]);
		expect([isLand(35.9, 33.85), isLand(36.1, 34.4), isLand(35.4, 33.27)]).toEqual([false, false, false]);
	});

	test('have their names within what the map shows', () => {
		const [west, south, east, north] = SURROUNDINGS.LB.room;
		for (const { lat, lon } of SURROUNDINGS.LB.names) {
			expect(lon > west && lon < east && lat > south && lat < north).toBe(true);
		}
	});
});

test('lines of governorates lie in the country, or as near to its outline as an eye sees', () => {
	const topology = JSON.parse(OUTLINE) as PlaceTopology;
	const { lines, shapes } = topology.objects;
	if (!lines) throw new Error('no lines');
	const [country] = feature(topology, shapes).features;
	if (country?.geometry.type !== 'MultiPolygon') throw new Error('no country');
	const ring = country.geometry.coordinates[0]?.[0] ?? [];
	const drawn = feature(topology, lines).geometry.coordinates;
	expect(drawn.length).toBeGreaterThanOrEqual(5);
	const outside = drawn
		.flat()
		.filter(([lon = 0, lat = 0]) => !crosses(ring, lon, lat))
		.map(([lon = 0, lat = 0]) => Math.min(...ring.map(([x = 0, y = 0]) => Math.hypot(x - lon, y - lat))));
	expect(outside.length).toBeLessThan(20);
	for (const degrees of outside) expect(degrees).toBeLessThan(0.02);
});

/** Whether a point lies within a ring, by how often a line to the east crosses it. */
function crosses(ring: readonly (readonly number[])[], lon: number, lat: number): boolean {
	const crossed = ring.filter(([x = 0, y = 0], i) => {
		const [px = 0, py = 0] = ring.at(i - 1) ?? [];
		return y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x;
	});
	return crossed.length % 2 === 1;
}
