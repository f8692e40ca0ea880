/** Strangers' answers from memory, as a visitor of the built application meets them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, closeDatabase, transaction } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { BUILDING, freePort, raw, serve, startApp, type App, type Server } from './support/app.ts';
import { raiseFigure } from './support/seed.ts';

const SECTOR = '/api/v1/plans/harbour/sectors/shelter';
const PROGRESS = `${SECTOR}/progress?year=2024&quarter=1`;
const PAGE = '/harbour/shelter/2024/q1';
let app: App;
let second: Server;
beforeAll(async () => {
	app = await startApp();
	second = await serve(app.database, await freePort());
}, BUILDING);
afterAll(async () => {
	await second.end('SIGTERM');
	await app.stop();
});

const isKept = (line: string) => line.includes('"kept":true');
const linesOf = (server: Pick<Server, 'log'>) =>
	server
		.log()
		.split('\n')
		.filter((line) => line.includes('"route"'));
const madeOf = (server: Pick<Server, 'log'>) => linesOf(server).filter((line) => !isKept(line)).length;

test.each([PAGE, `/ar${PAGE}`, `${PAGE}/progress.csv`, `${PAGE}/map`, `${PAGE}/map.svg`, PROGRESS, '/'])(
	'%s is made once',
	async (path) => {
		const [told, made] = [linesOf(app).length, madeOf(app)];
		const first = await raw(app, path);
		expect(first.status).toBe(200);
		for (const encoding of ['br', 'gzip', 'identity']) {
			const again = await raw(app, path, { headers: { 'accept-encoding': encoding } });
			expect([again.status, again.headers.etag]).toEqual([200, first.headers.etag]);
		}
		expect((await raw(app, path)).body).toEqual(first.body);
		// A line is written after its answer has left.
		await expect.poll(() => linesOf(app).length).toBe(told + 5);
		expect(madeOf(app)).toBe(made + 1);
	},
);

test('whoever invents a parameter has the page that is there, and nothing is made for it', async () => {
	const lines = linesOf(app).length;
	const before = await raw(app, '/');
	// A line is written after its answer has left.
	await expect.poll(() => linesOf(app).length).toBe(lines + 1);
	const [told, made] = [linesOf(app).length, madeOf(app)];
	for (const asked of ['/?x=1', '/?x=2', '/?x=2&x=3', '/?utm_source=%3Cb%3E']) {
		const answer = await raw(app, asked);
		expect([answer.status, answer.body.equals(before.body)]).toEqual([200, true]);
	}
	await expect.poll(() => linesOf(app).length).toBe(told + 4);
	expect(madeOf(app)).toBe(made);
});

test('a draft leaves bytes and name as they are', async () => {
	const before = await raw(app, PAGE);
	const db = openDatabase(app.database);
	await transaction(db, (writer) => bumpDataVersion(writer, 1, new Date(), 'save row'));
	await closeDatabase(db);
	const after = await raw(app, PAGE);
	expect(after.headers.etag).toBe(before.headers.etag);
	expect(after.body).toEqual(before.body);
});

test('what another process approved is seen at once, in every process', async () => {
	const other = { ...app, origin: second.origin };
	const before = await Promise.all([raw(app, PROGRESS), raw(other, PROGRESS)]);
	expect(before[0].headers.etag).toBe(before[1].headers.etag);
	await raiseFigure(app.database);
	for (const server of [app, other]) {
		const { headers, body } = await raw(server, PROGRESS, { headers: { 'accept-encoding': 'identity' } });
		expect(headers.etag).not.toBe(before[0].headers.etag);
		expect(JSON.parse(body.toString())).toMatchObject({ indicators: [{ reached: 105 }, {}, {}, {}, {}, {}] });
	}
});
