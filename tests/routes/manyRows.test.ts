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
/** Where the list is long. */
const OTHER: Readonly<Record<string, Record<string, string>>> = {
	'/manage/[plan]/[sector]/framework': { sector: 'water' },
};
/** Who sees most comes first. */
const ASKING: readonly Role[] = [...ROLES, 'person', 'stranger'];
const pages = Object.entries(ROUTES).flatMap(([route, { GET: may }]) =>
	may && !FILES.test(route) ? [{ route, may }] : [],
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
			const address = addressOf(route, OTHER[route]);
			const { status, took, body } = await ask(address, role);
			let again = took;
			// Something else may have been done meanwhile.
			for (let tries = 0; again > LONGEST && tries < 3; tries++)
				again = Math.min(again, (await ask(address, role)).took);
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
	['/manage/harbour/shelter/funding?year=2024&part=999', 'Organisation '],
	['/manage/harbour/water/framework?part=17', 'Indicator 4999'],
	['/manage/harbour/water/framework?at=indicator+1.1.4321', 'Indicator 4321'],
])('what is not on the first page is reached: %s', async (address, words) => {
	const { status, body } = await ask(address, 'administrator');
	expect([status, body.includes(words)]).toEqual([200, true]);
});

test.each([
	['/manage/harbour/organisations', '5,003 organisations'],
	['/manage/people?plan=harbour', '5,007 people with a role'],
	['/manage/people/many?plan=harbour', '5,000 people have not signed in yet'],
])('how long a list is stands above it as numbers are written: %s', async (address, words) => {
	expect((await ask(address, 'administrator')).body).toContain(words);
});

const shown = (body: string) =>
	new Set(
		body.replaceAll(/<(script|svg)\b.*?<\/\1>/gs, '').match(/(Organisation|Place|District) \d+/g) ?? [],
	);

test.each([
	['/harbour/shelter/2024/q1/funding', 'donors-2'],
	['/harbour/shelter/2024/q1/funding', 'partners-50'],
	['/harbour/shelter/2024/q1/funding', 'contributions-50'],
	['/harbour/shelter/2024/q1/funding', 'way-25'],
	['/harbour/shelter/2024/q2/donors/D1', 'given-50'],
	['/harbour/shelter/2024/q2/donors/D1', 'where-4'],
	['/harbour/shelter/2024/q1/partners', 'what-2'],
	['/harbour/shelter/2024/q1/partners', 'activities-2'],
	['/harbour/shelter/2024/q1/indicators/1.1.a', 'places-3-50'],
	['/harbour/shelter/2024/q1/indicators/1.1.a', 'partners-50'],
	['/harbour/shelter/2024/q2/map', '25'],
	['/review?plan=harbour&sector=shelter&period=2024-Q1', 'standings-50'],
])('each part of a long list has others: %s, %s', async (address, part) => {
	const at = `${address}${address.includes('?') ? '&' : '?'}part=${part}`;
	const [first, other] = [await ask(address, 'administrator'), await ask(at, 'administrator')];
	expect([first.status, other.status]).toEqual([200, 200]);
	expect(Buffer.byteLength(other.body)).toBeLessThan(MOST_BYTES);
	const before = shown(first.body);
	expect([...shown(other.body)].filter((name) => !before.has(name)).length).toBeGreaterThan(50);
});

test('files have all rows, and a map is filtered by a name that is typed', async () => {
	const { body } = await ask('/harbour/shelter/2024/q1/funding/donors.csv', 'stranger');
	expect(body.trim().split('\n').length).toBeGreaterThan(5_000);
	const map = await raw(app, '/harbour/shelter/2024/q2/map?partner=organisation+4322', { headers: {} });
	expect([map.status, String(map.headers.location)]).toEqual([303, expect.stringContaining('partner=N4322')]);
	const filtered = await ask('/harbour/shelter/2024/q2/map?partner=N4322', 'stranger');
	expect(filtered.body).toContain('Organisation 4322');
});

test('one person’s forms are open, and nobody else’s', async () => {
	const closed = await ask('/manage/people?plan=harbour', 'administrator');
	expect(closed.body).not.toContain('?/change');
	const open = await ask('/manage/people?plan=harbour&find=p4321@&person=14321', 'administrator');
	expect(open.body.match(/\?\/change/g)).toHaveLength(1);
});
