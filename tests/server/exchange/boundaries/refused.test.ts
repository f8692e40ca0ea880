import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BoundariesRefused, importBoundaries } from '#lib/server/exchange/boundaries/import.ts';
import { formatIssue } from '#lib/server/exchange/issue.ts';
import { addGeoPlan } from '../../../support/geoPlan.ts';
import { cells } from '../../../support/voronoi.ts';
import { collection, Harness, ring, SQUARE, standard } from './harness.ts';

const points = cells(40);
const harness = await Harness.open();
let planId: number;

beforeAll(async () => {
	planId = await addGeoPlan(harness.db, points);
});
afterAll(() => harness.close());

describe('boundaries are refused, nothing half stored', () => {
	test.each<[string, unknown, string]>([
		['no JSON', 'PK\u0003\u0004', 'This is no JSON'],
		['nothing, not a byte', '', 'This is no JSON'],
		['other JSON', { type: 'Point', coordinates: [35, 33] }, 'neither a GeoJSON FeatureCollection nor'],
		['a list', [1, 2], 'neither a GeoJSON FeatureCollection nor'],
		['broken TopoJSON', { type: 'Topology', objects: { a: 1 }, arcs: [] }, 'neither'],
		[
			'an arc that is not there',
			{
				type: 'Topology',
				objects: { a: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [[7]] }] } },
				arcs: [],
			},
			'1 shapes refer to arcs that are not in the file',
		],
		['an empty file', collection(), 'The file holds no shapes'],
		['no geometry', collection(['ZZ110000', null]), 'shape 1 (ZZ110000): has no geometry'],
		['a point', collection(['ZZ110000', { type: 'Point', coordinates: [35, 33] }]), 'is a Point'],
		[
			'no coordinates',
			collection(['ZZ110000', { type: 'Polygon', coordinates: [['a']] }]),
			'no rings of numbers',
		],
		['no rings', collection(['ZZ110000', { type: 'Polygon', coordinates: [] }]), 'has no rings'],
		[
			'an open ring',
			collection(['ZZ110000', ring([35.5, 33.5], [35.6, 33.5], [35.6, 33.6], [35.5, 33.6])]),
			'does not end where it began',
		],
		[
			'a ring of three',
			collection(['ZZ110000', ring([35.5, 33.5], [35.6, 33.5], [35.5, 33.5])]),
			'fewer than 4 positions',
		],
		[
			'a line',
			collection(['ZZ110000', ring([35.5, 33.5], [35.6, 33.6], [35.7, 33.7], [35.5, 33.5])]),
			'without an area',
		],
		[
			'a bow tie',
			collection(['ZZ110000', ring([35.5, 33.5], [35.6, 33.7], [35.6, 33.5], [35.5, 33.6], [35.5, 33.5])]),
			'crosses its own outline at 35.53333, 33.56667 (lon, lat)',
		],
		[
			'a hole across the outline',
			collection([
				'ZZ110000',
				{
					type: 'Polygon',
					coordinates: [
						...SQUARE.coordinates,
						[
							[35.55, 33.55],
							[35.55, 33.65],
							[35.58, 33.55],
							[35.55, 33.55],
						],
					],
				},
			]),
			'crosses its own outline',
		],
		[
			'metres',
			collection([
				'ZZ110000',
				ring([735000, 3750000], [736000, 3750000], [736000, 3751000], [735000, 3750000]),
			]),
			'EPSG:4326',
		],
		[
			'no code',
			collection([null, SQUARE]),
			'none of its properties is a code (adm3_pcode, admin3pcode, pcode',
		],
		[
			'a code twice',
			collection(['ZZ110000', SQUARE], ['ZZ110000', SQUARE]),
			'the code ZZ110000 is that of shape 1',
		],
		['codes of another level', collection(['ZZ11', SQUARE]), 'No shape is of a place of level 3'],
		[
			'another country',
			collection(['ZZ110000', ring([2, 48], [3, 48], [3, 49], [2, 48])]),
			'All shapes (1) lie elsewhere: the plan’s places lie between',
		],
		[
			'latitude first',
			collection([
				'ZZ110000',
				{ ...SQUARE, coordinates: SQUARE.coordinates.map((one) => one.map(([x, y]) => [y, x])) },
			]),
			'stand as latitude, longitude',
		],
	])('%s', async (_, content, message) => {
		expect(await harness.refusal(planId, content)).toEqual([expect.stringContaining(message)]);
	});

	test('with everything that is wrong at once', async () => {
		const file = collection(
			[null, SQUARE],
			['ZZ110001', ring([35.5, 33.5], [35.6, 33.5], [35.6, 33.6], [35.5, 33.6])],
			['ZZ110002', SQUARE],
			['ZZ110002', SQUARE],
			['ZZ110003', ring([2, 48], [3, 48], [3, 49], [2, 48])],
		);
		const kinds = (await harness.refusal(planId, file)).map((line) => / \(([^()]*)\)$/.exec(line)?.[1]);
		expect(kinds).toEqual(['no code', 'open ring', 'duplicate code', 'elsewhere']);
	});

	test('200 MB: before a byte of it is read', async () => {
		const path = join(harness.folder, 'large.geojson');
		const file = openSync(path, 'w');
		ftruncateSync(file, 200 * 2 ** 20);
		closeSync(file);
		const [began, memory] = [performance.now(), process.memoryUsage.rss()];
		await expect(importBoundaries(harness.db, [path], standard)).rejects.toMatchObject({
			issues: {
				kept: [{ kind: 'too large', message: expect.stringContaining('200 MB, at most 64') as string }],
			},
		});
		expect(performance.now() - began).toBeLessThan(1000);
		expect(process.memoryUsage.rss() - memory).toBeLessThan(50 * 2 ** 20);
	});

	test('a level in two parts of which one is broken, or that share a code', async () => {
		const part = (name: string, content: unknown) => {
			const path = join(harness.folder, name);
			writeFileSync(path, JSON.stringify(content));
			return path;
		};
		const sound = part('north.geojson', collection(['ZZ110000', SQUARE]));
		for (const [other, told] of [
			[collection(), 'south.geojson: The file holds no shapes'],
			[collection(['ZZ110000', SQUARE]), 'is that of shape 1 (ZZ110000) in north.geojson too'],
		] as const) {
			const before = await harness.layers(planId);
			const taken = importBoundaries(harness.db, [sound, part('south.geojson', other)], standard);
			const error: unknown = await taken.catch((thrown: unknown) => thrown);
			const kept = error instanceof BoundariesRefused ? error.issues.kept.map(formatIssue) : [];
			expect(kept).toContainEqual(expect.stringContaining(told));
			expect(await harness.layers(planId)).toEqual(before);
		}
	});

	test('a plan or file that is not there', async () => {
		expect(await harness.refusal(planId, collection(['ZZ110000', SQUARE]), { plan: 'nowhere' })).toEqual([
			expect.stringContaining('There is no plan nowhere; there are: voronoi.'),
		]);
		await expect(importBoundaries(harness.db, [join(harness.folder, 'none.json')], standard)).rejects.toThrow(
			BoundariesRefused,
		);
	});
});
