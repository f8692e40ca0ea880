/** What strangers are told of services beside their list: by the API, on a map, and on the page of a place. */
import { beforeEach, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { servicesAnswer } from '#lib/exchange/forms/services.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { findListed } from '#lib/server/service/findListed.ts';
import { hsdsPage } from '#lib/server/service/hsds/list.ts';
import { mapOfServices } from '#lib/server/service/mapOfServices.ts';
import { line, NOW, useServices } from './setting.ts';

const ROUTE = '/src/routes/api/v1/plans/[plan]/services/+server.ts';
type Handler = (asked: object) => Promise<Response>;
const routes = import.meta.glob<Handler>('/src/routes/api/v1/plans/*/services/+server.ts', { import: 'GET' });

const { send, setting, head } = useServices();
beforeEach(async () => {
	const lines = [
		line('S1', { where: 'LB51; LB52', need: 'health' }),
		line('S2', { need: 'cash', who: 'DP02' }),
	];
	lines.push(line('S3', { where: 'LB51' }), line('OLD', { where: 'LB52', on: '2024-01-02' }));
	expect((await send([head, ...lines].join('\n'))).faults).toEqual([]);
});
async function ask(question = '', plan = 'p') {
	const url = new URL(`http://localhost/api/v1/plans/${plan}/services${question}`);
	const GET = await routes[ROUTE]?.();
	const answer = await GET?.({ url, params: { plan }, locals: { db: setting.db, viewer: null, now: NOW } });
	return { status: answer?.status, body: (await answer?.json()) as unknown };
}
const named = async (question: string) => {
	const { contents, ...list } = servicesAnswer.parse((await ask(question)).body);
	return { ...list, names: contents.map(({ name }) => name) };
};

test('the API answers what is listed, by need, and nothing that is withdrawn', async () => {
	expect(await named('')).toMatchObject({
		...{ total_items: 3, total_pages: 1, page_number: 1, first_page: true, last_page: true, empty: false },
		names: ['Service S2', 'Service S3', 'Service S1'],
	});
	expect(JSON.stringify(await ask())).not.toContain('OLD');
	expect((await named('?need=health')).names).toEqual(['Service S1']);
	expect((await named('?district=LB52')).names).toEqual(['Service S2', 'Service S1']);
	expect(await named('?need=water')).toMatchObject({ total_items: 0, empty: true, names: [] });
	expect(await named('?page=2')).toMatchObject({ total_items: 3, page_number: 2, empty: true, names: [] });
});

test('each field of the answer is one of its schema', async () => {
	const { body } = await ask();
	expect(servicesAnswer.strict().parse(body)).toEqual(body);
});

test.each([
	['?need=sweets', 400, 'need'],
	['?page=0', 400, 'page'],
	['?town=LB51', 400, 'town'],
	['?district=LB5', 404, 'district'],
])('%s is refused', async (question, status, parameter) => {
	const answer = await ask(question);
	expect(answer).toMatchObject({ status, body: { errors: [{ parameter }] } });
});

test('of a plan that is not there nothing is told', async () => {
	expect((await ask('', 'none')).status).toBe(404);
	expect(await snapshot(setting.db, (reader) => findListed(reader, 'none', NOW))).toEqual([]);
});

test('a list is cut into pages, the last one shorter', () => {
	const [first, last] = [hsdsPage([1, 2, 3], 1, 2), hsdsPage([1, 2, 3], 2, 2)];
	expect(first).toMatchObject({
		total_pages: 2,
		size: 2,
		first_page: true,
		last_page: false,
		contents: [1, 2],
	});
	expect(last).toMatchObject({ total_items: 3, size: 1, first_page: false, last_page: true, contents: [3] });
});

test('the map has the districts of what is listed, and the page of a place knows no other', async () => {
	await snapshot(setting.db, async (reader) => {
		const listed = await findListed(reader, 'p', NOW);
		expect(listed.map(({ code }) => code)).toEqual(['S1', 'S2', 'S3']);
		const { districts, everywhere } = await mapOfServices(reader, 1, listed, null);
		expect(districts.map(({ pcode, reached }) => [pcode, reached])).toEqual([
			['LB51', 2],
			['LB52', 1],
		]);
		expect(everywhere).toBe(1);
		const health = await mapOfServices(reader, 1, listed, 'health');
		expect([health.districts.map(({ reached }) => reached), health.everywhere]).toEqual([[1, 1], 0]);
	});
});

test('on the last day of the plan’s limit the API still answers with it, and not on the day after', async () => {
	await setting.db.writer.insert(schema.serviceLimit).values({ planId: 1, days: 41 });
	expect((await named('')).total_items).toBe(3);
	await setting.db.writer.update(schema.serviceLimit).set({ days: 40 });
	expect((await named('')).total_items).toBe(0);
});
