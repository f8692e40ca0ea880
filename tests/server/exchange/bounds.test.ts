/** How much a bundle and a file of shapes may bring: every limit tells itself, and soon. */
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importBoundaries, BoundariesRefused } from '#lib/server/exchange/boundaries/import.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');
const SOON = 5_000;

test('a report has at most 2,000 activities', async () => {
	const { take } = await workshop();
	const rows = (count: number) =>
		Array.from({ length: count }, (_, i) => `P2,2024,1,approved,R${i},1.1.a,M2,ongoing,,,,,,,1,`);
	const file = (count: number) => ({
		'reports.csv': [...tinyRows('reports.csv'), ...rows(count), ''].join('\n'),
	});
	const { issues } = await refusal(take(file(2_001)));
	expect(issues.kept).toMatchObject([{ kind: 'too many activities', line: 7 }]);
	expect((await take(file(2_000))).activities).toBeGreaterThan(2_000);
});

test('a section of narrative is a text, not a book', async () => {
	const { take } = await workshop();
	const head = '---\nyear: 2024\nquarter: 1\nsection: summary\nlanguage: en\n---\n';
	const { issues } = await refusal(take({ 'narrative/s.md': head + 'x'.repeat(100_000) }));
	expect(issues.kept).toMatchObject([{ kind: 'too long', file: 'narrative/s.md' }]);
	const many = Object.fromEntries(
		Array.from({ length: 90 }, (_, i) => [`narrative/s${i}.md`, head + 'x'.repeat(99_000)]),
	);
	const all = await refusal(take(many));
	expect(all.issues.kept).toContainEqual(expect.objectContaining({ kind: 'too long', file: 'narrative' }));
});

/** A ring that goes to and fro over the whole width, so that every edge lies beside every other. */
function wideRing(edges: number): number[][] {
	const points = Array.from({ length: edges }, (_, i) => [i % 2 === 0 ? 35 : 36, 33 + i / edges]);
	return [...points, [34.9, 34], [34.9, 33], [35, 33]];
}

test.each([
	[
		'nested arcs',
		`{"type":"Topology","objects":{"adm3":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":${'['.repeat(200_000)}${']'.repeat(200_000)}}]}},"arcs":[]}`,
		'not boundaries',
	],
	[
		'nested features',
		`{"type":"FeatureCollection","features":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
		'not boundaries',
	],
	[
		'edges side by side',
		JSON.stringify({
			type: 'FeatureCollection',
			features: [
				{
					type: 'Feature',
					properties: { ADM3_PCODE: 'M1' },
					geometry: { type: 'Polygon', coordinates: [wideRing(60_000)] },
				},
			],
		}),
		'too intricate',
	],
])('%s are refused soon', async (_, text, kind) => {
	const { db, folder, take } = await workshop();
	await take();
	const path = join(folder, 'shapes.json');
	writeFileSync(path, text);
	const began = performance.now();
	const options = { level: 3, code: null, name: null, object: null, source: null, disclaimer: null } as const;
	const error: unknown = await importBoundaries(db, [path], {
		...options,
		plan: null,
		now: NOW,
		dryRun: false,
	}).catch((thrown: unknown) => thrown);
	expect(performance.now() - began).toBeLessThan(SOON);
	expect(error).toBeInstanceOf(BoundariesRefused);
	if (error instanceof BoundariesRefused)
		expect(error.issues.kept.map((issue) => issue.kind)).toContain(kind);
});
