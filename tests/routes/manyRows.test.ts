/** Every page whose lists have 5,000 rows is as light and as quick as any. Source: docs/rules.md, Bounds. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES, ROUTES, type Role } from '#lib/access/permission.ts';
import { addressOf } from './support/addresses.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { seedMany } from './support/manyRows.ts';
import { cookiesOf } from './support/people.ts';

/** Of a page as it is sent, unpacked. */
const MOST_BYTES = 600_000;
/** Milliseconds, on a machine that does other things too. */
const LONGEST = 2_000;
/** Files and answers for machines carry all rows: that is what they are for. */
const FILES =
	/\.(csv|json|svg|png|xlsx|docx|atom)$|^\/(api|embed)\/|\[revision\]|\/files\/|\/minutes\/|\/import\/marked$/;
/** Whose lists are as long as what they show. docs/rules.md, Not built yet. */
const NOT_YET = [
	...['funding', 'indicators/[code]', 'map', 'partners'].map(
		(page) => `/[plan]/[sector]/[year]/[quarter]/${page}`,
	),
	'/review',
];
/** Who sees most comes first. */
const ASKING: readonly Role[] = [...ROLES, 'person', 'stranger'];
const pages = Object.entries(ROUTES).flatMap(([route, { GET: may }]) =>
	may && !FILES.test(route) && !NOT_YET.includes(route) ? [{ route, may }] : [],
);

let app: App;
let cookies: Record<Role, string>;
beforeAll(async () => {
	app = await startApp({}, seedMany);
	cookies = await cookiesOf(app);
}, BUILDING);
afterAll(() => app.stop());

async function ask(address: string, role: Role) {
	const began = performance.now();
	const headers = { accept: 'text/html', cookie: cookies[role], 'accept-encoding': 'identity' };
	const { status, body } = await raw(app, address, { headers });
	return { status, took: Math.round(performance.now() - began), body: body.toString() };
}

test('no page is heavy or slow, to a stranger and to whoever sees most of it', async () => {
	const heavy: string[] = [];
	for (const { route, may } of pages) {
		const most = ASKING.find((one) => may.includes(one));
		for (const role of ASKING.filter((one) => one === most || (one === 'stranger' && may.includes(one)))) {
			const address = addressOf(route);
			const { status, took, body } = await ask(address, role);
			// Something else may have been done meanwhile.
			const again = took > LONGEST ? (await ask(address, role)).took : took;
			const bytes = Buffer.byteLength(body);
			if (bytes > MOST_BYTES || again > LONGEST)
				heavy.push(`${route}, ${role}: ${status}, ${bytes} B, ${again} ms`);
		}
	}
	expect(heavy).toEqual([]);
	expect(pages.length).toBeGreaterThan(50);
}, 120_000);

test.each([
	['/manage/people?plan=harbour&find=p4321@', 'Person 4321'],
	['/manage/people?plan=harbour&part=999', 'Person '],
	['/manage/people/many?plan=harbour&part=999', 'Person '],
	['/manage/harbour/places?find=M4321', 'Place 4321'],
	['/manage/harbour/organisations?part=999', 'Organisation '],
	['/manage/harbour/shelter/needs?part=999', 'Place '],
	['/manage/harbour/services?part=999', 'Service '],
])('what is not on the first page is reached: %s', async (address, words) => {
	const { status, body } = await ask(address, 'administrator');
	expect([status, body.includes(words)]).toEqual([200, true]);
});

test('one person’s forms are open, and nobody else’s', async () => {
	const closed = await ask('/manage/people?plan=harbour', 'administrator');
	expect(closed.body).not.toContain('?/change');
	const open = await ask('/manage/people?plan=harbour&find=p4321@&person=14321', 'administrator');
	expect(open.body.match(/\?\/change/g)).toHaveLength(1);
});
