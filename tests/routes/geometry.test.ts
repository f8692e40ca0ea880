/** The address of shapes: what it answers, and how long a browser may keep it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, openDatabase, snapshot, transaction } from '#lib/server/database/driver.ts';
import { storeLayer } from '#lib/server/places/commands/storeLayer.ts';
import { getShapesVersion } from '#lib/server/places/geometry.ts';
import { startApp, type App } from './support/app.ts';
import { answerSchema, type Document } from './support/document.ts';

const ADDRESS = '/api/v1/plans/harbour/sectors/shelter/geometry';
const SQUARE = {
	type: 'Topology',
	objects: {
		shapes: {
			type: 'GeometryCollection',
			properties: { level: 3, source: 'Own work', disclaimer: null },
			geometries: [{ type: 'Polygon', id: 'ZZ111', arcs: [[0]] }],
		},
	},
	arcs: [
		[
			[35, 33],
			[36, 33],
			[36, 34],
			[35, 33],
		],
	],
};
let app: App;
beforeAll(async () => {
	app = await startApp();
	await store(SQUARE);
});
afterAll(() => app.stop());

async function store(topology: object): Promise<void> {
	const db = openDatabase(app.database);
	const layer = {
		level: 3,
		topology: JSON.stringify(topology),
		shapes: 1,
		source: null,
		disclaimer: null,
	} as const;
	await transaction(db, (writer) => storeLayer(writer, 1, layer, new Date()));
	await closeDatabase(db);
}

const ask = (query: string, headers: Record<string, string> = {}) =>
	fetch(`${app.origin}${ADDRESS}${query}`, { headers });

test('answers with the shapes of the level, as the document says', async () => {
	const answer = await ask('?level=3');
	expect(answer.status).toBe(200);
	const body: unknown = await answer.json();
	expect(body).toMatchObject({
		objects: { shapes: { geometries: [{ id: 'ZZ111', properties: { place: 'ZZ111' } }] } },
	});
	const document = (await (await fetch(`${app.origin}/api/v1/openapi.json`)).json()) as Document;
	const problems = answerSchema(document, '/api/v1/plans/{plan}/sectors/{sector}/geometry').safeParse(body);
	expect(problems.error?.issues).toBeUndefined();
});

test('a level without shapes is empty; level 0 is what there is', async () => {
	for (const [query, count] of [
		['?level=1', 0],
		['', 1],
	] as const) {
		const body = (await (await ask(query)).json()) as typeof SQUARE;
		expect(body.objects.shapes.geometries).toHaveLength(count);
	}
});

test('is asked for anew each time, unless it is asked for by its version', async () => {
	const plain = await ask('?level=3');
	expect(plain.headers.get('cache-control')).toBe('no-cache');
	const again = await ask('?level=3', { 'if-none-match': plain.headers.get('etag') ?? '' });
	expect(again.status).toBe(304);
	expect((await ask('?level=3&v=another')).headers.get('cache-control')).toBe('no-cache');
	const db = openDatabase(app.database);
	const version = await snapshot(db, (reader) => getShapesVersion(reader, 1, 3));
	await closeDatabase(db);
	const kept = await ask(`?level=3&v=${version}`);
	expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('other shapes are another answer', async () => {
	const before = (await ask('?level=3')).headers.get('etag');
	await store({ ...SQUARE, bbox: [35, 33, 36, 34] });
	expect((await ask('?level=3')).headers.get('etag')).not.toBe(before);
});

test.each([
	['?level=4', 400],
	['?level=1&level=2', 400],
	['?depth=1', 400],
])('%s is refused with %d', async (query, status) => {
	expect((await ask(query)).status).toBe(status);
});

test('a plan that shows strangers nothing yet shows no shapes either', async () => {
	const closed = await fetch(`${app.origin}${ADDRESS.replace('harbour', 'closed')}`);
	expect(closed.status).toBe(404);
});
